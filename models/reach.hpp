// Where those who wait may go now: by every rule of the market.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "models/tenants.hpp"
#include "sim/bits.hpp"

namespace models {

class World;

/// Waiting jobs that may go to the same clusters.
struct Circle {
    std::uint32_t demand = 0;
    std::uint32_t origin = 0;
    Ecosystems runs = 0;   // on which its tenant runs
    std::int32_t cap = 0;  // the price cap in steps of a quarter of an octave, rounded down
    auto operator<=>(const Circle&) const = default;
};

/// The step of a price cap, in yuan per accelerator and second; of none, the last.
std::int32_t step_of(double cap);

/// What circles reach, put together from what its class sees, runs on and can pay.
class Reach {
  public:
    /// Of the clusters named in `idle`.
    Reach(const World& world, const std::vector<std::uint32_t>& idle);

    /// (idle)
    Bits of(const Circle& circle);

  private:
    struct OfClass {
        std::vector<Bits> seen{};                   // (origin), of (idle)
        std::vector<double> speed{};                // (idle) 0: not its own to use
        std::map<std::int32_t, Bits> affordable{};  // (cap), of (idle)
    };
    OfClass& of_class(std::uint32_t demand);
    const Bits& affordable(OfClass& of_class, std::int32_t cap) const;

    const World& w_;
    const std::vector<std::uint32_t>& idle_;
    std::vector<std::size_t> place_{};            // (cluster) in idle
    std::map<std::uint32_t, OfClass> classes_{};  // (demand)
    std::vector<Bits> running_{};                 // (ecosystem), of (idle)
};

}  // namespace models
