// `import swf`: a scenario that replays a log.
#include <fmt/format.h>

#include "analysis/command_line.hpp"
#include "analysis/log_scenario.hpp"
#include "analysis/tell.hpp"
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

constexpr std::int64_t most_processors = 1'000'000'000;  // as of any cluster

void check_options(const ImportSwf& command) {
    check_queueing(command.queueing);
    if (command.processors && (*command.processors < 1 || *command.processors > most_processors))
        throw UsageError(fmt::format("--processors: {} is out of range; from 1 to {} is due",
                                     *command.processors, most_processors));
    std::error_code error;
    if (fs::equivalent(command.output, command.log, error))
        throw UsageError(
            fmt::format("-o: {} is the log itself; name another file", command.output.string()));
}

// What only shows when the log has been read.
void check_machine(const models::SwfSummary& log, const ImportSwf& command) {
    if (log.processors < 1)
        throw UsageError(
            fmt::format("{} neither says how large its machine is nor holds a job to "
                        "tell by; say --processors N",
                        command.log.string()));
    if (log.processors > most_processors)
        throw UsageError(
            fmt::format("{} is of a machine of {} processors, more than a cluster can "
                        "have ({}); say --processors N",
                        command.log.string(), log.processors, most_processors));
    sim::for_each_alternative<models::Queueing>([&]<class Policy>(std::type_identity<Policy>) {
        if (sim::kind_of<Policy>() != command.queueing || log.processors == 1) return;
        if (models::shares_time(Policy{}))
            throw UsageError(
                fmt::format("--queueing: {} is for a single server, and the machine "
                            "has {} processors",
                            command.queueing, log.processors));
    });
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
    check_options(command);
    const auto log = models::swf_summary(command.log, command.processors);
    check_machine(log, command);
    const auto path = log_as_seen_from(command.output, command.log);
    const auto text = log_scenario(log, {name_of_log(command.log), path.string(), command.queueing,
                                         command.pass, command.ties});
    models::parse_scenario(text, command.output.string(), command.output.parent_path());
    write_file(command.output, text);
    if (!log.size_is_known)
        tell(
            fmt::format("{} does not say how large its machine is: taken are the {} processors of "
                        "its largest job; --processors N says otherwise\n",
                        command.log.string(), log.processors));
    fmt::print("{} replays {} of {} records on {} processors\n", command.output.string(),
               log.counts.used, log.counts.records, log.processors);
    return done;
}

}  // namespace analysis
