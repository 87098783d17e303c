// Networks of the Survivable Network Design library, in its native format.
#pragma once

#include <filesystem>

#include "models/network/topologies/read_topology.hpp"

namespace models {

/// Sections NODES and LINKS, and DEMANDS where there are some: they weigh what begins and ends at
/// each node. A link has the capacity that is installed, or else that of its largest module, times
/// `unit`. Coordinates beyond those of the earth are left out, all of them. Throws FileError, and
/// InputError with the places of mistakes.
ReadTopology read_sndlib(const std::filesystem::path& path, Bandwidth unit);

}  // namespace models
