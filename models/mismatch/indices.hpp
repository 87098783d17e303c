// Indices of mismatch between what is idle and what waits, cell by cell, as labour economics has
// them: idle capacity takes the place of vacancies, waiting work that of the unemployed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace models {

/// How a cell matches what is idle (v) and what waits (u): efficiency · v^elasticity ·
/// u^(1 - elasticity). An empty list says 1 for every cell.
struct MatchingTechnology {
    double elasticity = 0.5;             // between 0 and 1
    std::vector<double> efficiency{};    // (cells) matches
    std::vector<double> productivity{};  // (cells) worth of a match
};

/// Share of matches lost because what waits is not where a planner would put it, given what is idle
/// (Şahin, Song, Topa, Violante 2014). 0: nothing would be gained; 1: no cell has both. With
/// productivities it may be negative: the planner gives up matches for value. None if nothing is
/// idle or nothing waits.
std::optional<double> mismatch_index(std::span<const double> idle, std::span<const double> waiting,
                                     const MatchingTechnology& technology = {});

/// (cells) Where that planner would have the work wait: in proportion to (efficiency ·
/// productivity)^(1 / elasticity) · idle.
std::optional<std::vector<double>> planned_waiting(std::span<const double> idle, double all_waiting,
                                                   const MatchingTechnology& technology = {});

/// D: the share of what waits that would have to move for equal proportions in all cells
/// (Lazear, Spletzer 2012). Biased upwards where cells are small: see `by_chance`.
std::optional<double> dissimilarity(std::span<const double> idle, std::span<const double> waiting);

/// How much of what waits would have to move (Jackman, Roper 1987).
std::optional<double> to_move(std::span<const double> idle, std::span<const double> waiting);

/// What mismatch_index (elasticity 1/2) and dissimilarity would be on average if so many idle and
/// waiting units fell into the cells at random, each with the probabilities of `shares` (sum 1).
/// Exact: only the binomial counts of single cells matter. A unit is what moves independently: a
/// job or a node, not an accelerator of a gang.
struct ByChance {
    double mismatch = 0;
    double dissimilarity = 0;
};
ByChance by_chance(std::span<const double> shares, std::int64_t idle, std::int64_t waiting);

/// (cells - 1)/8 · (1/idle + 1/waiting): what the mismatch by chance tends to for many units.
double chance_mismatch_of_many(std::int64_t cells, double idle, double waiting);

/// An index without what chance alone would give (after Carrington, Troske 1997).
inline double beyond_chance(double index, double by_chance) {
    return (index - by_chance) / (1 - by_chance);
}

/// One period of a market with rates of starting and of arriving.
struct MatchingPeriod {
    double start_rate = 0;       // f: share of what waits that starts
    double arrival_rate = 0;     // s: share of what does not wait that comes to wait
    double waiting = 0;          // u: share that waits
    double planned_waiting = 0;  // u*: the same had there been no mismatch so far
    double mismatch = 0;         // M of this period
};

/// How it would go on without mismatch (Şahin, Song, Topa, Violante 2014).
struct WithoutMismatch {
    double start_rate = 0;    // f*
    double next_waiting = 0;  // u* of the next period
};
WithoutMismatch without_mismatch(const MatchingPeriod& period, double elasticity = 0.5);

}  // namespace models
