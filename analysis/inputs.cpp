#include "analysis/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "sim/json.hpp"
#include "sim/merge.hpp"
#include "sim/names.hpp"
#include "sim/provenance.hpp"
#include "sim/writer.hpp"

namespace analysis {
namespace {

using Status = models::Provenance::Status;

std::string value_at(const Json& scenario, const std::string& path) {
    const Json* value = &scenario;
    for (const auto& step : sim::steps_of(path)) {
        const bool found = step.is_index ? value->is_array() && step.index < value->size()
                                         : value->is_object() && value->contains(step.key);
        sim::ensure(found, "what is said of a value leads to it", path);
        value = step.is_index ? &value->at(step.index) : &value->at(step.key);
    }
    return sim::flow_text(*value);
}

// What the publications say, one after the other.
template <class Member>
std::string told(const models::Scenario& scenario, const std::string& source, Member member) {
    std::vector<std::string> texts;
    for (const auto& name : sim::source_names(source)) {
        const auto publication = scenario.sources.find(name);
        if (publication == scenario.sources.end()) continue;
        if (const auto& text = publication->second.*member; !text.empty()) texts.push_back(text);
    }
    return fmt::format("{}", fmt::join(texts, "; "));
}

}  // namespace

std::vector<InputsRow> inputs_of(const models::Scenario& scenario) {
    if (scenario.provenance.empty()) return {};
    const auto json = Json::parse(models::to_json(scenario));
    std::vector<InputsRow> rows;
    for (const auto& [path, said] : scenario.provenance) {
        rows.push_back({path, value_at(json, path), said.status, said.confidence, said.source,
                        told(scenario, said.source, &models::Publication::title),
                        told(scenario, said.source, &models::Publication::url), said.date,
                        said.note});
    }
    std::ranges::stable_sort(rows, {}, &InputsRow::status);
    return rows;
}

Json inputs_json(const std::vector<InputsRow>& inputs) {
    Json counts = Json::object();
    for (const auto status : sim::enumerators<Status>())
        counts[std::string(status)] = std::ranges::count(
            inputs, status, [](const InputsRow& row) { return sim::name_of(row.status); });
    Json rows = Json::array();
    for (const auto& input : inputs) {
        Json& row = rows.emplace_back(Json::object());
        sim::for_each_field<InputsRow>([&](const auto& each) {
            Json value = sim::json_of(each.in(input));
            if (!value.is_null() && value != "") row[std::string(each.name)] = std::move(value);
        });
    }
    return {{"counts", std::move(counts)}, {"rows", std::move(rows)}};
}

}  // namespace analysis
