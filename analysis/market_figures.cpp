#include "analysis/market_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace analysis {

namespace {

using models::Rung;
using models::Rungs;
using sim::Wide;

double at(const Rungs& rungs, Rung rung) {
    return static_cast<double>(rungs[static_cast<std::size_t>(rung)]);
}

}  // namespace

MarketFigures::MarketFigures(const models::World& world)
    : world_(world),
      ladder_(world.record->ladder.months(world.now())),
      prices_(world.record->prices.months(world.now())) {
    for (const auto& month : ladder_) {
        auto& clusters = rungs_.emplace_back();
        for (std::uint32_t c = 0; c < world.sites.size(); ++c)
            clusters.push_back(world.record->ladder.rungs_of(month, c));
    }
}

std::string MarketFigures::name(std::size_t month) const {
    using namespace std::chrono;
    const Date date = world_.scenario.start + from(month).time_since_epoch();
    const year_month_day day(floor<days>(date));
    return fmt::format("{:04}-{:02}", int(day.year()), unsigned(day.month()));
}

std::optional<std::size_t> MarketFigures::month_of(Date date) const {
    const Time time{date - world_.scenario.start};
    for (std::size_t m = 0; m < months(); ++m)
        if (time >= from(m) && (time < until(m) || (m + 1 == months() && time == until(m))))
            return m;
    return std::nullopt;
}

Rungs MarketFigures::sum(std::size_t month, const Selection& of,
                         std::optional<std::uint32_t> demand) const {
    Rungs sum{};
    for (std::uint32_t c = 0; c < of.size(); ++c) {
        if (!of[c]) continue;
        const Rungs one =
            demand ? world_.record->ladder.rungs_of(ladder_[month], c, *demand) : rungs_[month][c];
        for (std::size_t r = 0; r < models::rung_count; ++r) sum[r] += one[r];
    }
    return sum;
}

LadderFigures MarketFigures::ladder_of(std::size_t month, const Selection& of,
                                       std::optional<std::uint32_t> demand) const {
    const Rungs all = sum(month, of);
    double installed = 0;
    for (const Wide rung : all) installed += static_cast<double>(rung);
    LadderFigures figures;
    if (installed <= 0) return figures;
    const Rungs reached = demand ? sum(month, of, demand) : all;
    const double length = static_cast<double>((until(month) - from(month)).count());
    figures.accelerators = installed / length;
    figures.effective = at(reached, Rung::effective) / installed;
    figures.busy = figures.effective + at(reached, Rung::busy) / installed;
    figures.allocated = figures.busy + at(reached, Rung::allocated) / installed;
    figures.rented = figures.allocated + at(reached, Rung::rented) / installed;
    figures.in_service = 1 - at(all, Rung::installed) / installed;
    return figures;
}

std::optional<double> MarketFigures::posted(std::size_t month, const Selection& of) const {
    const auto open = [&](std::uint32_t c) { return world_.sites[c].spec.serves.empty(); };
    double weights = 0;
    double sum = 0;
    const double length = static_cast<double>((until(month) - from(month)).count());
    for (std::uint32_t c = 0; c < of.size(); ++c) {
        if (!of[c] || !open(c)) continue;
        double service = 0;
        for (std::size_t r = 1; r < models::rung_count; ++r)
            service += static_cast<double>(rungs_[month][c][r]);
        weights += service;
        sum += service * static_cast<double>(prices_[month].posted[c]) / length / 1e6;
    }
    if (weights <= 0) return std::nullopt;
    return sum / weights;
}

std::optional<Selection> MarketFigures::named(std::string_view name) const {
    Selection selection(world_.sites.size());
    bool any = false;
    for (std::uint32_t c = 0; c < selection.size(); ++c) {
        const auto& site = world_.sites[c];
        const auto* kind = chip(c);
        const bool domestic = kind != nullptr && kind->domestic;
        selection[c] = name.empty() || site.region == name || hub(c) == name ||
                       site.spec.chip == name || site.spec.operator_ == name ||
                       (kind != nullptr && kind->ecosystem == name) ||
                       (name == "hubs" && !hub(c).empty()) || (name == "domestic" && domestic) ||
                       (name == "foreign" && kind != nullptr && !domestic);
        any = any || selection[c];
    }
    if (!any) return std::nullopt;
    return selection;
}

double MarketFigures::installed_accelerators(Time when, const Selection& of) const {
    double sum = 0;
    for (std::uint32_t c = 0; c < of.size(); ++c)
        if (of[c])
            sum += static_cast<double>(
                models::in_service(world_.sites[c].spec, world_.scenario.start, when, false));
    return sum;
}

double MarketFigures::installed_fp16(Time when, const Selection& of) const {
    double sum = 0;
    for (std::uint32_t c = 0; c < of.size(); ++c) {
        const auto* kind = chip(c);
        if (!of[c] || kind == nullptr || !kind->fp16) continue;
        sum += kind->fp16->value * static_cast<double>(models::in_service(
                                       world_.sites[c].spec, world_.scenario.start, when, false));
    }
    return sum;
}

models::EnergyUse MarketFigures::energy(const Selection& of) const {
    models::EnergyUse sum;
    for (std::uint32_t c = 0; c < of.size(); ++c) {
        if (!of[c] || chip(c) == nullptr || region(c) == nullptr) continue;
        for (std::size_t m = 0; m < months(); ++m) {
            const auto one = models::energy_of(*chip(c), *region(c), rungs_[m][c]);
            sum.servers += one.servers;
            sum.building += one.building;
            sum.located += one.located;
            sum.contracted += one.contracted;
            sum.cost += one.cost;
        }
    }
    return sum;
}

std::string_view MarketFigures::hub(std::uint32_t cluster) const {
    const auto* place = region(cluster);
    return place == nullptr ? std::string_view{} : std::string_view(place->hub);
}

const models::Chip* MarketFigures::chip(std::uint32_t cluster) const {
    const auto found = world_.scenario.chips.find(world_.sites[cluster].spec.chip);
    return found == world_.scenario.chips.end() ? nullptr : &found->second;
}

const models::Region* MarketFigures::region(std::uint32_t cluster) const {
    const auto found = world_.scenario.regions.find(world_.sites[cluster].region);
    return found == world_.scenario.regions.end() ? nullptr : &found->second;
}

}  // namespace analysis
