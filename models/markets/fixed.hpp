// Market: prices stay.
#pragma once

#include <string_view>

#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace models {

using namespace sim;

struct Fixed {
    static constexpr std::string_view about = "Prices stay what they are at the start.";
    static constexpr auto fields() { return Fields{}; }

    double factor(double) const { return 1; }
    Duration every() const { return Duration::max(); }
};

}  // namespace models
