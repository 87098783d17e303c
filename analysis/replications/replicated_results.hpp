// All that replications say once they are over, for files, for people and for other programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/csv_tables.hpp"
#include "analysis/json.hpp"
#include "analysis/replications/how_often.hpp"
#include "analysis/replications/replications.hpp"

namespace analysis {

/// Of at least one replication.
struct ReplicatedResults {
    ReplicatedResults(const Replications& replications, const HowOften& how_often,
                      const std::string& name, bool complete);

    const Replications& replications;
    const HowOften& how_often;
    std::vector<models::MetricValue> means{};          // of each number over replications
    std::vector<std::optional<double>> half_widths{};  // (metric) of the means
    std::optional<FoundWarmUp> warm_up{};
    bool precise = true;
    Json summary{};

    std::string summary_file() const;

    /// `metrics` in the form of a run's, but for what only single runs have.
    Json metrics_json() const;

    /// Welch's plot for the page: `from`, `waiting`, `waiting_smoothed`, `busy`, `busy_smoothed`.
    Json course_json() const;

    /// What a person reads.
    std::string text() const;

    /// `replications`, `means` and `warm-up`.
    void put_tables(CsvTables& tables) const;
};

}  // namespace analysis
