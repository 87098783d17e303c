#include "analysis/command_line.hpp"

#include <fmt/format.h>

#include "analysis/command_line/offered.hpp"
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

const CLI::App& innermost(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : innermost(*named.front());
}

// Words that were not understood: the first option among them, else the first of all.
void refuse_unknown(const CLI::App& app) {
    const auto unknown = app.remaining(true);
    if (unknown.empty()) return;
    const auto& command = innermost(app);
    const auto path = full_name(command);
    for (const auto& word : unknown) {
        if (!word.starts_with('-') || word == "-" || word == "--") continue;
        const auto name = word.substr(0, word.find('='));
        throw UsageError(fmt::format("'{}' is not an option of {}{}", name, path,
                                     sim::did_you_mean(name, option_names(command))));
    }
    const auto commands = command_names(command);
    if (commands.empty()) {
        throw UsageError(fmt::format("{} has no use for '{}'", path, unknown.front()));
    }
    throw UsageError(fmt::format("'{}' is not a command of {} ({}){}", unknown.front(), path,
                                 joined(commands), sim::did_you_mean(unknown.front(), commands)));
}

void accept_any_words(CLI::App& app) {
    app.allow_extras();
    for (CLI::App* command : app.get_subcommands({})) accept_any_words(*command);
}

}  // namespace

std::string full_name(const CLI::App& command) {
    if (command.get_parent() == nullptr) return command.get_name();
    return fmt::format("{} {}", full_name(*command.get_parent()), command.get_name());
}

void demand(bool given, const CLI::App& command, std::string_view what) {
    if (given) return;
    throw UsageError(fmt::format("{0} needs {1}; see {0} --help", full_name(command), what));
}

Command parse_command_line(const std::vector<std::string>& words, const Version& version) {
    CLI::App app(overview, "suanli");
    app.footer(exit_codes);
    app.set_help_flag("-h,--help", "Print this help");
    bool wants_version = false;
    app.add_flag("-V,--version", wants_version, "Print the version and the commit");
    Offers offers;
    offer_runs(app, offers);
    offer_prints(app, offers);
    offer_imports(app, offers);
    offer_sweeps(app, offers);
    accept_any_words(app);

    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        return Say{app.help()};
    } catch (const CLI::ParseError& error) {
        throw UsageError(error.what());
    }
    if (wants_version) return Say{fmt::format("{}\n", version_text(version))};
    refuse_unknown(app);
    for (const auto& offer : offers)
        if (offer.app->parsed()) return offer.asked();
    demand(false, innermost(app),
           fmt::format("a command: {}", joined(command_names(innermost(app)))));
    return Say{};
}

}  // namespace analysis
