// What a run says of its network.
#pragma once

#include <string>
#include <vector>

#include "models/metric_value.hpp"

namespace models {

class World;
struct LinkUse;

/// Transfers, bytes, times and costs by class; utilization, congestion and shadow price by
/// direction of a link. Nothing where there is no network.
std::vector<MetricValue> network_report(const World& world);

/// One direction of a link: its name, and where it leads where both directions are told apart.
std::string channel_name(const World& world, std::uint32_t channel);

/// A demand class, or a class of transfers.
std::vector<std::string> network_users(const World& world);

/// Yuan per Gbit/s and month, from yuan per hour over bytes per second.
double per_gigabit_and_month(double shadow);
/// The mean over looks, in the same.
double shadow_price_of(const LinkUse& use);

}  // namespace models
