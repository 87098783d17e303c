// From a point of the unit cube to values as a scenario writes them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/sweep/study.hpp"
#include "sim/problems.hpp"

namespace analysis {

/// A key of the scenario and its value at a point.
using Setting = std::pair<std::string, std::string>;
using Settings = std::vector<Setting>;

/// The factors of a study as numbers can address them. Throws InputError, each problem with its
/// place in the study: a range that is none, a key that the scenario does not have, a value that it
/// cannot take.
class Factors {
  public:
    explicit Factors(StudyFile& file);

    std::size_t size() const { return factors_.size(); }
    std::vector<std::string> keys() const;

    /// How many values each has; 0 for a range without steps.
    Levels levels() const;

    /// The values at a point: of a list of n values, the one in whose n-th part of [0, 1] the
    /// coordinate lies; of a range, the number at that share of the way, in at most 12 digits.
    Settings at(const Coordinates& point) const;

    /// What reading the scenario of a point said, with the places of its values in the study.
    sim::InputError told(StudyFile& file, const Coordinates& point,
                         const sim::InputError& error) const;

  private:
    struct Prepared {
        Factor factor{};
        double from = 0;
        double to = 0;
        std::string unit{};  // what stands behind the number, with its space
    };
    static std::string text_of(const Prepared& prepared, double coordinate);
    static Prepared prepared(const Factor& factor, StudyFile& file, std::size_t at);
    void check_lengths(StudyFile& file) const;
    void try_values(StudyFile& file) const;
    void try_between(StudyFile& file) const;
    bool makes_sense(std::size_t factor, double coordinate, const StudyFile& file) const;
    std::vector<sim::Problem> problems_at(const Coordinates& point, const StudyFile& file) const;
    void tell(StudyFile& file, const Coordinates& point,
              const std::vector<sim::Problem>& problems) const;
    bool rounding_helps(std::size_t factor, const Coordinates& point, const StudyFile& file) const;
    std::string value_path(std::size_t factor, double coordinate) const;

    static constexpr std::uint64_t most_points = 100'000'000;

    std::vector<Prepared> factors_{};
};

/// "path.to.key=value", as `--set` has it.
std::vector<std::string> as_sets(const Settings& settings);

}  // namespace analysis
