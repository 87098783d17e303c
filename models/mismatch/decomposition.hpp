// What simultaneous idleness and waiting consist of, at an instant and over time.
#pragma once

#include <optional>
#include <span>

namespace models {

/// At one instant, in accelerators. Coexistence is what is idle while as much waits; it is
/// frictional where waiting work could start now under every rule, else structural: a rule, a
/// distance or a shape stands between. What is left over on one side is a shortage or a glut, which
/// no other matching would remove.
struct Mismatch {
    double idle = 0;
    double waiting = 0;
    double shortage = 0;
    double glut = 0;
    double coexistence = 0;
    double frictional = 0;
    double structural = 0;
};

/// `matchable` is the largest flow over the pairs that are allowed, at most min(idle, waiting).
Mismatch decompose(double idle, double waiting, double matchable);

/// The tradition of Armstrong and Taylor (1981): only what is idle in the same cell is matchable.
Mismatch stock_split(std::span<const double> idle, std::span<const double> waiting);

/// Mismatch over a window, from instants that see time averages: Poisson instants of weight 1, or
/// every state weighted with how long it lasted.
class MismatchWindow {
  public:
    void add(const Mismatch& sample, double weight = 1);
    void add(const MismatchWindow& other);

    double weight() const { return weight_; }

    /// None if nothing was seen.
    std::optional<Mismatch> mean() const;

    /// Estimated integrals over the `hours` of the window: accelerator-hours.
    std::optional<Mismatch> over(double hours) const;

    /// Share of coexistence that is structural, 0 to 1: a ratio of sums, not a mean of ratios. None
    /// if there was no coexistence.
    std::optional<double> structural_share() const;

    /// Accelerators by which the means of the window overstate coexistence: min(mean idle, mean
    /// waiting) - mean min(idle, waiting), never negative (Jensen).
    std::optional<double> timing_artefact() const;

  private:
    double weight_ = 0;
    Mismatch sum_{};
};

/// The timing artefact of data that come as means of such windows, on average over the windows.
std::optional<double> timing_artefact(std::span<const MismatchWindow> windows);

}  // namespace models
