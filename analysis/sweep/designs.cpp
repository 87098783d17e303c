#include "analysis/sweep/designs.hpp"

#include <algorithm>

#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/morris.hpp"
#include "analysis/experiments/sobol_indices.hpp"

namespace analysis {
namespace {

using namespace designs;
using Visit = std::function<void(const Coordinates&)>;

std::size_t whole(std::int64_t count) { return static_cast<std::size_t>(count); }

// Of a list of values the middle of its part of [0, 1]; the ends of a range are 0 and 1. Both fall
// on the same value: a list cares only about the part.
double coordinate(std::size_t level, std::size_t levels) {
    return levels == 1 ? 0.5 : static_cast<double>(level) / static_cast<double>(levels - 1);
}

// The last factor changes fastest.
void lay_out_grid(const Levels& levels, const Visit& visit) {
    std::vector<std::size_t> at(levels.size());
    const auto count = count_points(Grid{}, levels);
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t rest = i;
        Coordinates point(levels.size());
        for (std::size_t factor = levels.size(); factor-- > 0;) {
            point[factor] = coordinate(rest % levels[factor], levels[factor]);
            rest /= levels[factor];
        }
        visit(point);
    }
}

void lay_out_list(const Levels& levels, const Visit& visit) {
    const auto count = count_points(List{}, levels);
    for (std::size_t i = 0; i < count; ++i) {
        Coordinates point;
        for (const auto many : levels) point.push_back(many == 1 ? 0.5 : coordinate(i, many));
        visit(point);
    }
}

void lay_out_all(const Points& points, const Visit& visit) {
    for (const auto& point : points) visit(point);
}

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace

bool wants_levels(const Design& design) {
    return std::visit([]<class D>(const D&) { return D::wants_levels; }, design);
}

std::uint64_t count_points(const Design& design, const Levels& levels) {
    const auto factors = levels.size();
    return std::visit(
        Overloaded{
            [&](const Grid&) {
                std::uint64_t count = 1;
                for (const auto many : levels) count *= many;
                return count;
            },
            [&](const List&) -> std::uint64_t {
                return levels.empty() ? 1 : *std::ranges::max_element(levels);
            },
            [](const LatinHypercube& of) { return static_cast<std::uint64_t>(of.points); },
            [](const Sobol& of) { return static_cast<std::uint64_t>(of.points); },
            [&](const designs::SobolIndices& of) -> std::uint64_t {
                return whole(of.points) * (factors + 2);
            },
            [&](const Morris& of) -> std::uint64_t {
                return whole(of.trajectories) * (factors + 1);
            },
        },
        design);
}

void lay_out(const Design& design, const Levels& levels, const Visit& visit) {
    const auto factors = levels.size();
    std::visit(Overloaded{
                   [&](const Grid&) { lay_out_grid(levels, visit); },
                   [&](const List&) { lay_out_list(levels, visit); },
                   [&](const LatinHypercube& of) {
                       lay_out_all(latin_hypercube(whole(of.points), factors, {of.seed, 0}), visit);
                   },
                   [&](const Sobol& of) { lay_out_all(sobol(whole(of.points), factors), visit); },
                   [&](const designs::SobolIndices& of) {
                       lay_out_all(saltelli_design(whole(of.points), factors), visit);
                   },
                   [&](const Morris& of) {
                       lay_out_all(morris_trajectories(whole(of.trajectories), factors,
                                                       whole(of.levels), {of.seed, 0}),
                                   visit);
                   },
               },
               design);
}

}  // namespace analysis
