// Networks in the Graph Modelling Language, as the Internet Topology Zoo writes them.
#pragma once

#include <filesystem>

#include "models/network/topologies/read_topology.hpp"

namespace models {

/// Of a node: `id`, `label`, `Latitude` and `Longitude` (or `lat` and `lon`), `hyperedge` (it is a
/// medium that links share: nothing begins or ends there). Of an edge: `source`, `target`,
/// `LinkSpeedRaw` in bit/s or else `LinkSpeed` and `LinkSpeedUnits`, `LinkLabel`. Links are named
/// after their ends. Throws FileError, and InputError with the places of mistakes.
ReadTopology read_gml(const std::filesystem::path& path);

}  // namespace models
