// The columns of the tables of a market.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/hindcast.hpp"
#include "models/ladder.hpp"
#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace analysis {

using sim::Date;
using sim::field;

/// A row of ladder.csv.
struct LadderRow {
    static constexpr std::string_view about =
        "One row a month, cluster and rung: every accelerator-hour is on exactly one rung, and the "
        "rungs of a cluster add up to what is installed.";

    Date from{};
    Date until{};
    std::string_view cluster{};
    std::string_view region{};
    std::string_view hub{};
    std::string_view chip{};
    std::string_view operator_{};
    models::Rung rung{};
    double accelerator_hours = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&LadderRow::from>("Begin of the month, UTC."),
            field<&LadderRow::until>("End of the month, UTC."),
            field<&LadderRow::cluster>("The cluster."),
            field<&LadderRow::region>("Where it stands."),
            field<&LadderRow::hub>("The hub it is reported with."),
            field<&LadderRow::chip>("Its accelerators."),
            field<&LadderRow::operator_>("Who runs it."),
            field<&LadderRow::rung>("The highest rung that was reached."),
            field<&LadderRow::accelerator_hours>("Accelerators on it, times hours."),
        };
    }
};

/// A row of mismatch.csv.
struct MismatchRow {
    static constexpr std::string_view about =
        "One row a month, class and unit: what was idle and what waited, and how they missed each "
        "other; means over random instants.";

    Date from{};
    Date until{};
    std::string_view class_{};
    std::string_view unit{};
    std::uint64_t instants = 0;
    double idle = 0;
    double waiting = 0;
    double shortage = 0;
    double glut = 0;
    double coexistence = 0;
    double frictional = 0;
    double structural = 0;
    std::optional<double> structural_share{};
    std::optional<double> timing_artefact{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&MismatchRow::from>("Begin of the month, UTC."),
            field<&MismatchRow::until>("End of the month, UTC."),
            field<&MismatchRow::class_>(
                "The demand class looked at alone, against the clusters it could ever use; empty "
                "for all together."),
            field<&MismatchRow::unit>("What the columns count, on average at an instant."),
            field<&MismatchRow::instants>("Random instants in the month."),
            field<&MismatchRow::idle>("In service and not rented."),
            field<&MismatchRow::waiting>("Asked for and not started."),
            field<&MismatchRow::shortage>("Waiting beyond all that is idle."),
            field<&MismatchRow::glut>("Idle beyond all that waits."),
            field<&MismatchRow::coexistence>("Idle while as much waits: the smaller of the two."),
            field<&MismatchRow::frictional>(
                "Of coexistence, what could have started at once under every rule."),
            field<&MismatchRow::structural>(
                "Of coexistence, what a rule, a distance or a shape keeps apart."),
            field<&MismatchRow::structural_share>("Structural over coexistence."),
            field<&MismatchRow::timing_artefact>(
                "By how much coexistence would be overstated from the means of the month."),
        };
    }
};

/// A row of prices.csv.
struct PricesRow {
    static constexpr std::string_view about = "One row a month and cluster.";

    Date from{};
    Date until{};
    std::string_view cluster{};
    std::string_view region{};
    std::string_view chip{};
    std::string_view operator_{};
    double posted_cny_per_hour = 0;
    double rented_hours = 0;
    sim::Money paid_cny{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&PricesRow::from>("Begin of the month, UTC."),
            field<&PricesRow::until>("End of the month, UTC."),
            field<&PricesRow::cluster>("The cluster."),
            field<&PricesRow::region>("Where it stands."),
            field<&PricesRow::chip>("Its accelerators."),
            field<&PricesRow::operator_>("Who runs it."),
            field<&PricesRow::posted_cny_per_hour>(
                "Posted price per accelerator and hour, mean of the month."),
            field<&PricesRow::rented_hours>("Accelerators rented, times hours."),
            field<&PricesRow::paid_cny>("Paid for what ended in the month."),
        };
    }
};

/// A row of flows.csv.
struct FlowRow {
    static constexpr std::string_view about =
        "One row a pair of different regions: work of the one that was done in the other.";

    std::string_view origin{};
    std::string_view region{};
    std::uint64_t jobs = 0;
    double accelerator_hours = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&FlowRow::origin>("Where the jobs came from."),
            field<&FlowRow::region>("Where they ran."),
            field<&FlowRow::jobs>("How many."),
            field<&FlowRow::accelerator_hours>("Accelerators they held, times hours."),
        };
    }
};

/// A row of hindcast.csv.
struct HindcastRow {
    static constexpr std::string_view about = "One row a published value and what the run gave.";

    std::string_view name{};
    Date date{};
    models::Measure measure{};
    std::string_view of{};
    double observed = 0;
    double simulated = 0;
    double low = 0;
    double high = 0;
    bool within = false;
    models::Grade grade{};
    bool out_of_sample = false;

    static constexpr auto fields() {
        return sim::Fields{
            field<&HindcastRow::name>("What was observed."),
            field<&HindcastRow::date>("When."),
            field<&HindcastRow::measure>("What of the run is compared with it."),
            field<&HindcastRow::of>("Of what; empty for everything."),
            field<&HindcastRow::observed>("The published value."),
            field<&HindcastRow::simulated>("What the run gave; empty where it has none."),
            field<&HindcastRow::low>("The least that is within."),
            field<&HindcastRow::high>("The most that is within."),
            field<&HindcastRow::within>("Whether it is within."),
            field<&HindcastRow::grade>("How much weight it has."),
            field<&HindcastRow::out_of_sample>("Kept out of the calibration."),
        };
    }
};

}  // namespace analysis
