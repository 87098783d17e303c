// The inputs of a run that say where they come from: as a table, and counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/json.hpp"
#include "models/scenario.hpp"
#include "sim/schema.hpp"

namespace analysis {

using sim::field;

/// A row of inputs.csv.
struct InputsRow {
    static constexpr std::string_view about =
        "One row an input that says where it comes from: assumed ones first, then those recalled, "
        "derived and found.";

    std::string path{};
    std::string value{};
    models::Provenance::Status status{};
    std::optional<models::Provenance::Confidence> confidence{};
    std::string source{};
    std::string title{};
    std::string url{};
    std::string date{};
    std::string note{};

    static constexpr auto fields() {
        return sim::Fields{
            field<&InputsRow::path>("Its path in the scenario."),
            field<&InputsRow::value>("The value, as a scenario would write it."),
            field<&InputsRow::status>("assumed, recalled, derived or found."),
            field<&InputsRow::confidence>("high, med or low, where that is said."),
            field<&InputsRow::source>("Its sources, by their names in the scenario."),
            field<&InputsRow::title>("Their titles."),
            field<&InputsRow::url>("Their addresses."),
            field<&InputsRow::date>("The date the value speaks of."),
            field<&InputsRow::note>("What else is said of it."),
        };
    }
};

/// The inputs of a scenario, by status and path; none where it says nothing of where they come
/// from.
std::vector<InputsRow> inputs_of(const models::Scenario& scenario);

/// How many have which status, and the rows, with what is said in them.
Json inputs_json(const std::vector<InputsRow>& inputs);

}  // namespace analysis
