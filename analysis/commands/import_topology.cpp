// `import gml` and `import sndlib`: a scenario with a network of one of two public libraries.
#include <fmt/format.h>

#include "analysis/command_line.hpp"
#include "analysis/tell.hpp"
#include "analysis/text_file.hpp"
#include "analysis/topology_scenario.hpp"
#include "models/network/topologies/gml.hpp"
#include "models/network/topologies/sndlib.hpp"
#include "models/scenario_file.hpp"
#include "sim/quantity_text.hpp"
#include "sim/units.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;
using models::Bandwidth;

Bandwidth capacity_of(const std::string& text) {
    const auto parsed = sim::parse_quantity(text, Bandwidth::dimension);
    if (!parsed.value) throw UsageError(fmt::format("--capacity: {}", parsed.problem));
    if (*parsed.value <= 0)
        throw UsageError(fmt::format("--capacity: {} carries nothing; more than 0 is due", text));
    return {*parsed.value};
}

Bandwidth unit_of(const std::string& text) {
    const auto parsed = sim::parse_unit(text);
    if (!parsed.value) throw UsageError(fmt::format("--capacity-unit: {}", parsed.problem));
    if (parsed.value->dimension != Bandwidth::dimension)
        throw UsageError(fmt::format(
            "--capacity-unit: '{}' is no unit of capacity; one is due, such as 'Gbit/s'", text));
    return {parsed.value->numerator / parsed.value->denominator};
}

void check_output(const ImportTopology& command) {
    std::error_code error;
    if (fs::equivalent(command.output, command.file, error))
        throw UsageError(fmt::format("-o: {} is the network itself; name another file",
                                     command.output.string()));
}

std::string name_of_network(const fs::path& file) {
    const auto name = file.extension() == ".gz" ? file.stem() : file;
    return name.stem().string();
}

}  // namespace

int perform(const ImportTopology& command) {
    check_output(command);
    const TopologyOptions options{name_of_network(command.file), command.file.string(),
                                  capacity_of(command.capacity)};
    const auto unit = unit_of(command.capacity_unit);
    const auto topology = command.format == ImportTopology::Format::gml
                              ? models::read_gml(command.file)
                              : models::read_sndlib(command.file, unit);
    const auto text = topology_scenario(topology, options);
    models::parse_scenario(text, command.output.string(), command.output.parent_path());
    write_file(command.output, text);
    for (const auto& assumed : assumptions(topology, options))
        tell(fmt::format("{}: {}\n", command.file.string(), assumed));
    fmt::print("{} has the {} nodes and {} links of {}\n", command.output.string(),
               topology.nodes.size(), topology.links.size(), command.file.string());
    return done;
}

}  // namespace analysis
