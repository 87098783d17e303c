// What kinds of accelerators a demand class can use, and how well.
#pragma once

#include <optional>
#include <string_view>

#include "sim/moment.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// How a class gets on with one software ecosystem.
struct Suitability {
    static constexpr std::string_view about =
        "How well jobs run on accelerators of an ecosystem, and what it takes to get there.";

    double efficiency = 1;
    double native = 0;
    Duration porting{};
    std::optional<Moment> from{};

    static constexpr auto fields() {
        return Fields{
            field<&Suitability::efficiency>(
                "Work done per unit of peak speed, relative to where it is 1.", positive),
            field<&Suitability::native>("Weight of the tenants whose software runs on it from the "
                                        "start. If no ecosystem of "
                                        "a class has one, all tenants run on all.",
                                        non_negative),
            field<&Suitability::porting>(
                "What it takes another tenant to move its software there, once. A tenant begins "
                "when it finds no room where it already runs.",
                non_negative),
            field<&Suitability::from>("Nobody uses it before this date."),
        };
    }
};

/// What becomes of a job on an accelerator that is slower or faster than the reference.
enum class Adapts {
    run_time,  // it runs longer or shorter
    gang,      // it takes more or fewer accelerators
};

/// What becomes of accelerators while a tenant holds them.
struct Use {
    static constexpr std::string_view about =
        "What a tenant does with what it rents: shares, each of the one before.";

    double allocated = 1;
    double busy = 1;
    double effective = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Use::allocated>("Share of rented time in which it is given to tasks.", fraction),
            field<&Use::busy>("Share of allocated time in which the accelerator computes.",
                              fraction),
            field<&Use::effective>(
                "Floating-point operations of the model over those of the peak, while it computes "
                "(model FLOPs utilization).",
                fraction),
        };
    }
};

}  // namespace models
