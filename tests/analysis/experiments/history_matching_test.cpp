// What can be ruled out, and what cannot: the truth.
#include "analysis/experiments/history_matching.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

TEST_CASE("implausibility counts all standard deviations there are") {
    // |10 - 4| / sqrt(1 + 4 + 4)
    CHECK(implausibility({.value = 10, .variance = 1, .discrepancy = 4}, {4, 4}) == 2);
    CHECK(implausibility({.value = 4}, {4, 0}) == 0);
    CHECK(std::isinf(implausibility({.value = 4}, {5, 0})));
}

namespace {

// A line of jobs: arrival rate from 0.2 to 0.7, service rate from 0.8 to 1.6.
double arrivals(const Point& u) { return 0.2 + 0.5 * u[0]; }
double services(const Point& u) { return 0.8 + 0.8 * u[1]; }
double utilization(const Point& u) { return arrivals(u) / services(u); }
double waiting(const Point& u) {  // jobs in line, M/M/1
    return utilization(u) * utilization(u) / (1 - utilization(u));
}

struct Span {
    double low = 1;
    double high = 0;
};
Span span(const Points& points, std::size_t d) {
    Span result;
    for (const Point& point : points) {
        result.low = std::min(result.low, point[d]);
        result.high = std::max(result.high, point[d]);
    }
    return result;
}

template <class Function>
MatchedOutput matched(const Function& output, const Point& truth, double error,
                      const Points& runs) {
    return {{.value = output(truth), .variance = error * error},
            GaussianProcess(runs, support::values_of(output, runs), Noise::none)};
}

}  // namespace

TEST_CASE("factors that are known are found again within what is not ruled out") {
    const auto candidates = sobol(2048, 2);
    for (const Point& truth : {Point{0.5, 0.5}, Point{0.82, 0.31}, Point{0.15, 0.9}}) {
        std::vector<MatchedOutput> outputs;
        const auto runs = latin_hypercube(12, 2, {});
        outputs.push_back(matched(arrivals, truth, 0.01, runs));
        outputs.push_back(matched(waiting, truth, 0.01, runs));
        CHECK(implausibility_at(outputs, truth) < implausible);
        const auto first = not_ruled_out(outputs, candidates);
        INFO(truth[0] << " " << truth[1] << ": " << first.size() << " of 2048 are left");
        REQUIRE(!first.empty());
        CHECK(first.size() < 2048 / 4);
        for (std::size_t d = 0; d < 2; ++d) {
            CHECK(span(first, d).low <= truth[d] + 0.02);
            CHECK(span(first, d).high >= truth[d] - 0.02);
        }

        // A second wave is run where the first left room, and rules out more.
        Points second_runs;
        for (std::size_t i = 0; i < first.size(); i += 1 + first.size() / 12)
            second_runs.push_back(first[i]);
        outputs.push_back(matched(waiting, truth, 0.01, second_runs));
        const auto second = not_ruled_out(outputs, candidates);
        CHECK(second.size() <= first.size());
        CHECK(implausibility_at(outputs, truth) < implausible);
    }
}

TEST_CASE("what outputs do not tell apart is not ruled out") {
    // Utilization and jobs in line are both of the ratio of the rates: a band is left, not a spot.
    const Point truth{0.5, 0.5};
    const auto runs = latin_hypercube(12, 2, {});
    const std::vector<MatchedOutput> outputs{matched(utilization, truth, 0.005, runs),
                                             matched(waiting, truth, 0.01, runs)};
    const auto left = not_ruled_out(outputs, sobol(2048, 2));
    CHECK(left.size() < 2048 / 4);
    // From the smallest service rate to the largest whose ratio can be that of the truth.
    const auto band = span(left, 1);
    CHECK(band.low < 0.05);   // 0.8 * 0.375 = 0.3, an arrival rate that is possible
    CHECK(band.high > 0.95);  // 1.6 * 0.375 = 0.6
}
