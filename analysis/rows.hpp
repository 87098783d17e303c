// The columns of the tables of a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/job.hpp"
#include "models/traces/trace_job.hpp"
#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace analysis {

using sim::Date;
using sim::field;
using sim::Time;

/// A row of jobs.csv.
struct JobsRow {
    static constexpr std::string_view about =
        "One row a job, in the order in which jobs had their outcome. Times count from the start.";

    std::uint64_t job = 0;
    Time submit_s{};
    std::optional<Time> start_s{};
    std::optional<Time> end_s{};
    std::int64_t accelerators = 0;
    models::Outcome outcome{};
    sim::Duration run_s{};
    sim::Duration estimate_s{};
    std::string_view class_{};
    std::string_view cluster{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&JobsRow::job>(
                "The log's own id of the job, or its number in its class, from 1."),
            field<&JobsRow::submit_s>("When it was submitted."),
            field<&JobsRow::start_s>("When it first started; empty if it never did."),
            field<&JobsRow::end_s>(
                "When it had its outcome; empty if it was unfinished at the end."),
            field<&JobsRow::accelerators>("Accelerators it needs at once."),
            field<&JobsRow::outcome>("How it ended."),
            field<&JobsRow::run_s>("How long it runs if nothing stops it."),
            field<&JobsRow::estimate_s>("How long the scheduler expects it to run."),
            field<&JobsRow::class_>("Its demand class."),
            field<&JobsRow::cluster>("Where it was submitted."),
        };
    }
};

/// A row of skipped.csv.
struct SkippedRow {
    static constexpr std::string_view about =
        "One row a record of a log that could not be replayed, with the reason.";

    std::uint64_t job = 0;
    std::uint64_t line = 0;
    models::SkipReason reason{};
    std::string_view class_{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&SkippedRow::job>("The log's own id of the job."),
            field<&SkippedRow::line>("Its line in the log."),
            field<&SkippedRow::reason>("Why it was left out."),
            field<&SkippedRow::class_>("The demand class that replays the log."),
        };
    }
};

/// A row of timeseries.csv.
struct TimeseriesRow {
    static constexpr std::string_view about = "One row an interval and cluster, warm-up included.";

    Date from{};
    Date until{};
    Time from_s{};
    Time until_s{};
    std::string_view cluster{};
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::uint64_t served = 0;
    std::uint64_t lost = 0;
    double waiting = 0;
    double busy_accelerators = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&TimeseriesRow::from>("Begin of the interval, UTC."),
            field<&TimeseriesRow::until>("End of the interval, UTC."),
            field<&TimeseriesRow::from_s>("Begin of the interval, from the start of the scenario."),
            field<&TimeseriesRow::until_s>("End of the interval, from the start of the scenario."),
            field<&TimeseriesRow::cluster>("The cluster."),
            field<&TimeseriesRow::arrived>("Jobs submitted in the interval."),
            field<&TimeseriesRow::started>("Jobs that first started in the interval."),
            field<&TimeseriesRow::served>("Jobs served whose end lies in the interval."),
            field<&TimeseriesRow::lost>("Jobs with another outcome in the interval."),
            field<&TimeseriesRow::waiting>("Jobs waiting, averaged over the interval."),
            field<&TimeseriesRow::busy_accelerators>(
                "Accelerators allocated to jobs, averaged over the interval."),
        };
    }
};

}  // namespace analysis
