// A scenario as Python holds it: what was read, and from where.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/memory_tables.hpp"
#include "analysis/python/patience.hpp"
#include "models/metric_value.hpp"
#include "models/scenario.hpp"

namespace analysis {

/// What a run leaves behind.
struct FinishedPlay {
    std::string summary{};  // summary.json
    std::uint64_t fingerprint = 0;
    std::vector<models::MetricValue> metrics{};
    std::map<std::string, MemoryTable> tables{};
};

/// Nothing ever changes it, so that runs in several threads may share it.
class LoadedScenario {
  public:
    /// Throws as read_scenario does.
    LoadedScenario(std::filesystem::path file, std::vector<std::string> sets);

    /// With more values laid over it. Throws FileError where a file has changed meanwhile.
    LoadedScenario with(const std::vector<std::string>& sets) const;

    /// Throws FileError where the file does not give this scenario any more, or where a log or a
    /// list of transfers that it names has changed.
    void check_unchanged() const;

    /// Nothing where patience was over.
    std::optional<FinishedPlay> play(std::optional<std::uint64_t> seed,
                                     std::optional<std::uint32_t> replication, bool jobs_log,
                                     Patience& patience) const;

    const std::filesystem::path& file() const { return file_; }
    const std::vector<std::string>& sets() const { return sets_; }
    std::string name() const;
    std::string json() const;

  private:
    std::filesystem::path file_;
    std::vector<std::string> sets_;
    std::shared_ptr<const models::Scenario> scenario_;
    std::vector<std::uint64_t> contents_{};  // hashes of the files that the scenario names
};

}  // namespace analysis
