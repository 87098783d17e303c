// What simulations are held against: cases with known answers, as a file lists them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/schema.hpp"

namespace analysis {

using sim::field;

/// What is read of a metric.
enum class Reading { value, variance, p50, p95, share_at, share_up_to };

struct Check {
    static constexpr std::string_view about = "One number of a case, and the true one.";

    std::string metric{};
    Reading reading = Reading::value;
    std::int64_t level = 0;
    std::string of{};
    std::string per{};
    double expected = 0;
    std::string formula{};

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Check::metric>("A metric of summary.json.", required),
            field<&Check::reading>(
                "What is read of it: its value, a quantile, or, of a number that "
                "changes in time, the share of time it is at (or at most) "
                "`level`."),
            field<&Check::level>("For the shares of time.", non_negative),
            field<&Check::of>("The demand class; without it, all."),
            field<&Check::per>("Another metric that the value is divided by."),
            field<&Check::expected>("The true value.", required),
            field<&Check::formula>("Where it comes from.", required),
        };
    }
};

struct ValidationCase {
    static constexpr std::string_view about = "A scenario with known answers.";

    std::string id{};
    std::string model{};
    std::string scenario{};
    std::vector<std::string> set{};
    double load = 0;
    std::string source{};
    std::vector<Check> checks{};

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&ValidationCase::id>("A short name.", required),
            field<&ValidationCase::model>("The model, in the words of the field.", required),
            field<&ValidationCase::scenario>("The scenario file, beside this one.", required),
            field<&ValidationCase::set>("Values laid over it: `path.to.key=value`."),
            field<&ValidationCase::load>("Offered load over capacity. Up to 0.9, intervals must be "
                                         "narrower than 2 % on either side.",
                                         required),
            field<&ValidationCase::source>("Who found the formula.", required),
            field<&ValidationCase::checks>("What is compared.", required | not_empty),
        };
    }
};

/// The families whose answers are computed here (analysis/theory.hpp).
enum class Family { mmc, mmck, mg1 };

struct ValidationGrid {
    static constexpr std::string_view about = "A family of queues over a grid of loads.";

    Family family = Family::mmc;
    std::string scenario{};
    std::vector<double> loads{};
    std::vector<std::int64_t> servers{};
    std::vector<std::int64_t> places{};
    double scv = 1;

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&ValidationGrid::family>("M/M/c, M/M/c/K or M/G/1.", required),
            field<&ValidationGrid::scenario>("The scenario file, beside this one.", required),
            field<&ValidationGrid::loads>("Offered load over capacity.", required | positive),
            field<&ValidationGrid::servers>("Servers.", required | at_least(1)),
            field<&ValidationGrid::places>("K of M/M/c/K, one for each number of servers.",
                                           at_least(1)),
            field<&ValidationGrid::scv>("Of M/G/1: the squared coefficient of variation of service "
                                        "times.",
                                        non_negative),
        };
    }
    std::optional<std::string> problem() const {
        if (family == Family::mmck && places.size() != servers.size())
            return "places needs as many numbers as servers";
        return std::nullopt;
    }
};

struct ValidationPlan {
    static constexpr std::string_view about = "Cases with known answers.";

    std::vector<ValidationGrid> grids{};
    std::vector<ValidationCase> cases{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&ValidationPlan::grids>("Families of cases."),
            field<&ValidationPlan::cases>("Single cases."),
        };
    }
};

/// Reads a plan and writes its grids out as cases. Throws like read_scenario.
std::vector<ValidationCase> read_validation_plan(const std::filesystem::path& file);

}  // namespace analysis
