// A quantity of each entity, drawn from a stream of its own; places drawn by weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/distributions.hpp"
#include "sim/random.hpp"

namespace models {

using namespace sim;

/// The same entity always draws the same.
struct DrawnByEntity {
    Sampler sampler;
    Stream stream;
    double operator()(std::uint64_t entity) const {
        Draw draw = stream.of(entity);
        return sampler(draw);
    }
};

/// Places by number, as often as their names weigh, but for one; nothing where none weighs
/// anything.
inline std::optional<Discrete<double>> places_among(
    const std::vector<std::string>& names, const std::map<std::string, double>& weights,
    std::optional<std::size_t> besides = std::nullopt) {
    Discrete<double> places;
    for (std::size_t p = 0; p < names.size(); ++p) {
        const auto found = weights.find(names[p]);
        if (p == besides || found == weights.end() || found->second <= 0) continue;
        places.values.push_back(static_cast<double>(p));
        places.weights.push_back(found->second);
    }
    if (places.values.empty()) return std::nullopt;
    return places;
}

}  // namespace models
