// Which of few systems has the largest mean, with a guarantee and no more runs than needed.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/tally.hpp"

namespace analysis {

struct KimNelsonRule {
    double alpha = 0.05;      // probability to choose wrongly that is accepted
    double indifference = 0;  // positive, in the unit of the outputs: a smaller gap does not matter
    std::size_t first = 10;   // outputs of each system before anything is decided; at least 2

    /// Of the procedure with c = 1, for so many systems (at least 2).
    double eta(std::size_t systems) const;
    double h_squared(std::size_t systems) const;
};

/// Kim and Nelson 2001, "A fully sequential procedure for indifference-zone selection in
/// simulation". Systems are weeded out as outputs come; what is left at the end has the largest
/// mean with probability 1 - alpha, if the second largest is `indifference` below it. Outputs of a
/// system are independent and about normal; those of one replication of several systems may share
/// random numbers (and should: it ends sooner).
class KimNelson {
  public:
    /// outputs[i] are the first ones of system i, equally many of each as the rule asks for.
    KimNelson(const KimNelsonRule& rule, const std::vector<std::vector<double>>& outputs);

    /// Systems still in the game, in order.
    const std::vector<std::size_t>& survivors() const { return survivors_; }

    /// The winner, once it is known; until then, play one more replication of each survivor.
    std::optional<std::size_t> best() const;

    /// What this replication gave: outputs[i] is of survivors()[i].
    void tell(const std::vector<double>& outputs);

    /// Replications of each survivor so far.
    std::size_t replications() const { return replications_; }

  private:
    void screen();

    KimNelsonRule rule_{};
    double h_squared_ = 0;
    std::vector<std::vector<double>> variances_{};  // of the difference between systems i and j
    std::size_t most_ = 0;  // replications after which the largest mean wins
    std::size_t replications_ = 0;
    std::vector<sim::Tally> tallies_{};
    std::vector<std::size_t> survivors_{};
};

}  // namespace analysis
