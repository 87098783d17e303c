// How the run went over time: one row an interval and cluster.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/facts.hpp"
#include "sim/level.hpp"

namespace models {

/// What happened at one cluster from `from` until `until`.
struct SeriesRow {
    Time from{};
    Time until{};
    std::uint32_t cluster = 0;
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::uint64_t served = 0;
    std::uint64_t lost = 0;  // ended otherwise
    double waiting = 0;      // jobs, mean over the interval
    double busy = 0;         // accelerators, mean over the interval
};

/// Running totals, photographed at the end of each interval; a row is the difference of two
/// photographs. Where no interval is given, it starts small and becomes longer, along a ladder of
/// round steps, whenever there are more than 600: joining intervals is dropping photographs. Where
/// one is given, more than `most_rows` are an InputError.
class Series {
  public:
    static constexpr std::size_t most_rows = 1'000'000;

    Series(std::size_t clusters, std::optional<Duration> interval);

    void on(const Arrived& e) {
        look(e.at);
        if (e.job.cluster != nowhere) ++totals_[e.job.cluster].arrived;
    }
    void on(const Started& e) {
        look(e.at);
        ++totals_[e.job.cluster].started;
    }
    void on(const Ended& e) {
        look(e.at);
        if (e.job.cluster == nowhere) return;
        auto& totals = totals_[e.job.cluster];
        ++(e.outcome == Outcome::served ? totals.served : totals.lost);
    }
    void on(const Occupied& e) {
        look(e.at);
        auto& totals = totals_[e.cluster];
        totals.waiting.set(e.at, e.waiting);
        totals.busy.set(e.at, e.busy);
    }
    void on(const Restarted&) {}  // the series shows the warm-up too

    /// All rows up to `now`; the last interval ends there.
    std::vector<SeriesRow> rows(Time now) const;

    Duration interval() const { return interval_; }

  private:
    static constexpr std::size_t most = 600;

    struct Totals {
        std::uint64_t arrived = 0;
        std::uint64_t started = 0;
        std::uint64_t served = 0;
        std::uint64_t lost = 0;
        Level waiting{};
        Level busy{};
    };
    struct Photograph {
        std::uint64_t arrived = 0;
        std::uint64_t started = 0;
        std::uint64_t served = 0;
        std::uint64_t lost = 0;
        Wide waiting = 0;  // integrals up to then
        Wide busy = 0;
    };
    static Photograph photograph(const Totals& totals, Time at);

    void look(Time now) {
        while (now >= boundary_) close();
    }
    void close();
    void coarsen();

    std::vector<Totals> totals_;             // (cluster)
    std::vector<Photograph> photographs_{};  // (interval, cluster)
    Duration interval_{};
    std::size_t rung_ = 0;
    bool fixed_ = false;
    std::size_t intervals_ = 0;  // closed
    Time boundary_{};            // end of the open interval
};

}  // namespace models
