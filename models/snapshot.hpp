// The market at one instant: who waits, what is idle, and which of it could meet.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/job.hpp"
#include "models/mismatch/decomposition.hpp"
#include "models/mismatch/idle_nodes.hpp"
#include "models/mismatch/pairs.hpp"
#include "models/reach.hpp"

namespace models {

class World;

/// Of one circle, jobs of one shape.
struct Kind {
    Circle circle{};
    Gang gang = 1;
    Gang per_node = 0;
    auto operator<=>(const Kind&) const = default;
};

struct Crowd {
    Kind kind{};
    Count jobs = 0;
    double yuan_per_hour = 0;
};

/// What is idle and what waits in cells of region and ecosystem: a waiting job is in that of its
/// origin and of its reference chip.
struct CellCounts {
    std::vector<double> idle{};     // (cell) accelerators
    std::vector<double> waiting{};  // (cell) accelerators
    std::int64_t nodes = 0;         // with an idle accelerator, in all cells
    std::int64_t jobs = 0;          // that wait
};

class Snapshot {
  public:
    explicit Snapshot(const World& world);

    /// In accelerators, whole gangs; `unplaced`: how much more could be matched at most, were gangs
    /// placed best.
    struct InGangs {
        Mismatch mismatch{};
        double unplaced = 0;
    };
    InGangs in_accelerators(std::optional<std::uint32_t> only = {}) const;

    /// Gangs may be cut: dense peak at FP16, and hundredths of a yuan per hour at posted prices.
    Mismatch in_teraflops() const;
    Mismatch in_money() const;

    CellCounts cells() const;

  private:
    void count_all();
    Kind kind_of(const Job& job) const;
    template <class OfIdle, class OfWaiting>
    Mismatch in_units(OfIdle of_idle, OfWaiting of_waiting) const;
    Pairs pairs(const std::vector<std::size_t>& crowds) const;
    std::vector<bool> usable_by(std::uint32_t demand) const;
    Count teraflops(const std::string& chip) const;
    std::string_view ecosystem(const std::string& chip) const;
    const std::string& reference(const Kind& kind) const;

    const World& w_;
    std::vector<Crowd> crowds_{};        // by kind, ascending
    std::vector<std::uint32_t> idle_{};  // clusters with free accelerators
    std::vector<Bits> reach_{};          // (circle), of (idle)
    std::vector<std::size_t> circle_{};  // (crowd) its number
};

}  // namespace models
