// The only file that includes CLI11: it takes ten seconds to compile.
#include "analysis/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "sim/spelling.hpp"

namespace analysis {
namespace {

constexpr const char* overview =
    "Suanli plays a computing-power market out, job by job.\n"
    "Results and --json go to files and stdout, everything else to stderr.";

constexpr const char* exit_codes =
    "Examples:\n"
    "  ./suanli run scenarios/first-steps/one-cluster.yaml\n"
    "  ./suanli COMMAND --help        the options of a command, with an example\n"
    "  ./suanli test                  build and run the tests\n"
    "Exit codes: 0 done, 1 differences found, 2 wrong input, 3 a broken invariant (please "
    "report),\n"
    "  4 cannot read or write, 75 stopped from outside, 130 interrupted by Ctrl-C.";

std::string version_text(const Version& version) {
    std::string text = fmt::format("suanli {}", version.number);
    if (!version.commit.empty()) {
        text += fmt::format(" ({}{})", version.commit.substr(0, 12),
                            version.modified ? ", modified" : "");
    }
    return text;
}

// One function a command: it declares the options and where they go. What is required is checked
// after misspelled words, so that the more helpful message wins.

CLI::App* add_run(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("run", "Play a scenario and write its results");
    command->add_option("SCENARIO", run.scenario,
                        "The scenario, or the run.json of a run to repeat");
    command->add_option("-o,--output", run.folder, "Folder for the results (default results/NAME)")
        ->type_name("DIR");
    command->add_option("--seed", run.seed, "Another seed of chance")->type_name("N");
    command->add_option("--set", run.sets, "Change one value of the scenario; may be repeated")
        ->type_name("PATH.TO.KEY=VALUE")
        ->allow_extra_args(false);
    command->add_option("--until", run.until, "Stop at this date, or after this long")
        ->type_name("DATE");
    command->add_flag("--jobs-log", run.jobs_log, "Also write jobs.csv, a row for each job");
    command->add_flag("--json", run.json, "Print the summary as JSON on stdout");
    command->add_flag("--quiet", run.quiet, "No progress, no summary");
    command->add_flag("--audit", run.audit,
                      "Keep a second set of books and check that nothing is lost (slower)");
    command->footer(
        "Example:\n  ./suanli run scenarios/first-steps/one-cluster.yaml -o results/busy"
        " --set demand.training.arrivals.rate=\"50 /h\"");
    return command;
}

CLI::App* add_validate(CLI::App& app, Validate& validate) {
    auto* command = app.add_subcommand("validate", "Say all that is wrong with scenarios");
    command->add_option("SCENARIO", validate.scenarios, "The scenarios");
    command->add_option("--set", validate.sets, "Change one value first; may be repeated")
        ->type_name("PATH.TO.KEY=VALUE")
        ->allow_extra_args(false);
    command->add_flag("--sources", validate.sources,
                      "List every number of which nothing says where it comes from");
    command->footer("Example:\n  ./suanli validate scenarios/first-steps/*.yaml");
    return command;
}

CLI::App* add_schema(CLI::App& app) {
    auto* command = app.add_subcommand("schema", "Print the JSON Schema of a scenario");
    command->footer("Example:\n  ./suanli schema > schema.json");
    return command;
}

CLI::App* add_reference(CLI::App& app) {
    auto* command = app.add_subcommand("reference", "Print every key and every choice as Markdown");
    command->footer("Example:\n  ./suanli reference > reference.md");
    return command;
}

CLI::App* add_list(CLI::App& app, List& list) {
    auto* command = app.add_subcommand("list", "Print what can be chosen, at one seam or at all");
    command->add_option("SEAM", list.seam, "Such as queueing, placement or arrivals");
    command->footer("Example:\n  ./suanli list queueing");
    return command;
}

CLI::App* add_new(CLI::App& app, New& fresh) {
    auto* command = app.add_subcommand("new", "Print a commented scenario to start from");
    command->add_option("NAME", fresh.name, "Its name")->capture_default_str();
    command->footer("Example:\n  ./suanli new my-market > my-market.yaml");
    return command;
}

CLI::App* add_import(CLI::App& app) {
    auto* command = app.add_subcommand("import", "Make a scenario of somebody else's data");
    command->footer("Example:\n  ./suanli import swf log.swf -o log.yaml");
    return command;
}

CLI::App* add_swf(CLI::App& import, ImportSwf& swf) {
    auto* command = import.add_subcommand(
        "swf", "A scenario that replays a log in the Standard Workload Format (plain or .gz)");
    command->add_option("LOG", swf.log, "The log");
    command->add_option("-o,--output", swf.output, "The scenario to write")->type_name("FILE.yaml");
    command->add_option("--processors", swf.processors, "Of the machine; else the log's MaxProcs")
        ->type_name("N");
    command->add_option("--queueing", swf.queueing, "See `suanli list queueing`")
        ->capture_default_str()
        ->type_name("KIND");
    command->add_option("--pass", swf.pass, "When the scheduler looks at the queue")
        ->capture_default_str()
        ->check(CLI::IsMember({"per_event", "per_instant"}));
    command->add_option("--ties", swf.ties, "What goes first at the same instant")
        ->capture_default_str()
        ->check(CLI::IsMember({"ends_first", "arrivals_first"}));
    command->footer(
        "Example:\n  ./suanli import swf log.swf --processors 240 --queueing easy -o log.yaml");
    return command;
}

CLI::App* add_topology(CLI::App& import, ImportTopology& topology, const std::string& name,
                       const std::string& about) {
    auto* command = import.add_subcommand(name, about);
    command->add_option("FILE", topology.file, "The network (plain or .gz)");
    command->add_option("-o,--output", topology.output, "The scenario to write")
        ->type_name("FILE.yaml");
    command->add_option("--capacity", topology.capacity, "Of links that say none")
        ->capture_default_str()
        ->type_name("QUANTITY");
    if (topology.format == ImportTopology::Format::sndlib)
        command->add_option("--capacity-unit", topology.capacity_unit, "What capacities count in")
            ->capture_default_str()
            ->type_name("UNIT");
    command->footer(fmt::format("Example:\n  ./suanli import {0} network.{1} -o network.yaml", name,
                                name == "gml" ? "gml" : "txt"));
    return command;
}

CLI::App* add_validation(CLI::App& app, Validation& validation) {
    auto* command = app.add_subcommand(
        "validation", "Play queues with known answers and print how far off the program is");
    command->add_option("PLAN", validation.plan, "The cases and their answers")
        ->capture_default_str();
    command->add_option("--only", validation.only, "Cases whose id or model contains this")
        ->type_name("TEXT");
    command->add_option("--threads", validation.threads, "Else one a core")->type_name("N");
    command->footer("Example:\n  ./suanli validation --only Q-02");
    return command;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back(fmt::format("--{}", name));
        for (const auto& name : option->get_snames()) names.push_back(fmt::format("-{}", name));
    }
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
    return text;
}

// The innermost command that was named, and its full name.
struct Named {
    const CLI::App* app = nullptr;
    std::string path{};
};

Named innermost(const CLI::App& app) {
    Named named{&app, "suanli"};
    while (!named.app->get_subcommands().empty()) {
        named.app = named.app->get_subcommands().front();
        named.path += fmt::format(" {}", named.app->get_name());
    }
    return named;
}

// Words that were not understood: the first option among them, else the first of all.
void refuse_unknown(const CLI::App& app) {
    const auto unknown = app.remaining(true);
    if (unknown.empty()) return;
    const auto [command, path] = innermost(app);
    for (const auto& word : unknown) {
        if (!word.starts_with('-') || word == "-" || word == "--") continue;
        const auto name = word.substr(0, word.find('='));
        throw UsageError(fmt::format("'{}' is not an option of {}{}", name, path,
                                     sim::did_you_mean(name, option_names(*command))));
    }
    const auto commands = command_names(*command);
    if (commands.empty()) {
        throw UsageError(fmt::format("{} has no use for '{}'", path, unknown.front()));
    }
    throw UsageError(fmt::format("'{}' is not a command of {} ({}){}", unknown.front(), path,
                                 joined(commands), sim::did_you_mean(unknown.front(), commands)));
}

void demand(bool given, const CLI::App& app, std::string_view what) {
    if (given) return;
    const auto named = innermost(app);
    throw UsageError(fmt::format("{0} needs {1}; see {0} --help", named.path, what));
}

}  // namespace

Command parse_command_line(const std::vector<std::string>& words, const Version& version) {
    CLI::App app(overview, "suanli");
    app.footer(exit_codes);
    app.set_help_flag("-h,--help", "Print this help");
    bool wants_version = false;
    app.add_flag("-V,--version", wants_version, "Print the version and the commit");
    app.allow_extras();

    Run run;
    Validate validate;
    List list;
    New fresh;
    ImportSwf swf;
    ImportTopology gml{ImportTopology::Format::gml};
    ImportTopology sndlib{ImportTopology::Format::sndlib};
    const auto* run_command = add_run(app, run);
    const auto* validate_command = add_validate(app, validate);
    const auto* schema_command = add_schema(app);
    const auto* reference_command = add_reference(app);
    const auto* list_command = add_list(app, list);
    const auto* new_command = add_new(app, fresh);
    auto* import = add_import(app);
    const auto* swf_command = add_swf(*import, swf);
    const auto* gml_command =
        add_topology(*import, gml, "gml", "A scenario with a network of the Internet Topology Zoo");
    const auto* sndlib_command = add_topology(
        *import, sndlib, "sndlib", "A scenario with a network of SNDlib (native format)");
    Validation validation;
    const auto* validation_command = add_validation(app, validation);
    for (CLI::App* command : app.get_subcommands({})) {
        command->allow_extras();
        for (CLI::App* inner : command->get_subcommands({})) inner->allow_extras();
    }

    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        return Say{app.help()};
    } catch (const CLI::ParseError& error) {
        throw UsageError(error.what());
    }
    if (wants_version) return Say{fmt::format("{}\n", version_text(version))};
    refuse_unknown(app);
    if (*run_command) {
        demand(!run.scenario.empty(), app, "a SCENARIO");
        demand(!run.folder || !run.folder->empty(), app, "a DIR after -o");
        return run;
    }
    if (*validate_command) {
        demand(!validate.scenarios.empty(), app, "a SCENARIO");
        return validate;
    }
    if (*schema_command) return Schema{};
    if (*reference_command) return Reference{};
    if (*list_command) return list;
    if (*validation_command) return validation;
    if (*new_command) return fresh;
    if (*swf_command) {
        demand(!swf.log.empty(), app, "a LOG");
        demand(!swf.output.empty(), app, "-o FILE.yaml");
        return swf;
    }
    if (*gml_command || *sndlib_command) {
        const auto& topology = *gml_command ? gml : sndlib;
        demand(!topology.file.empty(), app, "a FILE");
        demand(!topology.output.empty(), app, "-o FILE.yaml");
        return topology;
    }
    demand(false, app, fmt::format("a command: {}", joined(command_names(*innermost(app).app))));
    return Say{};
}

}  // namespace analysis
