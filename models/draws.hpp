// What a distribution may give: for checks before anything is drawn.
#pragma once

#include <algorithm>
#include <optional>

#include "sim/distributions.hpp"

namespace models {

using namespace sim;

/// The least value that the description of a distribution names, in base units; nothing for the
/// families that give what is positive, whatever their description.
template <class Q>
std::optional<double> least_of(const Distribution<Q>& distribution) {
    return std::visit(
        []<class D>(const D& held) -> std::optional<double> {
            if constexpr (requires { base(held.value); }) {
                return base(held.value);
            } else if constexpr (requires { base(held.minimum); }) {
                return base(held.minimum);
            } else if constexpr (requires { base(held.values.front()); }) {
                double least = base(held.values.front());
                for (const auto& value : held.values) least = std::min(least, base(value));
                return least;
            } else {
                return std::nullopt;
            }
        },
        distribution);
}

}  // namespace models
