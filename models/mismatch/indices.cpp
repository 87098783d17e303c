#include "models/mismatch/indices.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/mismatch/binomial.hpp"
#include "sim/ensure.hpp"
#include "sim/math.hpp"

namespace models {

namespace {

using sim::math::pow;

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double at(const std::vector<double>& values, std::size_t i) {
    return values.empty() ? 1 : values[i];
}

// What a match is worth in a cell: x in the paper.
double worth(const MatchingTechnology& technology, std::size_t i) {
    return at(technology.efficiency, i) * at(technology.productivity, i);
}

bool both_sides(std::span<const double> idle, std::span<const double> waiting) {
    sim::ensure(idle.size() == waiting.size(), "as many cells on both sides", idle.size(),
                waiting.size());
    return sum_of(idle) > 0 && sum_of(waiting) > 0;
}

// Matches per (idle^a waiting^(1-a)) that the planner reaches: phi-bar of x in the paper.
double planned_efficiency(std::span<const double> idle, double all_idle,
                          const MatchingTechnology& technology) {
    const double a = technology.elasticity;
    double sum = 0;
    for (std::size_t i = 0; i < idle.size(); ++i)
        sum += pow(worth(technology, i), 1 / a) * (idle[i] / all_idle);
    const double mean_worth = pow(sum, a);
    double efficiency = 0;
    for (std::size_t i = 0; i < idle.size(); ++i)
        efficiency += at(technology.efficiency, i) *
                      pow(worth(technology, i) / mean_worth, (1 - a) / a) * (idle[i] / all_idle);
    return efficiency;
}

}  // namespace

std::optional<double> mismatch_index(std::span<const double> idle, std::span<const double> waiting,
                                     const MatchingTechnology& technology) {
    if (!both_sides(idle, waiting)) return std::nullopt;
    const double a = technology.elasticity;
    const double all_idle = sum_of(idle);
    const double all_waiting = sum_of(waiting);
    const double planned = planned_efficiency(idle, all_idle, technology);
    double matches = 0;
    for (std::size_t i = 0; i < idle.size(); ++i)
        matches += at(technology.efficiency, i) / planned * pow(idle[i] / all_idle, a) *
                   pow(waiting[i] / all_waiting, 1 - a);
    return 1 - matches;
}

std::optional<std::vector<double>> planned_waiting(std::span<const double> idle, double all_waiting,
                                                   const MatchingTechnology& technology) {
    std::vector<double> planned;
    for (std::size_t i = 0; i < idle.size(); ++i)
        planned.push_back(pow(worth(technology, i), 1 / technology.elasticity) * idle[i]);
    const double sum = sum_of(planned);
    if (sum == 0) return std::nullopt;
    for (auto& share : planned) share *= all_waiting / sum;
    return planned;
}

std::optional<double> dissimilarity(std::span<const double> idle, std::span<const double> waiting) {
    if (!both_sides(idle, waiting)) return std::nullopt;
    const double all_idle = sum_of(idle);
    const double all_waiting = sum_of(waiting);
    double sum = 0;
    for (std::size_t i = 0; i < idle.size(); ++i)
        sum += std::fabs(waiting[i] / all_waiting - idle[i] / all_idle);
    return sum / 2;
}

std::optional<double> to_move(std::span<const double> idle, std::span<const double> waiting) {
    const auto share = dissimilarity(idle, waiting);
    if (!share) return std::nullopt;
    return *share * sum_of(waiting);
}

ByChance by_chance(std::span<const double> shares, std::int64_t idle, std::int64_t waiting) {
    double matches = 0;
    double apart = 0;
    for (const double share : shares) {
        const Binomial idle_there(idle, share);
        const Binomial waiting_there(waiting, share);
        matches += mean_root_share(idle_there) * mean_root_share(waiting_there);
        apart += mean_difference(idle_there, waiting_there);
    }
    return {1 - matches, apart / 2};
}

double chance_mismatch_of_many(std::int64_t cells, double idle, double waiting) {
    return static_cast<double>(cells - 1) / 8 * (1 / idle + 1 / waiting);
}

WithoutMismatch without_mismatch(const MatchingPeriod& period, double elasticity) {
    const double start_rate = period.start_rate / (1 - period.mismatch) *
                              pow(period.waiting / period.planned_waiting, elasticity);
    return {start_rate,
            period.arrival_rate + (1 - period.arrival_rate - start_rate) * period.planned_waiting};
}

}  // namespace models
