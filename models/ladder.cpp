#include "models/ladder.hpp"

#include <cmath>

namespace models {

namespace {

std::int64_t per_million(double share) {
    return static_cast<std::int64_t>(std::nearbyint(share * 1e6));
}

}  // namespace

Ladder::Ladder(const Scenario& scenario, const Measured& measured)
    : measured_(&measured),
      classes_(measured.classes.size()),
      calendar_(scenario.start),
      levels_(measured.clusters.size() * classes_) {
    for (const auto& [name, demand] : scenario.demand) {
        const Use& use = demand.use;
        shares_.push_back({per_million(use.allocated), per_million(use.allocated * use.busy),
                           per_million(use.allocated * use.busy * use.effective)});
    }
}

Wide Ladder::rented(std::uint32_t cluster, Time now) const {
    Wide sum = 0;
    for (std::size_t d = 0; d < classes_; ++d) sum += levels_[cluster * classes_ + d].integral(now);
    return sum;
}

std::vector<Wide> Ladder::photograph(Time at) const {
    std::vector<Wide> totals;
    totals.reserve(levels_.size());
    for (const auto& level : levels_) totals.push_back(level.integral(at));
    return totals;
}

void Ladder::close() {
    photographs_.push_back({calendar_.end(), photograph(calendar_.end())});
    calendar_.pass();
}

std::vector<LadderMonth> Ladder::months(Time now) const {
    Ladder done = *this;
    done.look(now);
    if (done.photographs_.empty() || done.photographs_.back().at < now)
        done.photographs_.push_back({now, photograph(now)});
    std::vector<LadderMonth> months;
    Time from{};
    std::vector<Wide> before(levels_.size());
    for (auto& [at, totals] : done.photographs_) {
        LadderMonth month{from, at, totals};
        for (std::size_t i = 0; i < totals.size(); ++i) month.rented[i] -= before[i];
        months.push_back(std::move(month));
        before = std::move(totals);
        from = at;
    }
    return months;
}

Rungs Ladder::rungs_of(const LadderMonth& month, std::uint32_t cluster,
                       std::uint32_t demand) const {
    // of millionths of accelerators, so that nothing is rounded away
    const Wide rented = month.rented[cluster * classes_ + demand];
    const auto& [allocated, busy, effective] = shares_[demand];
    const Wide upto_allocated = rented * allocated / 1'000'000;
    const Wide upto_busy = rented * busy / 1'000'000;
    const Wide upto_effective = rented * effective / 1'000'000;
    return {0,
            0,
            rented - upto_allocated,
            upto_allocated - upto_busy,
            upto_busy - upto_effective,
            upto_effective};
}

Rungs Ladder::rungs_of(const LadderMonth& month, std::uint32_t cluster) const {
    const ClusterSpec& spec = measured_->sites[cluster].spec;
    const auto length = [&](bool commissioning) {
        return in_service_integral(spec, measured_->start, month.until, commissioning) -
               in_service_integral(spec, measured_->start, month.from, commissioning);
    };
    Rungs sum{};
    Wide rented = 0;
    for (std::uint32_t d = 0; d < classes_; ++d) {
        const Rungs one = rungs_of(month, cluster, d);
        for (std::size_t r = 0; r < rung_count; ++r) sum[r] += one[r];
        rented += month.rented[cluster * classes_ + d];
    }
    const Wide service = length(true);
    sum[static_cast<std::size_t>(Rung::installed)] = length(false) - service;
    sum[static_cast<std::size_t>(Rung::in_service)] = service - rented;
    return sum;
}

}  // namespace models
