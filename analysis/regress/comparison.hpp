// Which published numbers moved, and by how much.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/regress/published.hpp"

namespace analysis {

/// How a metric stands to what was expected of it.
enum class Verdict {
    same,      // within the tolerance; of means: the interval of the difference is
    unclear,   // of means only: neither shown to be equal nor to differ
    moved,     // beyond the tolerance; of means: all of the interval of the difference is
    appeared,  // was not expected
    vanished,  // was expected
};

std::string_view name_of(Verdict verdict);

/// True where that fails.
bool is_failure(Verdict verdict);

struct ComparedMetric {
    std::string key{};
    std::string unit{};
    Verdict verdict{};
    double expected = 0;  // not a number where there is none
    double now = 0;
    double tolerance = 0;                // relative
    std::optional<double> half_width{};  // of what was expected
    std::optional<double> half_apart{};  // of means: half the interval of the difference
    std::uint64_t of = 0;                // more than 0: the root mean square of so many

    double difference() const { return now - expected; }
    std::optional<double> relative() const;
    std::optional<double> in_half_widths() const;
};

struct Comparison {
    bool same_events = false;
    std::vector<ComparedMetric> metrics{};  // as expected, then those that appeared

    bool failed() const;
};

/// One run each: numbers are the same when they differ by no more than the tolerance, relative to
/// what was expected. Several each: by Welch's t interval of the difference of means (Welch 1947,
/// "The generalization of Student's problem"), 95 % for all metrics together (Bonferroni); equal
/// where it lies within the tolerance (Schuirmann 1987, two one-sided tests), moved where it lies
/// beyond it.
Comparison compare(const Published& expected, const Published& now);

}  // namespace analysis
