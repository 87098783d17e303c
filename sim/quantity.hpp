// Physical quantities: a double in base units whose dimension (and precision) is part of its type.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "sim/time.hpp"

namespace sim {

/// What an operation computes with; an operation at FP16 is not an operation at FP32.
enum class Precision : std::uint8_t { none, fp64, fp32, tf32, fp16, bf16, fp8, fp4, int8, int4 };

/// Exponents of the base units: s, B, operation, J, yuan, accelerator, m, kg.
struct Dimension {
    int time = 0, data = 0, work = 0, energy = 0, money = 0, accelerators = 0, length = 0, mass = 0;

    constexpr bool operator==(const Dimension&) const = default;
    constexpr Dimension operator+(const Dimension& o) const {
        return {time + o.time,     data + o.data,   work + o.work,
                energy + o.energy, money + o.money, accelerators + o.accelerators,
                length + o.length, mass + o.mass};
    }
    constexpr Dimension operator-() const {
        return {-time, -data, -work, -energy, -money, -accelerators, -length, -mass};
    }
    constexpr Dimension operator-(const Dimension& o) const { return *this + -o; }
};

/// A real number of base units. Adding unlike things, or mixing precisions, does not compile.
template <Dimension D, Precision P = Precision::none>
struct Quantity {
    static constexpr Dimension dimension = D;
    static constexpr Precision precision = P;

    double value = 0;

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator-() const { return {-value}; }
    constexpr Quantity& operator+=(Quantity o) { return value += o.value, *this; }
    constexpr Quantity& operator-=(Quantity o) { return value -= o.value, *this; }
    constexpr Quantity& operator*=(double factor) { return value *= factor, *this; }
    constexpr Quantity& operator/=(double factor) { return value /= factor, *this; }

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
    friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
    friend constexpr Quantity operator*(double factor, Quantity a) { return {factor * a.value}; }
    friend constexpr Quantity operator/(Quantity a, double factor) { return {a.value / factor}; }
};

namespace quantity {

/// A precision belongs to operations: it is lost where no operation is left.
constexpr Precision joined(Precision a, Precision b, const Dimension& result) {
    if (result.work == 0) return Precision::none;
    return a == Precision::none ? b : a;
}

constexpr bool compatible(Precision a, Precision b) {
    return a == b || a == Precision::none || b == Precision::none;
}

template <Dimension D, Precision P>
struct Result {
    using Type = Quantity<D, P>;
};
template <Precision P>
struct Result<Dimension{}, P> {
    using Type = double;
};
template <Dimension D, Precision A, Precision B>
using Of = typename Result<D, joined(A, B, D)>::Type;

}  // namespace quantity

/// Multiplying and dividing combine the dimensions; what is left without one is a plain double.
template <Dimension A, Precision P, Dimension B, Precision Q>
requires(quantity::compatible(P, Q)) constexpr auto operator*(Quantity<A, P> a, Quantity<B, Q> b) {
    return quantity::Of<A + B, P, Q>{a.value * b.value};
}
template <Dimension A, Precision P, Dimension B, Precision Q>
requires(quantity::compatible(P, Q)) constexpr auto operator/(Quantity<A, P> a, Quantity<B, Q> b) {
    return quantity::Of<A - B, P, Q>{a.value / b.value};
}
template <Dimension D, Precision P>
constexpr Quantity<-D, P> operator/(double a, Quantity<D, P> b) {
    return {a / b.value};
}

namespace dimension {
inline constexpr Dimension time{.time = 1};
inline constexpr Dimension data{.data = 1};
inline constexpr Dimension work{.work = 1};
inline constexpr Dimension energy{.energy = 1};
inline constexpr Dimension money{.money = 1};
inline constexpr Dimension accelerators{.accelerators = 1};
inline constexpr Dimension length{.length = 1};
inline constexpr Dimension mass{.mass = 1};
}  // namespace dimension

using Seconds = Quantity<dimension::time>;
using Rate = Quantity<-dimension::time>;
using Bytes = Quantity<dimension::data>;
using Bandwidth = Quantity<dimension::data - dimension::time>;
using Energy = Quantity<dimension::energy>;
using Power = Quantity<dimension::energy - dimension::time>;
template <Precision P>
using Work = Quantity<dimension::work, P>;
template <Precision P>
using Compute = Quantity<dimension::work - dimension::time, P>;
using Accelerators = Quantity<dimension::accelerators>;
using Meters = Quantity<dimension::length>;
using Kilograms = Quantity<dimension::mass>;
using Yuan = Quantity<dimension::money>;
using Cost = Quantity<dimension::money - dimension::time>;
using EnergyPrice = Quantity<dimension::money - dimension::energy>;
using DataPrice = Quantity<dimension::money - dimension::data>;
using RentalPrice = Quantity<dimension::money - dimension::accelerators - dimension::time>;
using CarbonIntensity = Quantity<dimension::mass - dimension::energy>;

constexpr Seconds in_seconds(Duration d) { return {seconds(d)}; }
inline std::optional<Duration> duration_of(Seconds s) { return duration_of(s.value); }
inline Duration saturated_duration(Seconds s) { return saturated_duration(s.value); }

}  // namespace sim
