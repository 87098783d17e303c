// The options of `sweep`.
#include <fmt/format.h>

#include "analysis/command_line/offered.hpp"
#include "analysis/sweep/engines.hpp"

namespace analysis {
namespace {

void offer_sweep_plan(CLI::App& sweep, Offers& offers) {
    const auto plan = std::make_shared<SweepPlan>();
    auto* command =
        sweep.add_subcommand("plan", "Number the runs of a study, without playing them");
    command->add_option("STUDY", plan->study, "The study: a scenario and what varies in it");
    command->add_option("-o,--output", plan->folder, "Folder of the sweep (default results/NAME)")
        ->type_name("DIR");
    command->add_flag("--dry-run", plan->dry_run,
                      "Write nothing; say how many runs, and how long and large they would be");
    command->footer(
        "Example:\n  ./suanli sweep plan scenarios/studies/how-busy.study.yaml --dry-run");
    offers.push_back({command, [=] {
                          demand(!plan->study.empty(), *command, "a STUDY");
                          return *plan;
                      }});
}

void offer_sweep_run(CLI::App& sweep, Offers& offers) {
    const auto run = std::make_shared<SweepRun>();
    auto* command = sweep.add_subcommand(
        "run", "Play what is not yet played; the same command again goes on where it stopped");
    command->add_option("SWEEP", run->sweep, "The folder of a sweep, or a study (planned first)");
    command->add_option("-o,--output", run->folder, "With a study: folder of the sweep")
        ->type_name("DIR");
    command
        ->add_option("--shard", run->share,
                     "Only this share of the runs, from 1/n to n/n; no merge")
        ->type_name("i/n");
    command->add_option("--threads", run->threads, "Else one a core")->type_name("N");
    command->add_option("--on-error", run->on_error, "When a run fails: continue or stop")
        ->capture_default_str()
        ->check(CLI::IsMember({"continue", "stop"}));
    command->add_flag("--retry-failed", run->retry_failed, "Play those again that failed");
    command->add_option("--time-limit", run->time_limit, "Stop after this long, with exit code 75")
        ->type_name("DURATION");
    command->add_flag("--quiet", run->quiet, "No progress, no summary");
    command->footer(
        "Example:\n  ./suanli sweep run scenarios/studies/how-busy.study.yaml -o results/busy");
    offers.push_back({command, [=] {
                          demand(!run->sweep.empty(), *command, "a SWEEP");
                          return *run;
                      }});
}

void offer_tasks(CLI::App& command, SweepSubmit& submit) {
    command.add_option("--minutes", submit.minutes, "A shard should take; default 15")
        ->type_name("N");
    command.add_option("--shards", submit.shards, "Or so many shards")->type_name("N");
    command.add_option("--cpus", submit.cpus, "Cores of a task; default 1")->type_name("N");
    command.add_option("--memory", submit.memory, "Of a task, such as 4G")->type_name("SIZE");
    command
        .add_option("--time", submit.time,
                    "Limit of a task, such as '40 min' or 00:40:00; default for slurm: twice what "
                    "a shard should take, and 5 min")
        ->type_name("TIME");
    command.add_option("--at-once", submit.at_once, "At most so many tasks at once")
        ->type_name("N");
    command
        .add_option("--retries", submit.retries,
                    "How often a task that was stopped or killed is tried again; default 3")
        ->type_name("N");
    command
        .add_option("--program", submit.program,
                    "What plays the shards; default a copy of this program in the folder")
        ->type_name("FILE");
}

void offer_sweep_submit(CLI::App& sweep, Offers& offers) {
    const auto submit = std::make_shared<SweepSubmit>();
    auto* command = sweep.add_subcommand(
        "submit",
        "Have it played elsewhere, in shards; the same command again hands over what is "
        "then still missing");
    command->add_option("SWEEP", submit->sweep,
                        "The folder of a sweep, or a study (planned first)");
    command->add_option("-o,--output", submit->folder, "With a study: folder of the sweep")
        ->type_name("DIR");
    command->add_option("--engine", submit->engine, "Who plays it")
        ->capture_default_str()
        ->check(CLI::IsMember(engine_names()));
    offer_tasks(*command, *submit);
    command->add_option("--partition", submit->partition, "Of Slurm")->type_name("NAME");
    command->add_option("--account", submit->account, "Of Slurm")->type_name("NAME");
    command
        ->add_option("--sbatch", submit->arguments,
                     "More options for sbatch, such as '--qos=long'; may be repeated")
        ->type_name("OPTIONS")
        ->allow_extra_args(false);
    command->add_flag("--dry-run", submit->dry_run, "Write and show the scripts, and no more");
    command->footer(
        "Example:\n  ./suanli sweep submit scenarios/studies/how-busy.study.yaml -o results/busy "
        "--engine slurm --dry-run");
    offers.push_back({command, [=] {
                          demand(!submit->sweep.empty(), *command, "a SWEEP");
                          return *submit;
                      }});
}

void offer_sweep_status(CLI::App& sweep, Offers& offers) {
    const auto status = std::make_shared<SweepStatus>();
    auto* command = sweep.add_subcommand("status", "Say how far a sweep is");
    command->add_option("DIR", status->folder, "The folder of the sweep");
    command->add_flag("--json", status->json, "As JSON on stdout");
    command->footer("Example:\n  ./suanli sweep status results/busy");
    offers.push_back({command, [=] {
                          demand(!status->folder.empty(), *command, "a DIR");
                          return *status;
                      }});
}

void offer_sweep_merge(CLI::App& sweep, Offers& offers) {
    const auto merge = std::make_shared<SweepMerge>();
    auto* command = sweep.add_subcommand(
        "merge", "Put the results of all workers together; refuses while runs are missing");
    command->add_option("DIR", merge->folder, "The folder of the sweep");
    command->add_flag("--partial", merge->partial, "Merge what there is, and report the gaps");
    command->add_flag("--quiet", merge->quiet, "No summary");
    command->footer("Example:\n  ./suanli sweep merge results/busy");
    offers.push_back({command, [=] {
                          demand(!merge->folder.empty(), *command, "a DIR");
                          return *merge;
                      }});
}

void offer_sweep_export(CLI::App& sweep, Offers& offers) {
    const auto out = std::make_shared<SweepExport>();
    auto* command = sweep.add_subcommand(
        "export", "Write the tables of a sweep as CSV, as an Excel workbook or for SQLite");
    command->add_option("DIR", out->folder, "The folder of the sweep");
    command
        ->add_option("-o,--output", out->outputs,
                     "FILE.xlsx, FILE.sqlite, or a folder for CSV; may be repeated")
        ->type_name("PATH")
        ->allow_extra_args(false);
    command->add_flag("--bom", out->mark, "Mark CSV as UTF-8, as Chinese Excel needs it");
    command->add_flag("--partial", out->partial, "Also while runs are missing");
    command->footer("Example:\n  ./suanli sweep export results/busy -o results/busy.xlsx");
    offers.push_back({command, [=] {
                          demand(!out->folder.empty(), *command, "a DIR");
                          demand(!out->outputs.empty(), *command, "-o PATH");
                          return *out;
                      }});
}

template <class Search>
void offer_search(CLI::App& sweep, Offers& offers, const char* name, const char* about,
                  const char* example) {
    const auto search = std::make_shared<Search>();
    auto* command = sweep.add_subcommand(name, about);
    command->add_option("STUDY", search->study, "The study; its section says what is looked for");
    command
        ->add_option("-o,--output", search->folder,
                     "Folder for the tables (default results/NAME-…)")
        ->type_name("DIR");
    command->add_option("--threads", search->threads, "Else one a core")->type_name("N");
    command->add_flag("--quiet", search->quiet, "No progress, no summary");
    command->footer(fmt::format("Example:\n  ./suanli sweep {} {}", name, example));
    offers.push_back({command, [=] {
                          demand(!search->study.empty(), *command, "a STUDY");
                          return *search;
                      }});
}

}  // namespace

void offer_sweeps(CLI::App& app, Offers& offers) {
    auto* sweep = app.add_subcommand("sweep", "Play a scenario many times, with values that vary");
    sweep->footer(
        "Example:\n  ./suanli sweep run scenarios/studies/how-busy.study.yaml -o results/busy");
    offer_sweep_plan(*sweep, offers);
    offer_sweep_run(*sweep, offers);
    offer_sweep_submit(*sweep, offers);
    offer_sweep_status(*sweep, offers);
    offer_sweep_merge(*sweep, offers);
    offer_sweep_export(*sweep, offers);
    offer_search<SweepSelect>(*sweep, offers, "select",
                              "Play points of a study until the best one is known",
                              "scenarios/studies/who-goes-first.study.yaml");
    offer_search<SweepCalibrate>(*sweep, offers, "calibrate",
                                 "Look for the values that give what was observed",
                                 "scenarios/studies/found-again.study.yaml");
}

}  // namespace analysis
