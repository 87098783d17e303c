// On which ecosystems the tenants of a class can run: where their software is at home, and where it
// has been ported to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "sim/time.hpp"

namespace models {

using namespace sim;

/// A set of ecosystems, a bit for each, one of them for chips that name none: no scenario has more
/// than it holds.
using Ecosystems = std::uint64_t;
inline constexpr std::size_t most_ecosystems = std::numeric_limits<Ecosystems>::digits;

class Tenants {
  public:
    /// What it takes to make software run on an ecosystem, and since when anybody can.
    struct Porting {
        Duration takes{};
        std::optional<Time> from{};  // nobody uses it before
    };

    Tenants(std::size_t tenants, std::vector<Porting> portings)
        : portings_(std::move(portings)),
          runs_from_(tenants * portings_.size(), never),
          known_(tenants) {}

    /// Its software is at home there.
    void settle(std::uint32_t tenant, std::size_t ecosystem) {
        runs_from_[tenant * portings_.size() + ecosystem] = Time{};
        known_[tenant] = {};
    }

    /// Begins to port its software there, unless it has begun or nobody can yet.
    void port(std::uint32_t tenant, std::size_t ecosystem, Time now) {
        const Porting& porting = portings_[ecosystem];
        Time& from = runs_from_[tenant * portings_.size() + ecosystem];
        if (from != never || (porting.from && now < *porting.from)) return;
        from = later(now, porting.takes);
        known_[tenant] = {};
    }

    /// Where it can run now. Time never goes back.
    Ecosystems runs_on(std::uint32_t tenant, Time now) {
        Known& known = known_[tenant];
        if (now >= known.until) known = look(tenant, now);
        return known.ecosystems;
    }
    Ecosystems runs_on(std::uint32_t tenant, Time now) const {
        const Known& known = known_[tenant];
        return now < known.until ? known.ecosystems : look(tenant, now).ecosystems;
    }

  private:
    struct Known {
        Ecosystems ecosystems = 0;
        Time until{};
    };

    Known look(std::uint32_t tenant, Time now) const {
        Known known{0, never};
        const Time* from = &runs_from_[tenant * portings_.size()];
        for (std::size_t e = 0; e < portings_.size(); ++e) {
            if (from[e] <= now)
                known.ecosystems |= Ecosystems{1} << e;
            else
                known.until = std::min(known.until, from[e]);
        }
        return known;
    }

    std::vector<Porting> portings_;  // (ecosystem)
    std::vector<Time> runs_from_;    // (tenant, ecosystem); never: not even begun
    std::vector<Known> known_;       // (tenant)
};

}  // namespace models
