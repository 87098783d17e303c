// The options of the commands that print what can be said in a scenario.
#include <fmt/format.h>

#include "analysis/command_line/offered.hpp"

namespace analysis {
namespace {

// What is described: `scenario` unless another word is given.
void offer_kinds(CLI::App& command, std::string& kind) {
    command.add_option("OF", kind, "scenario or study")
        ->capture_default_str()
        ->check(CLI::IsMember({"scenario", "study"}));
}

FileKind kind_named(const std::string& name) {
    return name == "study" ? FileKind::study : FileKind::scenario;
}

void offer_schema(CLI::App& app, Offers& offers) {
    const auto kind = std::make_shared<std::string>("scenario");
    auto* command = app.add_subcommand("schema", "Print the JSON Schema of a scenario or a study");
    offer_kinds(*command, *kind);
    command->footer("Example:\n  ./suanli schema > schema.json");
    offers.push_back({command, [=] { return Schema{kind_named(*kind)}; }});
}

void offer_reference(CLI::App& app, Offers& offers) {
    const auto kind = std::make_shared<std::string>("scenario");
    auto* command = app.add_subcommand("reference", "Print every key and every choice as Markdown");
    offer_kinds(*command, *kind);
    command->footer("Example:\n  ./suanli reference > reference.md");
    offers.push_back({command, [=] { return Reference{kind_named(*kind)}; }});
}

void offer_list(CLI::App& app, Offers& offers) {
    const auto list = std::make_shared<List>();
    auto* command = app.add_subcommand("list", "Print what can be chosen, at one seam or at all");
    command->add_option("SEAM", list->seam, "Such as queueing, placement or arrivals");
    command->footer("Example:\n  ./suanli list queueing");
    offers.push_back({command, [=] { return *list; }});
}

void offer_new(CLI::App& app, Offers& offers) {
    const auto fresh = std::make_shared<New>();
    auto* command = app.add_subcommand("new", "Print a commented scenario to start from");
    command->add_option("NAME", fresh->name, "Its name")->capture_default_str();
    command->footer("Example:\n  ./suanli new my-market > my-market.yaml");
    offers.push_back({command, [=] { return *fresh; }});
}

}  // namespace

void offer_prints(CLI::App& app, Offers& offers) {
    offer_schema(app, offers);
    offer_reference(app, offers);
    offer_list(app, offers);
    offer_new(app, offers);
}

}  // namespace analysis
