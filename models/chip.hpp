// A kind of accelerator.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Chip {
    static constexpr std::string_view about =
        "A kind of accelerator: dense peak speeds by precision, power and price.";

    std::optional<Compute<Precision::fp64>> fp64{};
    std::optional<Compute<Precision::fp32>> fp32{};
    std::optional<Compute<Precision::fp16>> fp16{};
    std::optional<Compute<Precision::fp8>> fp8{};
    std::optional<Compute<Precision::int8>> int8{};
    std::optional<Bytes> memory{};
    std::optional<Bandwidth> interconnect{};
    std::string ecosystem{};
    bool domestic = false;
    Power power{};
    Power idle_power{};
    Power host_power{};
    Yuan price{};
    RentalPrice rent{};

    static constexpr auto fields() {
        return Fields{
            field<&Chip::fp64>("Dense peak speed at FP64.", positive),
            field<&Chip::fp32>("Dense peak speed at FP32.", positive),
            field<&Chip::fp16>("Dense peak speed at FP16 (or BF16).", positive),
            field<&Chip::fp8>("Dense peak speed at FP8.", positive),
            field<&Chip::int8>("Dense peak speed at INT8.", positive),
            field<&Chip::memory>("Memory of one accelerator.", positive),
            field<&Chip::interconnect>("From one accelerator to the others of its node.", positive),
            field<&Chip::ecosystem>("The software it runs, such as `cuda` or `cann`."),
            field<&Chip::domestic>("Whether it is made at home; reported, nothing more."),
            field<&Chip::power>("What an accelerator draws when busy.", non_negative),
            field<&Chip::idle_power>("What it draws when idle.", non_negative),
            field<&Chip::host_power>(
                "What its share of the server draws, busy or idle: processors, fans, network.",
                non_negative),
            field<&Chip::price>("What one costs to buy.", non_negative),
            field<&Chip::rent>("The posted price at the start, per accelerator and hour.",
                               non_negative),
        };
    }
    std::optional<std::string> problem() const {
        if (idle_power > power) return "idle_power is above power";
        return std::nullopt;
    }
};

}  // namespace models
