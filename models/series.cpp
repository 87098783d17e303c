#include "models/series.hpp"

#include <fmt/format.h>

#include <array>

#include "sim/problems.hpp"

namespace models {

namespace {

using namespace std::chrono_literals;

// Each step holds a whole number of the one before.
constexpr std::array<Duration, 17> ladder{1us, 10us, 100us, 1ms,    10ms,   100ms,
                                          1s,  10s,  1min,  10min,  1h,     6h,
                                          24h, 240h, 2400h, 24000h, 240000h};

}  // namespace

Series::Series(std::size_t clusters, std::optional<Duration> interval)
    : totals_(clusters),
      interval_(interval.value_or(ladder.front())),
      fixed_(interval.has_value()) {
    boundary_ = Time{interval_};
}

Series::Photograph Series::photograph(const Totals& t, Time at) {
    return {t.arrived, t.started, t.served, t.lost, t.waiting.integral(at), t.busy.integral(at)};
}

void Series::close() {
    if (fixed_ && photographs_.size() + totals_.size() > most_rows)
        throw InputError(
            {{"", 0, 0, "report.interval",
              fmt::format("is too short: the time series has more than {} rows", most_rows), ""}});
    for (const auto& totals : totals_) photographs_.push_back(photograph(totals, boundary_));
    ++intervals_;
    if (!fixed_ && intervals_ == most) coarsen();
    boundary_ = later(boundary_, interval_);
}

void Series::coarsen() {
    const auto ratio = static_cast<std::size_t>(ladder.at(rung_ + 1) / ladder.at(rung_));
    ++rung_;
    interval_ = ladder.at(rung_);
    const auto clusters = totals_.size();
    const auto kept = intervals_ / ratio;
    for (std::size_t i = 0; i < kept; ++i)
        for (std::size_t c = 0; c < clusters; ++c)
            photographs_[i * clusters + c] = photographs_[((i + 1) * ratio - 1) * clusters + c];
    photographs_.resize(kept * clusters);
    intervals_ = kept;
    boundary_ = Time{interval_ * static_cast<std::int64_t>(kept)};
}

std::vector<SeriesRow> Series::rows(Time now) const {
    Series done = *this;
    done.look(now);
    std::vector<SeriesRow> rows;
    const auto clusters = totals_.size();
    std::vector<Photograph> before(clusters);
    Time from{};
    const auto add = [&](Time until, auto photograph_of) {
        const double length = static_cast<double>((until - from).count());
        for (std::uint32_t c = 0; c < clusters; ++c) {
            const Photograph after = photograph_of(c);
            const Photograph& old = before[c];
            rows.push_back({from, until, c, after.arrived - old.arrived,
                            after.started - old.started, after.served - old.served,
                            after.lost - old.lost,
                            static_cast<double>(after.waiting - old.waiting) / length,
                            static_cast<double>(after.busy - old.busy) / length});
            before[c] = after;
        }
        from = until;
    };
    // what happened at `now` itself belongs to the last row, also where an interval ends there
    for (std::size_t i = 0; i < done.intervals_; ++i) {
        const Time until{done.interval_ * static_cast<std::int64_t>(i + 1)};
        if (until >= now) break;
        add(until, [&](std::uint32_t c) { return done.photographs_[i * clusters + c]; });
    }
    if (now > from) add(now, [&](std::uint32_t c) { return photograph(totals_[c], now); });
    return rows;
}

}  // namespace models
