#include "models/ledger.hpp"

#include "sim/ensure.hpp"
#include "sim/level.hpp"

namespace models {

Money charge(Money per_hour, Gang accelerators, Duration held) {
    constexpr Wide hour = 3'600'000'000'000;
    const Wide exact = Wide{per_hour.micro_yuan} * accelerators * held.count();
    const Wide rounded = (2 * exact + hour) / (2 * hour);
    ensure(rounded <= INT64_MAX, "a charge can be counted", per_hour.micro_yuan, accelerators,
           held.count());
    return {static_cast<std::int64_t>(rounded)};
}

}  // namespace models
