// A kind of accelerator.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Chip {
    static constexpr std::string_view about =
        "A kind of accelerator: dense peak speeds by precision.";

    std::optional<Compute<Precision::fp64>> fp64{};
    std::optional<Compute<Precision::fp32>> fp32{};
    std::optional<Compute<Precision::fp16>> fp16{};
    std::optional<Compute<Precision::fp8>> fp8{};
    std::optional<Compute<Precision::int8>> int8{};
    std::optional<Bytes> memory{};

    static constexpr auto fields() {
        return std::tuple{
            field<&Chip::fp64>("Dense peak speed at FP64.", positive),
            field<&Chip::fp32>("Dense peak speed at FP32.", positive),
            field<&Chip::fp16>("Dense peak speed at FP16 (or BF16).", positive),
            field<&Chip::fp8>("Dense peak speed at FP8.", positive),
            field<&Chip::int8>("Dense peak speed at INT8.", positive),
            field<&Chip::memory>("Memory of one accelerator.", positive),
        };
    }
};

}  // namespace models
