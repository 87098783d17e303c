// Simulations against known answers.
#pragma once

#include <filesystem>
#include <vector>

#include "analysis/validation_plan.hpp"

namespace analysis {

/// A check and what the simulation says of it.
struct Checked {
    Check check{};
    double mean = 0;
    double half_width = 0;  // of the 99.9 % interval over replications
    bool inside() const;

    /// Half-width over the true value.
    double relative_width() const;
};

struct Validated {
    ValidationCase given{};
    std::vector<Checked> checked{};
    std::uint32_t replications = 0;
    std::vector<Checked> missed_at_first{};  // the first sample, where a second was drawn

    /// All inside and, where the load is at most 0.9, narrow enough.
    bool passed() const;
};

/// How long to go on.
struct Effort {
    std::uint32_t least = 20;  // replications
    std::uint32_t most = 2000;
    double narrow = 0.02;  // relative half-width wanted where the load is at most 0.9
    unsigned threads = 1;
};

inline constexpr double validation_confidence = 0.999;

/// Plays a case until its intervals are narrow enough; its scenario lies in `folder`. Of a thousand
/// right intervals one misses: where one does, a second, independent sample is drawn and judged
/// alone, so that a right program is blamed for one check in a million.
Validated validate_case(const ValidationCase& given, const std::filesystem::path& folder,
                        const Effort& effort);

}  // namespace analysis
