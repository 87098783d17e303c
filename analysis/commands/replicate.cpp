// `run --replications`: plays a scenario again and again, and says how sure its means are.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/commands/run_setup.hpp"
#include "analysis/progress.hpp"
#include "analysis/replications/replicated_results.hpp"
#include "analysis/report.hpp"
#include "analysis/result_folder.hpp"
#include "analysis/run_results.hpp"
#include "analysis/signals.hpp"
#include "analysis/sweep/measures.hpp"
#include "models/scenario_file.hpp"
#include "sim/quantity_text.hpp"
#include "sim/spelling.hpp"

namespace analysis {
namespace {

double share_given(std::string_view option, const std::string& text) {
    const auto share = sim::parse_number(text);
    if (!share.value || !(*share.value > 0) || !(*share.value < 1))
        throw UsageError(fmt::format("run: {} is a share above 0 and below 1, such as 5%, not '{}'",
                                     option, text));
    return *share.value;
}

std::vector<std::string> measures_asked(const Replicate& command,
                                        const std::vector<models::MetricValue>& metrics) {
    if (command.of.empty()) return usual_measures(metrics);
    const auto known = replicated_keys(metrics);
    for (const auto& key : command.of) {
        if (std::ranges::count(known, key) > 0) continue;
        if (measure_of(metrics, key))
            throw UsageError(fmt::format(
                "run: --of is a metric, a quantile or the maximum of one, not '{}'", key));
        throw UsageError(fmt::format("run: this scenario has no metric '{}' for --of{}", key,
                                     sim::did_you_mean(key, known)));
    }
    return command.of;
}

HowOften how_often_of(const Replicate& command, const models::Scenario& scenario) {
    HowOften how_often;
    how_often.confidence = share_given("--confidence", command.confidence);
    if (command.precision) how_often.precision = share_given("--precision", *command.precision);
    if (!command.precision && !command.of.empty())
        throw UsageError("run: --of says what --precision is asked of; there is none");
    if (how_often.precision)
        how_often.of = measures_asked(command, models::World(scenario).report());
    how_often.least = command.replications.value_or(how_often.least);
    if (!command.precision && command.most)
        throw UsageError("run: --most says when --precision gives up; there is none");
    how_often.most = how_often.precision ? command.most.value_or(how_often.most) : how_often.least;
    if (how_often.least < 2) throw UsageError("run: --replications is 2 or more");
    if (how_often.most < how_often.least)
        throw UsageError("run: --most is not below the least number of replications");
    if (command.run.jobs_log)
        throw UsageError("run: --jobs-log is of a single run, not of replications");
    return how_often;
}

class Player {
  public:
    Player(const Replicate& command, const HowOften& how_often)
        : how_often_(how_often),
          threads_(command.threads.value_or(all_cores())),
          line_(progress_style_of_stderr(command.run.quiet)) {
        if (threads_ < 1 || threads_ > 10'000)
            throw UsageError("run: --threads is from 1 to 10000");
    }

    /// Until it is enough; false where a signal said so before.
    bool play(Replications& replications) {
        bool whole = true;
        while (whole) {
            const bool first = replications.played().empty();
            if (!first && is_enough(replications, how_often_)) break;
            const auto more = next_round(replications, how_often_);
            if (more == 0) break;
            whole = play_more(replications, more);
        }
        line_.finish();
        return whole;
    }

    bool play_more(Replications& replications, std::uint32_t more) {
        const auto goal = replications.played().size() + more;
        return replications.play(more, threads_, [&] {
            if (line_.due())
                line_.show(
                    fmt::format("{} of {} replications", replications.played().size(), goal));
            return stop_signal() != 0;
        });
    }

  private:
    const HowOften& how_often_;
    unsigned threads_ = 1;
    ProgressLine line_;
};

// The warm-up that a first play of the least number of replications suggests.
std::optional<sim::Duration> warm_up_found(const models::Scenario& scenario, Player& player,
                                           const HowOften& how_often) {
    auto whole = scenario;
    whole.warmup = {};
    Replications pilot(whole);
    if (!player.play_more(pilot, how_often.least)) return std::nullopt;
    const auto found = pilot.course().warm_up();
    if (!found || found->too_short)
        throw UsageError(
            "run: --find-warm-up: the run is too short to tell where its start ends; "
            "let it last longer (`until`)");
    return found->longer();
}

Json report_of(const ReplicatedResults& results, const Version& version, const Replicate& command) {
    const auto& world = results.replications.first();
    const RunResults first(world, results.summary["name"], results.summary["complete"]);
    auto summary = first.summary;
    summary["metrics"] = results.metrics_json();
    for (const auto* key : {"replications", "confidence", "warm_up"})
        summary[key] = results.summary[key];
    auto report = report_data(summary, version, command.run);
    report["run"]["command"] = typed(command);
    report["course"] = results.course_json();
    add_courses(report, first);
    return report;
}

}  // namespace

int perform(const Replicate& command, const Version& version) {
    auto scenario = models::read_scenario(command.run.scenario, all_sets(command.run));
    const auto name = name_of_run(scenario, command.run.scenario);
    const auto how_often = how_often_of(command, scenario);
    Player player(command, how_often);
    std::optional<ResultFolder> folder{};
    if (const auto path = folder_for(command.run, name)) folder.emplace(*path);
    catch_signals();

    const auto began = std::chrono::steady_clock::now();
    if (command.find_warm_up) {
        const auto found = warm_up_found(scenario, player, how_often);
        if (!found) return exit_code_of_run(false);
        scenario.warmup = *found;
    }
    Replications replications(scenario, {.audit = command.run.audit});
    const bool complete = player.play(replications);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
    if (replications.played().empty()) return exit_code_of_run(complete);

    const ReplicatedResults results(replications, how_often, name, complete);
    if (folder) {
        CsvTables tables(*folder);
        results.put_tables(tables);
        write_file(folder->file("schema.json"), fmt::format("{}\n", tables.schemas().dump(2)));
        write_file(folder->file("summary.json"), results.summary_file());
        write_file(folder->file("report.html"),
                   report_html(report_page(), report_of(results, version, command)));
        auto outline = results.summary;
        for (const auto* left_out : {"metrics", "runs", "warm_up", "precision"})
            outline.erase(left_out);
        write_file(folder->file("run.json"),
                   fmt::format("{}\n", run_json(outline, version, wall.count(), scenario).dump(2)));
        folder->publish(complete);
    }
    if (command.run.json) fmt::print("{}", results.summary_file());
    if (!command.run.json && !command.run.quiet)
        fmt::print("{}\nresults in {}\n", results.text(), folder->path().string());
    if (!complete) return exit_code_of_run(complete);
    return results.precise ? done : differs;
}

}  // namespace analysis
