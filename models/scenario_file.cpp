// Scenarios as files.
#include "models/scenario_file.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "sim/document.hpp"
#include "sim/json_schema.hpp"
#include "sim/reader.hpp"
#include "sim/reference.hpp"
#include "sim/skeleton.hpp"
#include "sim/writer.hpp"

namespace models {

namespace {

namespace fs = std::filesystem;

/// The folders of the environment variable SUANLI_DATA, separated by colons.
std::vector<fs::path> data_folders() {
    std::vector<fs::path> folders;
    const char* given = std::getenv("SUANLI_DATA");
    for (std::string_view rest = given == nullptr ? "" : given; !rest.empty();) {
        const auto end = std::min(rest.find(':'), rest.size());
        if (end > 0) folders.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

void find_trace(Document& document, const std::string& path, std::string& trace) {
    const Place place = document.place(path);
    const auto* source = place.source;
    const Located located =
        locate(trace, source == nullptr ? document.folder() : source->folder, document.folder());
    std::error_code error;
    if (located.problem.empty() && fs::is_regular_file(located.path, error)) {
        trace = located.path.string();
        return;
    }
    for (const fs::path& folder : data_folders()) {
        const Located elsewhere = locate(trace, folder, folder);
        if (!elsewhere.problem.empty() || !fs::is_regular_file(elsewhere.path, error)) continue;
        trace = elsewhere.path.string();
        return;
    }
    document.problems.add(
        place, path,
        located.problem.empty() ? fmt::format("there is no file `{}`", trace) : located.problem);
}

/// Calls `visit` with the key and the value of each path that a scenario gives.
template <class Of, class Visit>
void for_each_file(Of& scenario, Visit visit) {
    for (auto& [name, demand] : scenario.demand)
        if (auto* trace = std::get_if<Trace>(&demand.arrivals))
            visit(fmt::format("demand.{}.arrivals.path", name), trace->path);
    for (auto& [name, transfers] : scenario.transfers)
        if (auto* listed = std::get_if<Listed>(&transfers.arrivals))
            visit(fmt::format("transfers.{}.arrivals.path", name), listed->path);
}

Reported reported_of(const Problems& problems) {
    std::vector<std::string> paths;
    for (const Problem& problem : problems.kept()) paths.push_back(problem.path);
    return Reported(std::move(paths));
}

std::vector<std::string> names_of(const std::map<std::string, Publication>& sources) {
    std::vector<std::string> names;
    for (const auto& [name, publication] : sources) names.push_back(name);
    return names;
}

Scenario read(Document& document, const std::vector<std::string>& sets,
              std::vector<StatedNumber>* numbers = nullptr) {
    if (const Entry* inner = document.root().find("scenario");
        inner != nullptr && inner->value->kind == Node::Kind::map)
        document.descend("scenario");
    for (const std::string& set : sets) document.set(set);
    Scenario scenario = Reader(document, numbers).read<Scenario>();
    scenario.provenance = provenance_of(document, names_of(scenario.sources));
    if (!document.problems.full()) {
        const Reported reported = reported_of(document.problems);
        for_each_file(scenario, [&](const std::string& key, std::string& path) {
            if (!reported.touches(key)) find_trace(document, key, path);
        });
        for (const Conflict& conflict : conflicts(scenario, reported))
            document.problems.add(document.place(conflict.path), conflict.path, conflict.text);
    }
    document.problems.check();
    return scenario;
}

}  // namespace

Scenario read_scenario(const fs::path& file, const std::vector<std::string>& sets) {
    Document document = Document::read(file);
    return read(document, sets);
}

Scenario parse_scenario(std::string text, std::string name, const fs::path& folder,
                        const std::vector<std::string>& sets) {
    Document document = Document::parse(std::move(text), std::move(name), folder);
    return read(document, sets);
}

std::vector<GivenNumber> given_numbers(const fs::path& file, const std::vector<std::string>& sets) {
    Document document = Document::read(file);
    std::vector<StatedNumber> stated;
    read(document, sets, &stated);
    std::vector<GivenNumber> given;
    for (const StatedNumber& number : stated) {
        given.push_back({text_of(number.node->place), number.path, number.node->text, {}});
        if (number.provenance != nullptr) given.back().status = status_of(*number.provenance);
    }
    return given;
}

std::vector<fs::path> files_of(const Scenario& scenario) {
    std::vector<fs::path> files;
    for_each_file(scenario,
                  [&](const std::string&, const std::string& path) { files.emplace_back(path); });
    return files;
}

std::string to_json(const Scenario& scenario) { return json_of(scenario).dump(2) + "\n"; }

std::string json_schema() { return schema_of<Scenario>("A scenario of Suanli").dump(2) + "\n"; }

std::string reference() { return reference_of<Scenario>("Every key of a scenario"); }

std::string skeleton(const std::string& name) {
    return skeleton_of<Scenario>({{"name", flow_text(Json(name))}});
}

}  // namespace models
