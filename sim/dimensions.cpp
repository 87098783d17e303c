// What each dimension is called, an example of it, and the units to print it with.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/names.hpp"
#include "sim/units.hpp"

namespace sim {

namespace {

struct Known {
    Dimension dimension;
    std::string_view name;
    std::string_view example;
    std::string_view units;  // separated by spaces
};

namespace d = dimension;

constexpr std::array named_dimensions{
    Known{Dimension{}, "a plain number", "1.5", ""},
    Known{d::time, "a duration", "10 min", "s min h d ms us ns"},
    Known{-d::time, "a rate", "40 /h", "/s /min /h /d /a"},
    Known{d::data, "an amount of data", "10 GB",
          "B kB MB GB TB PB EB KiB MiB GiB TiB PiB bit kbit Mbit Gbit Tbit"},
    Known{d::data - d::time, "a bandwidth", "10 Gbit/s",
          "bit/s kbit/s Mbit/s Gbit/s Tbit/s Pbit/s B/s kB/s MB/s GB/s TB/s GiB/s"},
    Known{d::work, "an amount of computing", "2 EFLOP", "FLOP MFLOP GFLOP TFLOP PFLOP EFLOP ZFLOP"},
    Known{d::work - d::time, "a computing speed", "312 TFLOPS",
          "FLOPS MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS ZFLOPS"},
    Known{d::energy, "an amount of energy", "3 kWh", "J Wh kWh MWh GWh TWh kJ MJ GJ"},
    Known{d::energy - d::time, "a power", "400 W", "W kW MW GW mW"},
    Known{d::work - d::energy, "an energy efficiency", "1.5 TFLOP/J",
          "FLOP/J GFLOP/J TFLOP/J PFLOP/J EFLOP/kWh"},
    Known{d::money, "an amount of money", "100 CNY", "CNY MCNY GCNY kCNY"},
    Known{d::money - d::energy, "a price of energy", "0.35 CNY/kWh", "CNY/kWh CNY/MWh CNY/J"},
    Known{d::money - d::data, "a price of data", "0.5 CNY/GB", "CNY/GB CNY/TB CNY/MB CNY/B"},
    Known{d::money - d::work, "a price of computing", "1.2 CNY/EFLOP",
          "CNY/EFLOP CNY/PFLOP CNY/TFLOP"},
    Known{d::money - d::time, "a cost per time", "12 CNY/h", "CNY/h CNY/d CNY/a CNY/s MCNY/a"},
    Known{d::money - d::accelerators, "a price of an accelerator", "90000 CNY/card", "CNY/card"},
    Known{d::money - d::accelerators - d::time, "a rental price", "9.1 CNY/card/h",
          "CNY/card/h CNY/card/d CNY/card/a CNY/card/s"},
    Known{d::accelerators, "a number of accelerators", "8 cards", "cards"},
    Known{d::length, "a length", "1200 km", "m km"},
    Known{d::mass, "a mass", "3 t", "kg g t kt Mt"},
    Known{d::mass - d::energy, "a carbon intensity", "550 g/kWh", "g/kWh kg/kWh g/J t/MWh kg/J"},
    Known{d::energy - d::accelerators, "an energy per accelerator", "2 kWh/card",
          "kWh/card J/card"},
    Known{d::energy - d::time - d::accelerators, "a power per accelerator", "700 W/card",
          "W/card kW/card"},
    Known{d::time - d::length, "a delay per length", "5 us/km", "us/km ms/km s/km s/m"},
    Known{d::length - d::time, "a velocity", "200000 km/s", "m/s km/s km/h"},
};

/// `B/J`: the base units themselves, always exact.
std::string base_units(const Dimension& dimension, std::string_view at) {
    std::string up;
    std::string down;
    const auto base = [&](int exponent, std::string_view name) {
        if (exponent > 0) up = name;
        if (exponent < 0) down += fmt::format("/{}", name);
    };
    base(dimension.data, "B");
    base(dimension.work, fmt::format("FLOP{}", at));
    base(dimension.energy, "J");
    base(dimension.money, "CNY");
    base(dimension.length, "m");
    base(dimension.mass, "kg");
    base(dimension.accelerators, "card");
    base(dimension.time, "s");
    return fmt::format("{}{}", up, down);
}

bool counts_integers(Precision p) { return p == Precision::int8 || p == Precision::int4; }

/// Puts the precision behind the symbol that counts operations, and says `OP` for integers.
std::string with_precision(std::string unit, std::string_view at, Precision precision) {
    const auto flop = unit.find("FLOP");
    if (flop == unit.npos || unit.find('@') != unit.npos) return unit;
    const auto end = std::min(unit.find('/', flop), unit.size());
    unit.insert(end, at);
    if (counts_integers(precision)) unit.erase(flop, 2);
    return unit;
}

}  // namespace

Described describe(const Dimension& dimension, Precision precision) {
    const std::string at =
        precision == Precision::none ? "" : fmt::format("@{}", name_of(precision));
    Described described;
    const std::string base = base_units(dimension, at);
    const auto found = std::find_if(named_dimensions.begin(), named_dimensions.end(),
                                    [&](const Known& k) { return k.dimension == dimension; });
    if (found == named_dimensions.end()) {
        described = {fmt::format("a quantity in {}", base), fmt::format("1 {}", base), {}};
    } else {
        described = {std::string(found->name),
                     with_precision(std::string(found->example), at, precision),
                     {}};
        for (std::string_view rest = found->units; !rest.empty();) {
            const auto space = std::min(rest.find(' '), rest.size());
            described.units.push_back(
                with_precision(std::string(rest.substr(0, space)), at, precision));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
    if (precision != Precision::none) described.name += fmt::format(" at {}", name_of(precision));
    described.units.push_back(base);
    return described;
}

}  // namespace sim
