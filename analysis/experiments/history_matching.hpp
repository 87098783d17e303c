// History matching: which factors can be ruled out because the model would contradict what was
// observed (Craig, Goldstein, Seheult and Smith 1997, "Pressure matching for hydrocarbon
// reservoirs").
#pragma once

#include <vector>

#include "analysis/experiments/gaussian_process.hpp"

namespace analysis {

/// What was observed of one output; all in its unit, or squared.
struct Observation {
    double value = 0;
    double variance = 0;     // of its measurement
    double discrepancy = 0;  // variance of what the model leaves out, even with the right factors
};

/// Standard deviations between what was observed and what the emulator expects; infinite where both
/// are exact and differ.
double implausibility(const Observation& observed, const Prediction& predicted);

/// An output that was observed, and its emulator; one that was refitted in a later wave is added.
struct MatchedOutput {
    Observation observed{};
    GaussianProcess emulator;
};

/// Beyond three standard deviations lies at most a twentieth of any distribution with one peak
/// (Pukelsheim 1994, "The three sigma rule").
inline constexpr double implausible = 3;

/// The largest implausibility of any output.
double implausibility_at(const std::vector<MatchedOutput>& outputs, const Point& point);

/// The candidates that are not ruled out yet, in order: the next wave of runs is chosen from them.
/// Their share of evenly spread candidates is that of the cube.
Points not_ruled_out(const std::vector<MatchedOutput>& outputs, const Points& candidates,
                     double cut = implausible);

}  // namespace analysis
