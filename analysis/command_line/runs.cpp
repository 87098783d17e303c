// The options of `run`, `validate` and `validation`.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/command_line/offered.hpp"

namespace analysis {
namespace {

// The options that turn a run into many.
std::vector<CLI::Option*> offer_replications(CLI::App& run, Replicate& more) {
    std::vector<CLI::Option*> options{
        run.add_option("--replications", more.replications, "Play it so often, with other chance")
            ->type_name("N"),
        run.add_option("--precision", more.precision,
                       "Or until means are off by at most this, such as 2%; from 10 replications "
                       "on, or from --replications")
            ->type_name("SHARE"),
        run.add_option("--of", more.of,
                       "The measure that is to be precise; may be repeated; default wait and "
                       "utilization")
            ->type_name("MEASURE")
            ->allow_extra_args(false),
        run.add_option("--confidence", more.confidence, "Of intervals")
            ->type_name("SHARE")
            ->capture_default_str(),
        run.add_option("--most", more.most, "With --precision: replications at most; default 1000")
            ->type_name("N"),
        run.add_flag("--find-warm-up", more.find_warm_up,
                     "First find by MSER-5 where the start ends that is not typical, and leave it "
                     "out (all is played twice)"),
        run.add_option("--threads", more.threads, "Else one a core")->type_name("N")};
    for (auto* option : options) option->group("Replications");
    return options;
}

bool any_given(const std::vector<CLI::Option*>& options) {
    return std::ranges::any_of(options,
                               [](const CLI::Option* option) { return option->count() > 0; });
}

void offer_run(CLI::App& app, Offers& offers) {
    const auto run = std::make_shared<Run>();
    auto* command = app.add_subcommand("run", "Play a scenario and write its results");
    command->add_option("SCENARIO", run->scenario,
                        "The scenario, or the run->json of a run to repeat");
    command->add_option("-o,--output", run->folder, "Folder for the results (default results/NAME)")
        ->type_name("DIR");
    command->add_option("--seed", run->seed, "Another seed of chance")->type_name("N");
    command->add_option("--set", run->sets, "Change one value of the scenario; may be repeated")
        ->type_name("PATH.TO.KEY=VALUE")
        ->allow_extra_args(false);
    command->add_option("--until", run->until, "Stop at this date, or after this long")
        ->type_name("DATE");
    command->add_flag("--jobs-log", run->jobs_log, "Also write jobs.csv, a row for each job");
    command->add_flag("--json", run->json, "Print the summary as JSON on stdout");
    command->add_flag("--quiet", run->quiet, "No progress, no summary");
    command->add_flag("--audit", run->audit,
                      "Keep a second set of books and check that nothing is lost (slower)");
    const auto more = std::make_shared<Replicate>();
    const auto repeated = offer_replications(*command, *more);
    command->footer(
        "Examples:\n  ./suanli run scenarios/first-steps/one-cluster.yaml -o results/busy"
        " --set demand.training.arrivals.rate=\"50 /h\"\n"
        "  ./suanli run scenarios/first-steps/one-cluster.yaml -o results/often --precision 5%");
    offers.push_back({command, [=]() -> Command {
                          demand(!run->scenario.empty(), *command, "a SCENARIO");
                          demand(!run->folder || !run->folder->empty(), *command, "a DIR after -o");
                          if (!any_given(repeated)) return *run;
                          auto replicate = *more;
                          replicate.run = *run;
                          return replicate;
                      }});
}

void offer_regress(CLI::App& app, Offers& offers) {
    const auto regress = std::make_shared<Regress>();
    auto* command =
        app.add_subcommand("regress", "Play published scenarios again and say which numbers moved");
    command->add_option("PATH", regress->paths,
                        "Scenarios, or folders of them (default scenarios)");
    command->add_flag("--accept", regress->accept,
                      "Write what is now as what is expected, beside each scenario");
    command
        ->add_option(
            "--set", regress->sets,
            "With --accept: change one value of the scenario from now on, such as until=30 "
            "d; may be repeated")
        ->type_name("PATH.TO.KEY=VALUE")
        ->allow_extra_args(false);
    command
        ->add_option("--replications", regress->replications,
                     "With --accept: compare means over so many, by their intervals")
        ->type_name("N");
    command->add_option("--tolerance", regress->tolerance, "With --accept: relative, such as 1%")
        ->type_name("SHARE");
    command->add_flag("--leave-out-logs", regress->leave_out_logs,
                      "Name those that replay a log which is not here, and do not fail for them");
    command->add_flag("--json", regress->json, "All metrics as JSON on stdout");
    command->add_option("--junit", regress->junit, "Also write the outcome for a CI server")
        ->type_name("FILE.xml");
    command->add_option("--threads", regress->threads, "Else one a core")->type_name("N");
    command->add_flag("--quiet", regress->quiet, "Nothing but the exit code");
    command->footer("Example:\n  ./suanli regress scenarios/first-steps");
    offers.push_back({command, [=] { return *regress; }});
}

void offer_validate(CLI::App& app, Offers& offers) {
    const auto validate = std::make_shared<Validate>();
    auto* command = app.add_subcommand("validate", "Say all that is wrong with scenarios");
    command->add_option("SCENARIO", validate->scenarios, "The scenarios");
    command->add_option("--set", validate->sets, "Change one value first; may be repeated")
        ->type_name("PATH.TO.KEY=VALUE")
        ->allow_extra_args(false);
    command->add_flag("--sources", validate->sources,
                      "List every number of which nothing says where it comes from");
    command->footer("Example:\n  ./suanli validate scenarios/first-steps/*.yaml");
    offers.push_back({command, [=] {
                          demand(!validate->scenarios.empty(), *command, "a SCENARIO");
                          return *validate;
                      }});
}

void offer_validation(CLI::App& app, Offers& offers) {
    const auto validation = std::make_shared<Validation>();
    auto* command = app.add_subcommand(
        "validation", "Play queues with known answers and print how far off the program is");
    command->add_option("PLAN", validation->plan, "The cases and their answers")
        ->capture_default_str();
    command->add_option("--only", validation->only, "Cases whose id or model contains this")
        ->type_name("TEXT");
    command->add_option("--threads", validation->threads, "Else one a core")->type_name("N");
    command->footer("Example:\n  ./suanli validation --only Q-02");
    offers.push_back({command, [=] { return *validation; }});
}

}  // namespace

void offer_runs(CLI::App& app, Offers& offers) {
    offer_run(app, offers);
    offer_regress(app, offers);
    offer_validate(app, offers);
    offer_validation(app, offers);
}

}  // namespace analysis
