// `import swf`: a scenario that replays a log.
#include <fmt/format.h>

#include "analysis/command_line.hpp"
#include "analysis/log_scenario.hpp"
#include "analysis/text_file.hpp"
#include "models/queueing.hpp"
#include "models/scenario_file.hpp"
#include "sim/spelling.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

void check_queueing(const std::string& kind) {
    std::vector<std::string> kinds;
    sim::for_each_alternative<models::Queueing>([&]<class Policy>(std::type_identity<Policy>) {
        kinds.emplace_back(sim::kind_of<Policy>());
    });
    if (std::ranges::find(kinds, kind) != kinds.end()) return;
    throw UsageError(fmt::format("--queueing: '{}' is not one of {}{}", kind,
                                 fmt::join(kinds, ", "), sim::did_you_mean(kind, kinds)));
}

// A log in the scenario's folder is named relatively, so that both can move; any other absolutely.
fs::path log_as_seen_from(const fs::path& scenario, const fs::path& log) {
    const auto folder = fs::weakly_canonical(fs::absolute(scenario)).parent_path();
    const auto target = fs::weakly_canonical(fs::absolute(log));
    const auto relative = target.lexically_relative(folder);
    return relative.empty() || *relative.begin() == ".." ? target : relative;
}

std::string name_of_log(const fs::path& log) {
    const auto name = log.extension() == ".gz" ? log.stem() : log;
    return name.stem().string();
}

}  // namespace

int perform(const ImportSwf& command) {
    check_queueing(command.queueing);
    const auto log = models::swf_summary(command.log, command.processors);
    const auto path = log_as_seen_from(command.output, command.log);
    write_file(command.output, log_scenario(log, {name_of_log(command.log), path.string(),
                                                  command.queueing, command.pass, command.ties}));
    models::read_scenario(command.output, {});
    fmt::print("{} replays {} of {} records on {} processors\n", command.output.string(),
               log.counts.used, log.counts.records, log.processors);
    return done;
}

}  // namespace analysis
