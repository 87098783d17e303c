// `sweep submit`: hands a sweep to an engine that plays it elsewhere.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/commands/sweep_folder.hpp"
#include "analysis/process.hpp"
#include "analysis/progress.hpp"
#include "analysis/sweep/engines.hpp"
#include "analysis/sweep/pilot.hpp"
#include "analysis/tell.hpp"
#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"
#include "sim/quantity_text.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_option(std::string_view option, std::string_view what,
                                std::string_view given) {
    throw UsageError(fmt::format("sweep submit: {} is {}, not '{}'", option, what, given));
}

// "90 min", or as Slurm has it: [days-]hours:minutes:seconds.
std::uint64_t minutes_of(const std::string& text) {
    unsigned long days = 0;
    unsigned long hours = 0;
    unsigned long minutes = 0;
    unsigned long seconds = 0;
    char rest = 0;
    const char* clock = text.c_str();
    if (const auto dash = text.find('-'); dash != text.npos && dash > 0) {
        if (std::sscanf(clock, "%lu-", &days) != 1) days = 0;
        clock += dash + 1;
    }
    std::uint64_t all = 0;
    if (std::sscanf(clock, "%lu:%lu:%lu%c", &hours, &minutes, &seconds, &rest) == 3) {
        all = ((days * 24 + hours) * 60 + minutes) + (seconds + 59) / 60;
    } else if (const auto span = sim::parse_duration(text); span.value) {
        all = static_cast<std::uint64_t>(
            std::max(std::chrono::ceil<std::chrono::minutes>(*span.value).count(), 0L));
    }
    if (all < 2 || all > 525'600)
        refuse_option("--time", "from 2 minutes to a year, such as '40 min' or 00:40:00", text);
    return all;
}

// Words go into lines of a script, one each.
void check_words(const SweepSubmit& command) {
    const auto is_word = [](const std::string& text) {
        return !text.empty() &&
               std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127; });
    };
    for (const auto& [option, text] :
         {std::pair{"--partition", command.partition}, std::pair{"--account", command.account}})
        if (text && !is_word(*text)) refuse_option(option, "one word", *text);
    for (const auto& text : command.arguments)
        if (!text.starts_with('-') || text.find('\n') != text.npos)
            refuse_option("--sbatch", "options of sbatch on one line, such as '--qos=long'", text);
    if (const auto& memory = command.memory) {
        const auto digits = memory->find_first_not_of("0123456789");
        const bool right = digits != memory->npos && digits + 1 == memory->size() &&
                           memory->find_first_not_of('0') < digits &&
                           std::string_view("MGT").find(memory->back()) != std::string_view::npos;
        if (!right)
            refuse_option("--memory", "a whole number of M, G or T above 0, such as 4G", *memory);
    }
    if (!(command.minutes > 0) || command.minutes > 100'000)
        refuse_option("--minutes", "above 0", fmt::format("{}", command.minutes));
    if (command.shards == 0) refuse_option("--shards", "from 1", "0");
    if (command.cpus < 1 || command.cpus > 10'000)
        refuse_option("--cpus", "from 1 to 10000", fmt::format("{}", command.cpus));
    if (command.at_once == 0U) refuse_option("--at-once", "from 1", "0");
}

Engine engine_of(const SweepSubmit& command) {
    auto engine = engine_named(command.engine);
    sim::ensure(engine.has_value(), "the command line has looked the name up", command.engine);
    if (auto* slurm = std::get_if<Slurm>(&*engine)) {
        slurm->partition = command.partition;
        slurm->account = command.account;
        slurm->arguments = command.arguments;
    } else if (command.partition || command.account || !command.arguments.empty()) {
        throw UsageError(
            "sweep submit: --partition, --account and --sbatch go with --engine slurm");
    }
    return *engine;
}

// From what has been played, else from the first, a middle and the last run of the plan.
double seconds_a_run(const SweepFolder& folder, const SweepHead& head, const FinishedRuns& runs) {
    constexpr std::uint64_t enough = 30;
    const auto finished = head.runs() - runs.missing();
    if (finished >= enough) return runs.seconds() / static_cast<double>(finished);
    double seconds = 0;
    int count = 0;
    PlanReader plan(folder);
    while (const auto run = plan.next()) {
        if (run->run != 0 && run->run != head.runs() / 2 && run->run + 1 != head.runs()) continue;
        seconds += play_pilot(head, *run).seconds;
        ++count;
    }
    return seconds / count;
}

// The program that waits in a queue must stay the same, whatever is built meanwhile.
fs::path kept_program(const fs::path& folder) {
    const auto copy = folder / "suanli";
    if (fs::exists(copy)) return copy;
    const auto partial = folder / "suanli.partial";
    std::error_code error;
    fs::copy_file(this_program(), partial, fs::copy_options::overwrite_existing, error);
    if (!error) fs::rename(partial, copy, error);
    if (error)
        throw sim::FileError(fmt::format("{}: cannot be made: {}", copy.string(), error.message()));
    return copy;
}

fs::path program_of(const SweepSubmit& command, const Engine& engine, const fs::path& folder) {
    if (command.program) return *command.program;
    return std::visit(
        [&](const auto& one) {
            return one.sees_this_program ? kept_program(folder) : fs::path("suanli");
        },
        engine);
}

// Cut as before where the same is asked for.
Division division_of(const SweepSubmit& command, const SweepFolder& folder, std::uint64_t runs,
                     double seconds) {
    Division asked{command.shards, command.minutes, command.cpus};
    if (const auto before = read_division(folder); before && before->asks_as(asked)) return *before;
    asked.shards = command.shards
                       ? std::min(*command.shards, runs)
                       : count_shards(runs, seconds / command.cpus, command.minutes * 60);
    return asked;
}

void hand_over(const Engine& engine, const ShardJob& job, bool dry_run) {
    std::visit(
        [&](const auto& one) {
            for (const auto& [file, text] : one.scripts(job)) {
                const auto path = job.sweep / file;
                fs::create_directories(path.parent_path());
                write_file(path, text);
                fmt::print("{}", text);
            }
            if constexpr (SubmittingEngine<std::decay_t<decltype(one)>>) {
                if (!dry_run) return tell(one.submit(job));
            }
            tell(one.by_hand(job));
        },
        engine);
}

}  // namespace

int perform(const SweepSubmit& command, const Version& version) {
    check_words(command);
    const auto minutes = command.time ? std::optional(minutes_of(*command.time)) : std::nullopt;
    const auto engine = engine_of(command);
    const auto folder = planned_folder("sweep submit", command.sweep, command.folder, version);
    const auto head = head_to_play(folder, version);
    const FinishedRuns runs(folder, head);
    if (runs.missing() == 0) {
        tell(
            fmt::format("{}: all {} runs are finished; put them together with `suanli sweep merge "
                        "{}`\n",
                        head.name, head.runs(), folder.path.string()));
        return done;
    }
    const double seconds = seconds_a_run(folder, head, runs);
    const auto division = division_of(command, folder, head.runs(), seconds);

    ShardJob job;
    job.name = head.name;
    job.sweep = fs::canonical(folder.path);
    job.scenario = head.scenario;
    job.program = program_of(command, engine, job.sweep);
    job.runs = head.runs();
    job.shards = division.shards;
    job.missing = shards_missing(runs.first_missing(head.runs()), job.shards);
    job.shard_seconds =
        seconds * static_cast<double>(job.runs) / static_cast<double>(job.shards) / command.cpus;
    job.cpus = command.cpus;
    job.memory = command.memory;
    job.minutes = minutes;
    job.at_once = command.at_once;
    job.retries = command.retries;
    tell(
        fmt::format("{}: {} of {} runs are missing; a run takes about {} of a core, and one of {} "
                    "shards about {}\n",
                    head.name, runs.missing(), job.runs, rough_duration(seconds), job.shards,
                    rough_duration(job.shard_seconds)));
    write_division(folder, division);
    hand_over(engine, job, command.dry_run);
    return done;
}

}  // namespace analysis
