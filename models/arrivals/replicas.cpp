#include "models/arrivals/replicas.hpp"

#include <algorithm>
#include <cmath>

#include "sim/math.hpp"

namespace models {

namespace {

using namespace std::chrono_literals;
constexpr std::size_t hours_a_day = 24;

}  // namespace

std::optional<std::string> Replicas::problem() const {
    if (!hours.empty() && hours.size() != hours_a_day) return "hours needs 24 factors";
    if (!weekdays.empty() && weekdays.size() != 7) return "weekdays needs 7 factors";
    for (std::size_t i = 1; i < load.size(); ++i)
        if (load[i].date <= load[i - 1].date)
            return "load must stand in order of time, each date once";
    return std::nullopt;
}

Replicas::Generator::Generator(const Replicas& spec, Draw draw, Date start, double gang,
                               double scale, double finer)
    : spec_(spec),
      draw_(draw),
      start_(start),
      term_(std::max(saturated_duration(seconds(spec.term) / finer), Duration{24h})),
      per_group_(spec.per_accelerator * spec.fill * gang / scale),
      rented_(static_cast<std::size_t>(spec.services)) {
    double sum = 0;
    for (std::int64_t n = 1; n <= spec.services; ++n) {
        share_.push_back(math::exp(-spec.skew * math::log(static_cast<double>(n))));
        sum += share_.back();
    }
    for (double& share : share_) share /= sum;
    settle();
}

double Replicas::Generator::load(Date date) const {
    const auto& points = spec_.load;
    if (date <= points.front().date) return points.front().tokens;
    if (date >= points.back().date) return points.back().tokens;
    const auto after = std::ranges::find_if(points, [&](const Load& p) { return p.date > date; });
    const auto before = std::prev(after);
    const double part = static_cast<double>((date - before->date).count()) /
                        static_cast<double>((after->date - before->date).count());
    const double growth = math::log(after->tokens) - math::log(before->tokens);
    return before->tokens * math::exp(growth * part);
}

void Replicas::Generator::pass() {
    ++at_;
    settle();
}

void Replicas::Generator::settle() {
    while (at_ == today_.size()) plan_day();
    next_ = today_[at_].from;
}

void Replicas::Generator::plan_day() {
    today_.clear();
    at_ = 0;
    const Date midnight = start_ + day_.time_since_epoch();
    const auto weekday =
        std::chrono::weekday{std::chrono::floor<std::chrono::days>(midnight)}.iso_encoding() - 1;
    double factor = load(midnight) * (spec_.weekdays.empty() ? 1 : spec_.weekdays[weekday]);
    double mean = spec_.hours.empty() ? 1 : 0;
    for (const double hour : spec_.hours) mean += hour / hours_a_day;
    factor /= mean * per_group_;
    std::vector<double> need(hours_a_day);
    for (std::uint32_t service = 0; service < share_.size(); ++service) {
        for (std::size_t h = 0; h < hours_a_day; ++h)
            need[h] =
                std::ceil(factor * share_[service] * (spec_.hours.empty() ? 1 : spec_.hours[h]));
        plan(service, need);
    }
    std::ranges::stable_sort(today_, {}, &Group::from);
    day_ += 24h;
}

// What the quietest hour needs is rented for a term, one group after another; the rest by the hour.
void Replicas::Generator::plan(std::uint32_t service, const std::vector<double>& need) {
    const auto [least, most] = std::ranges::minmax(need);
    auto& rented = rented_[service];
    const Time tomorrow = day_ + 24h;
    while (!rented.empty() && rented.front() <= day_) rented.pop_front();
    auto ending =
        static_cast<std::size_t>(std::ranges::upper_bound(rented, tomorrow) - rented.begin());
    for (; ending > 0; --ending) {
        const Time end = rented.front();
        rented.pop_front();
        if (static_cast<double>(rented.size()) < least) rent(service, end);
    }
    while (static_cast<double>(rented.size()) < least)
        rent(service, day_ + saturated_duration(3600 * draw_.uniform()));
    for (double level = least + 1; level <= most; ++level) {
        for (std::size_t h = 0; h < hours_a_day; ++h) {
            if (need[h] < level) continue;
            const std::size_t first = h;
            while (h < hours_a_day && need[h] >= level) ++h;
            const Time from =
                day_ + std::chrono::hours(first) + saturated_duration(3600 * draw_.uniform());
            today_.push_back({from, std::chrono::hours(h - first), service});
        }
    }
}

void Replicas::Generator::rent(std::uint32_t service, Time from) {
    today_.push_back({from, term_, service});
    auto& rented = rented_[service];
    rented.insert(std::ranges::upper_bound(rented, from + term_), from + term_);
}

}  // namespace models
