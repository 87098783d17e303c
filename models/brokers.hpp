// The seam `brokers`: which cluster is to serve this job?
#pragma once

#include <concepts>
#include <optional>
#include <variant>

#include "models/brokers/cheapest.hpp"
#include "models/brokers/home_first.hpp"
#include "models/brokers/local_only.hpp"
#include "models/brokers/named.hpp"
#include "models/brokers/national_platform.hpp"

namespace models {

/// Ranks one offer for one job: the lowest rank wins; nothing where the broker does not see the
/// offer. `least` tells from delay, cost and `own` alone what no rank of the offer is below: offers
/// are looked at in its order (of equals, the nearest first) until one that is taken is below all
/// that follow. Of equal ranks the first wins. Pure calls.
template <class B>
concept BrokerPolicy = requires(const B broker, const Offer& offer) {
    { broker(offer) } -> std::same_as<std::optional<double>>;
    { broker.least(offer) } -> std::same_as<double>;
    B::about;
    B::fields();
};

template <class First, BrokerPolicy... Rest>
using BrokerList = std::variant<First, Rest...>;

/// Every broker, the default first. To add one: write its file, name it here.
using Broker = BrokerList<Named, LocalOnly, HomeFirst, Cheapest, NationalPlatform>;

}  // namespace models
