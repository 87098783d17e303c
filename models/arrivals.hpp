// The seam `arrivals`: when does the next job of this class come?
#pragma once

#include <concepts>
#include <variant>

#include "models/arrivals/bursty.hpp"
#include "models/arrivals/daily.hpp"
#include "models/arrivals/finite_source.hpp"
#include "models/arrivals/poisson.hpp"
#include "models/arrivals/renewal.hpp"
#include "models/arrivals/replicas.hpp"
#include "models/arrivals/trace.hpp"

namespace models {

/// A process has a `Generator`, made from its description and a draw: `next()` is the time of the
/// next arrival, `pass()` lets it go by. Only Trace has none: it brings its jobs itself.
template <class A>
concept ArrivalProcess = requires(typename A::Generator generator) {
    { generator.next() } -> std::same_as<Time>;
    generator.pass();
};

template <class... Processes>
using ArrivalList = std::variant<Processes...>;

/// Every arrival process, the default first. To add one: write its file, name it here.
using Arrivals = ArrivalList<Poisson, Renewal, Daily, Bursty, FiniteSource, Replicas, Trace>;

}  // namespace models
