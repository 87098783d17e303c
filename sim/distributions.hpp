// How a quantity is spread: every distribution, and how to draw from it.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

#include "sim/distributions/constant.hpp"
#include "sim/distributions/discrete.hpp"
#include "sim/distributions/empirical.hpp"
#include "sim/distributions/erlang.hpp"
#include "sim/distributions/exponential.hpp"
#include "sim/distributions/gamma.hpp"
#include "sim/distributions/hyperexponential.hpp"
#include "sim/distributions/lognormal.hpp"
#include "sim/distributions/pareto.hpp"
#include "sim/distributions/truncated_normal.hpp"
#include "sim/distributions/uniform.hpp"
#include "sim/distributions/weibull.hpp"
#include "sim/distributions/zipf.hpp"
#include "sim/ensure.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// A section with a sampler: what can be computed once is, and the quantity is a plain number.
template <class D>
concept Distributed = Section<D> && requires(const D& distribution, Draw& draw) {
    { distribution.sampler()(draw) } -> std::same_as<double>;
    { distribution.sampler().mean() } -> std::same_as<double>;
};

template <Distributed... Distributions>
using DistributionList = std::variant<Distributions...>;

/// Every distribution of a quantity, the default first. To add one: write its file, name it here.
template <class Q>
using Distribution =
    DistributionList<Constant<Q>, Exponential<Q>, Uniform<Q>, Erlang<Q>, Hyperexponential<Q>,
                     Gamma<Q>, Lognormal<Q>, Weibull<Q>, Pareto<Q>, TruncatedNormal<Q>, Discrete<Q>,
                     Zipf<Q>, Empirical<Q>>;

/// Draws from any distribution, in base units (seconds, bytes …).
class Sampler {
  public:
    template <Choice D>
    explicit Sampler(const D& distribution)
        : any_(std::visit([](const auto& held) { return prepared(held); }, distribution)) {}
    template <Distributed D>
    explicit Sampler(const D& distribution) : any_(prepared(distribution)) {}

    double operator()(Draw& draw) const {
        return std::visit([&](const auto& sampler) { return sampler(draw); }, any_);
    }

    /// A value for each of the entities from `first` on: as many single draws, but faster.
    void fill(const Stream& stream, std::uint64_t first, std::span<double> values) const {
        std::visit(
            [&](const auto& sampler) {
                for (std::size_t i = 0; i < values.size(); ++i) {
                    Draw draw = stream.of(first + i);
                    values[i] = sampler(draw);
                }
            },
            any_);
    }

    /// Exact; may be infinite.
    double mean() const {
        return std::visit([](const auto& sampler) { return sampler.mean(); }, any_);
    }

  private:
    template <class>
    struct SamplersOf;
    template <class... D>
    struct SamplersOf<std::variant<D...>> {
        using Type = std::variant<decltype(std::declval<D>().sampler())...>;
    };
    // a sampler does not depend on the quantity
    using Any = SamplersOf<Distribution<double>>::Type;

    template <Distributed D>
    static Any prepared(const D& distribution) {
        if constexpr (ChecksItself<D>) {
            const auto problem = distribution.problem();
            ensure(!problem, "a distribution is as described", problem.value_or(""));
        }
        return distribution.sampler();
    }

    Any any_;
};

}  // namespace sim
