// The columns of the tables of a run that was replicated.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace analysis {

using sim::Date;
using sim::field;
using sim::Time;

/// A row of replications.csv.
struct ReplicationRow {
    static constexpr std::string_view about = "One row a replication and measure.";

    std::uint32_t replication = 0;
    std::string_view measure{};
    std::string_view unit{};
    double value = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&ReplicationRow::replication>(
                "Its number; with the seed it decides what chance does."),
            field<&ReplicationRow::measure>("A metric of summary.json, or behind another dot a "
                                            "quantile or the maximum of one."),
            field<&ReplicationRow::unit>("Of the value."),
            field<&ReplicationRow::value>("What the replication reports; empty where it observed "
                                          "nothing."),
        };
    }
};

/// A row of means.csv.
struct MeanRow {
    static constexpr std::string_view about =
        "One row a measure: its mean over replications, with Student's interval.";

    std::string_view measure{};
    std::string_view unit{};
    std::uint64_t runs = 0;
    double mean = 0;
    double low = 0;
    double high = 0;
    double sd = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&MeanRow::measure>("As in replications.csv."),
            field<&MeanRow::unit>("Of the four numbers on the right."),
            field<&MeanRow::runs>("How many replications observed it."),
            field<&MeanRow::mean>("Over these; not over all jobs of all of them."),
            field<&MeanRow::low>("The lower end of the interval; empty below two replications."),
            field<&MeanRow::high>("The upper end of the interval."),
            field<&MeanRow::sd>("Standard deviation between replications."),
        };
    }
};

/// A row of warm-up.csv.
struct WarmUpRow {
    static constexpr std::string_view about =
        "Welch's plot: one row an interval, all clusters together, warm-up included.";

    Date from{};
    Time from_s{};
    double waiting = 0;
    double waiting_smoothed = 0;
    double busy = 0;
    double busy_smoothed = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&WarmUpRow::from>("Begin of the interval, UTC."),
            field<&WarmUpRow::from_s>("Begin of the interval, from the start of the scenario."),
            field<&WarmUpRow::waiting>("Jobs waiting, averaged over the interval and over "
                                       "replications."),
            field<&WarmUpRow::waiting_smoothed>("The same over a twentieth of the run to both "
                                                "sides; empty at the end."),
            field<&WarmUpRow::busy>("Accelerators allocated, averaged in the same way."),
            field<&WarmUpRow::busy_smoothed>("The same, smoothed."),
        };
    }
};

}  // namespace analysis
