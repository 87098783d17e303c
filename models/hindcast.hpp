// What was observed, to hold a run against.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace models {

using namespace sim;

enum class Measure {
    installed_fp16,      // EFLOPS at FP16
    intelligent_fp32,    // EFLOPS: that at FP16 over the bridge
    total_fp32,          // EFLOPS: the same and the general compute
    installed_share,     // of the national FP16
    accelerators_added,  // from `from` to `date`
    share_added,         // of the accelerators added from `from` to `date`
    rented,              // share of accelerators in service, mean of the month
    busy,                // share of accelerators in service, mean of the month
    price,               // yuan per accelerator and hour, posted, mean of the month
    tokens,              // a day
};

/// How much weight an observation has.
enum class Grade {
    a,  // must be reproduced within its tolerance
    b,  // direction and order of magnitude
};

struct Observation {
    static constexpr std::string_view about = "A published value and how near a run should come.";

    std::string name{};
    Measure measure = Measure::installed_fp16;
    Date date{};
    std::optional<Date> from{};
    std::string of{};
    double observed = 0;
    std::optional<double> tolerance{};
    std::optional<double> points{};
    Grade grade = Grade::a;
    bool out_of_sample = false;

    static constexpr auto fields() {
        return Fields{
            field<&Observation::name>("What was observed.", required),
            field<&Observation::measure>("What of the run is compared with it.", required),
            field<&Observation::date>("On which date; of a mean over a month, in that month.",
                                      required),
            field<&Observation::from>("Where the window begins, if it is one."),
            field<&Observation::of>(
                "Of what: a hub, region, chip, ecosystem, operator or class; `hubs` for all "
                "regions of a hub, `domestic` or `foreign` for chips. Without it, of everything."),
            field<&Observation::observed>("The published value.", required),
            field<&Observation::tolerance>("How far off is still within, relative to it.",
                                           positive),
            field<&Observation::points>("How far off is still within, absolutely.", positive),
            field<&Observation::grade>("How much weight it has."),
            field<&Observation::out_of_sample>("Kept out of the calibration."),
        };
    }
    std::optional<std::string> problem() const {
        if (tolerance.has_value() == points.has_value())
            return "say either `tolerance` or `points`";
        return std::nullopt;
    }
};

}  // namespace models
