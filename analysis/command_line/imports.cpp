// The options of `import`.
#include <fmt/format.h>

#include "analysis/command_line/offered.hpp"

namespace analysis {
namespace {

void offer_swf(CLI::App& import, Offers& offers) {
    const auto swf = std::make_shared<ImportSwf>();
    auto* command = import.add_subcommand(
        "swf", "A scenario that replays a log in the Standard Workload Format (plain or .gz)");
    command->add_option("LOG", swf->log, "The log");
    command->add_option("-o,--output", swf->output, "The scenario to write")
        ->type_name("FILE.yaml");
    command->add_option("--processors", swf->processors, "Of the machine; else the log's MaxProcs")
        ->type_name("N");
    command->add_option("--queueing", swf->queueing, "See `suanli list queueing`")
        ->capture_default_str()
        ->type_name("KIND");
    command->add_option("--pass", swf->pass, "When the scheduler looks at the queue")
        ->capture_default_str()
        ->check(CLI::IsMember({"per_event", "per_instant"}));
    command->add_option("--ties", swf->ties, "What goes first at the same instant")
        ->capture_default_str()
        ->check(CLI::IsMember({"ends_first", "arrivals_first"}));
    command->footer(
        "Example:\n  ./suanli import swf log.swf --processors 240 --queueing easy -o log.yaml");
    offers.push_back({command, [=] {
                          demand(!swf->log.empty(), *command, "a LOG");
                          demand(!swf->output.empty(), *command, "-o FILE.yaml");
                          return *swf;
                      }});
}

void offer_topology(CLI::App& import, Offers& offers, ImportTopology::Format format,
                    const std::string& name, const std::string& about) {
    const auto topology = std::make_shared<ImportTopology>(ImportTopology{format});
    auto* command = import.add_subcommand(name, about);
    command->add_option("FILE", topology->file, "The network (plain or .gz)");
    command->add_option("-o,--output", topology->output, "The scenario to write")
        ->type_name("FILE.yaml");
    command->add_option("--capacity", topology->capacity, "Of links that say none")
        ->capture_default_str()
        ->type_name("QUANTITY");
    if (topology->format == ImportTopology::Format::sndlib)
        command->add_option("--capacity-unit", topology->capacity_unit, "What capacities count in")
            ->capture_default_str()
            ->type_name("UNIT");
    command->footer(fmt::format("Example:\n  ./suanli import {0} network.{1} -o network.yaml", name,
                                name == "gml" ? "gml" : "txt"));
    offers.push_back({command, [=] {
                          demand(!topology->file.empty(), *command, "a FILE");
                          demand(!topology->output.empty(), *command, "-o FILE.yaml");
                          return *topology;
                      }});
}

}  // namespace

void offer_imports(CLI::App& app, Offers& offers) {
    auto* import = app.add_subcommand("import", "Make a scenario of somebody else's data");
    import->footer("Example:\n  ./suanli import swf log.swf -o log.yaml");
    offer_swf(*import, offers);
    offer_topology(*import, offers, ImportTopology::Format::gml, "gml",
                   "A scenario with a network of the Internet Topology Zoo");
    offer_topology(*import, offers, ImportTopology::Format::sndlib, "sndlib",
                   "A scenario with a network of SNDlib (native format)");
}

}  // namespace analysis
