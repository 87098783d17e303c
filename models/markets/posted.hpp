// Market: posted prices that follow vacancy, slowly.
#pragma once

#include <algorithm>
#include <string_view>

#include "models/mismatch/vacancy.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Posted {
    static constexpr std::string_view about =
        "Each cluster posts a price per accelerator and hour. At each look it moves with the "
        "vacancy since the last: up where it was below the natural rate, down where above. One "
        "that serves only named classes keeps its price.";

    Rate speed{2.0 / (365 * 86400)};
    double natural_vacancy = 0.12;
    Duration interval{std::chrono::days{7}};
    double floor_margin = 0;

    static constexpr auto fields() {
        return Fields{
            field<&Posted::speed>(
                "Relative change of the price per unit of time and of vacancy off its natural "
                "rate: with `2 /a`, a vacancy 8 points too high lowers it by 16 % a year.",
                non_negative),
            field<&Posted::natural_vacancy>("The vacancy at which the price stays.", fraction),
            field<&Posted::interval>("Time between two looks.", positive),
            field<&Posted::floor_margin>(
                "The price stays above the cost of electricity of a busy accelerator, times 1 plus "
                "this.",
                non_negative),
        };
    }

    double factor(double vacancy) const {
        constexpr double year = 365 * 86400;
        return VacancyAdjustment{speed.value * year, natural_vacancy}.factor(
            vacancy, seconds(interval) / year);
    }
    Duration every() const { return interval; }
};

}  // namespace models
