// A whole country's supply in a few lines: how much, where, of what chips, from which dates on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/placement.hpp"
#include "models/queueing.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// A point of the installed path.
struct Milestone {
    static constexpr std::string_view about = "What is installed in the whole country on a date.";

    Date date{};
    Compute<Precision::fp16> compute{};

    static constexpr auto fields() {
        return Fields{
            field<&Milestone::date>("The date.", required),
            field<&Milestone::compute>("Dense peak at FP16 of all accelerators together.",
                                       required | positive),
        };
    }
};

/// Weights that hold on a date; between two dates they go over linearly.
struct DatedWeights {
    static constexpr std::string_view about = "Weights, by name, on a date.";

    Date date{};
    std::map<std::string, double> weights{};

    static constexpr auto fields() {
        return Fields{
            field<&DatedWeights::date>("The date.", required),
            field<&DatedWeights::weights>("The weights; only their proportions count.",
                                          required | not_empty | non_negative),
        };
    }
};

/// A point of what else is installed.
struct GeneralMilestone {
    static constexpr std::string_view about = "General-purpose compute on a date.";

    Date date{};
    Compute<Precision::fp32> compute{};

    static constexpr auto fields() {
        return Fields{
            field<&GeneralMilestone::date>("The date.", required),
            field<&GeneralMilestone::compute>("All of it together, at FP32.", required | positive),
        };
    }
};

struct FleetOperator {
    static constexpr std::string_view about = "A kind of operator and its part of the fleet.";

    double share = 0;
    std::vector<std::string> serves{};
    std::map<std::string, double> chips{};

    static constexpr auto fields() {
        return Fields{
            field<&FleetOperator::share>("Weight of its part of what is installed.",
                                         required | non_negative),
            field<&FleetOperator::serves>(
                "The only demand classes it serves. Without it, all: its market is open."),
            field<&FleetOperator::chips>(
                "Factors on the weights of chips in what it buys. Without it, 1.", non_negative),
        };
    }
};

struct Fleet {
    static constexpr std::string_view about =
        "The supply of a country, spread over regions, chips and operators: a cluster for each "
        "that "
        "has any. Between two milestones what is installed grows in equal steps.";

    std::vector<Milestone> installed{};
    std::vector<GeneralMilestone> general{};
    double fp16_per_fp32 = 8;
    Duration step{std::chrono::days{30}};
    std::vector<DatedWeights> regions{};
    std::vector<DatedWeights> chips{};
    std::map<std::string, std::map<std::string, double>> region_chips{};
    std::map<std::string, FleetOperator> operators{};
    std::int32_t accelerators_per_node = 8;
    Duration commissioning{};
    Queueing queueing{};
    Placement placement{};

    static constexpr auto fields() {
        return Fields{
            field<&Fleet::installed>("Milestones, in order of time; the first is the stock at the "
                                     "start.",
                                     required | not_empty),
            field<&Fleet::general>(
                "Other compute, which official totals at FP32 include. Nothing runs on it, and it "
                "is never added to what is counted at FP16."),
            field<&Fleet::fp16_per_fp32>(
                "How many FLOPS at FP16 official series count for one of intelligent compute at "
                "FP32.",
                positive),
            field<&Fleet::step>("Time between two expansions.", positive),
            field<&Fleet::regions>("Where what is installed stands, by region.",
                                   required | not_empty),
            field<&Fleet::chips>(
                "Of what is added around a date, the chips: weights by number of accelerators. The "
                "first also tells the stock at the start.",
                required | not_empty),
            field<&Fleet::region_chips>(
                "Factors on the weights of chips in what a region adds. Without it, 1."),
            field<&Fleet::operators>("Who runs it. Without it, one operator."),
            field<&Fleet::accelerators_per_node>("Accelerators in each node.",
                                                 at_least(1) | at_most(4096)),
            field<&Fleet::commissioning>("How long what is installed takes to come into service.",
                                         non_negative),
            field<&Fleet::queueing>("Which waiting job starts next."),
            field<&Fleet::placement>("Which nodes it gets."),
        };
    }
};

}  // namespace models
