// The expected result of a scenario: a file beside it, written by the program and reviewed as a
// diff.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// A number that is to stay what it is.
struct PublishedMetric {
    std::string key{};  // as sweeps measure it, and others (figures.hpp)
    std::string unit{};
    double value = 0;                    // not a number where nothing was observed
    std::optional<double> half_width{};  // of its 95 % interval
    std::optional<double> tolerance{};   // relative; else that of all

    // over replications
    std::optional<double> sd{};
    std::uint64_t runs = 0;

    std::uint64_t of = 0;  // more than 0: the root mean square of so many numbers
};

struct Published {
    std::string version{};           // of the program that wrote it
    std::vector<std::string> set{};  // laid over the scenario, as --set or --until
    std::uint32_t replications = 1;  // more than one: compared as means
    double tolerance = 1e-9;         // relative; of means, how far apart still counts as equal
    std::string fingerprint{};       // of the events, of all replications
    std::vector<PublishedMetric> metrics{};
};

/// NAME.expected.json beside NAME.yaml.
std::filesystem::path published_beside(const std::filesystem::path& scenario);

/// Throws FileError where it cannot be read, InputError with its place where it is not what
/// `text_of` writes.
Published read_published(const std::filesystem::path& file);

/// One line a metric, so that a diff shows which moved.
std::string text_of(const Published& published);

}  // namespace analysis
