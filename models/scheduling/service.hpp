// Attained service in fixed point, so that sharing a server is exact on every machine.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "sim/time.hpp"

namespace models {

/// Service in units of 2^-32 ns. Sharing rounds down by less than one unit an event; the time
/// for a service is rounded to the nearest nanosecond.
class Service {
  public:
    static Service of(sim::Duration d) { return Service{Wide{d.count()} << fraction}; }

    /// What one of `n` equal sharers gets in `d`.
    static Service share(sim::Duration d, std::size_t n) {
        return Service{(Wide{d.count()} << fraction) / static_cast<Wide>(n)};
    }

    /// How long it takes one of `n` sharers to get this much.
    sim::Duration time(std::size_t n) const {
        if (units_ <= 0) return sim::Duration{0};
        const Wide all = units_ * static_cast<Wide>(n);
        const Wide one = Wide{1} << fraction;
        return sim::Duration{static_cast<std::int64_t>((all + one / 2) / one)};
    }

    friend Service operator+(Service a, Service b) { return Service{a.units_ + b.units_}; }
    friend Service operator-(Service a, Service b) { return Service{a.units_ - b.units_}; }
    Service() = default;
    bool operator==(const Service&) const = default;
    auto operator<=>(const Service&) const = default;

  private:
    __extension__ using Wide = __int128;
    static constexpr int fraction = 32;
    explicit Service(Wide units) : units_(units) {}

    Wide units_ = 0;
};

}  // namespace models
