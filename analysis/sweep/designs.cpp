#include "analysis/sweep/designs.hpp"

#include <algorithm>

#include "analysis/experiments/grid.hpp"
#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/morris.hpp"
#include "analysis/experiments/sobol_indices.hpp"

namespace analysis {
namespace {

using namespace designs;
using Visit = std::function<void(const Coordinates&)>;

std::size_t whole(std::int64_t count) { return static_cast<std::size_t>(count); }

void lay_out_grid(const Levels& levels, const Visit& visit) {
    const auto count = grid_size(levels);
    for (std::uint64_t i = 0; i < count; ++i) visit(grid_point(levels, i));
}

void lay_out_list(const Levels& levels, const Visit& visit) {
    const auto count = count_points(designs::List{}, levels);
    for (std::size_t i = 0; i < count; ++i) {
        Coordinates point;
        for (const auto many : levels) point.push_back(at_level(i, many));
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
            [&](const Grid&) { return grid_size(levels); },
            [&](const designs::List&) -> std::uint64_t {
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
                   [&](const designs::List&) { lay_out_list(levels, visit); },
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
