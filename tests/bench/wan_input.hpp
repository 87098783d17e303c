// What benchmark B3 moves: a wide-area network and flows over it, as arrays and as a scenario.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace bench {

struct WanFlow {
    double start = 0;  // s
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double bytes = 0;
    double cap = 0;  // bytes per second
};

/// 30 places and 60 links each way: 8 hubs in a ring with 8 chords, 22 provinces at two hubs each,
/// which carry nothing through. Flows come at random, lognormal sizes (sigma 1.2, median 30 GB),
/// seven in ten capped at 1.25 Gbit/s, the others at 10.
struct WanInput {
    WanInput(std::uint64_t flows, double a_second);

    struct Edge {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        double capacity = 0;  // bytes per second
    };
    std::vector<Edge> edges{};
    std::vector<std::vector<std::vector<std::uint32_t>>> routes{};  // (from, to) edges
    std::vector<WanFlow> flows{};

    /// Writes the flows as a CSV file, and returns a scenario that reads it.
    std::string scenario(const std::filesystem::path& csv) const;

    static constexpr std::uint32_t places = 30;
    static constexpr std::uint32_t hubs = 8;
};

}  // namespace bench
