// Random scenarios for properties that hold of every policy, and how they went.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/world.hpp"
#include "tests/support/dice.hpp"

namespace property {

using namespace models;

/// One cluster and three classes of jobs that come alone and in batches, at whole seconds or at any
/// moment; with gangs, wrong estimates, patience, priorities and a limited queue where `rich`,
/// else single accelerators and exact estimates.
/// Policies for a single server get one, and jobs without patience.
Scenario story_of(support::Dice& dice, const Queueing& queueing, const Placement& placement,
                  bool rich);

/// The only cluster of such a scenario.
ClusterSpec& cluster_of(Scenario& scenario);

/// A run under audit, to its end.
struct Lived {
    std::vector<JobRow> jobs{};  // in order of outcome
    std::vector<MetricValue> metrics{};
    std::uint64_t fingerprint = 0;
    Time end{};

    double metric(const std::string& name) const;
};
Lived live(const Scenario& scenario, std::uint64_t slice = 1000);

/// Jobs in order of submission; of an instant, in the order of classes and numbers.
std::vector<JobRow> by_submission(std::vector<JobRow> jobs);

}  // namespace property
