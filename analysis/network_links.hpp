// What a run says of each link: a row each, all together, and how full the busiest were over time.
#pragma once

#include "analysis/json.hpp"
#include "models/world.hpp"

namespace analysis {

/// Adds to the network's block of the summary `measured`, `all_links` and `links`: figures of the
/// whole run, without its warm-up.
void put_links(Json& network, const models::World& world);

/// The utilization of the busiest directions of links over time, at most six, none of them idle, in
/// at most 384 stretches: `from` (dates), `length_s`, `utilization` by name. The warm-up is in it.
Json course_json(const models::World& world);

/// What a page shows of the network's block: `links` without all but the busiest two hundred, and
/// nothing by month.
Json slim_network(const Json& network);

}  // namespace analysis
