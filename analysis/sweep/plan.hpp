// The plan of a sweep: its runs, numbered, each with an id that says exactly what will be played.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/file_hashes.hpp"
#include "analysis/json.hpp"
#include "analysis/sweep/factors.hpp"
#include "analysis/sweep/measures.hpp"
#include "analysis/version.hpp"
#include "models/scenario.hpp"

namespace analysis {

/// A line of plan.jsonl.
struct PlannedRun {
    std::uint64_t run = 0;
    std::string id{};  // a hash of the resolved scenario, its seed and replication, what is in the
                       // files that it names, and the version
    std::uint64_t point = 0;
    std::uint32_t replication = 0;  // of the seed's experiment: chooses the random numbers
    Settings settings{};            // of the factors
};

/// sweep.json: what the plan is of.
struct SweepHead {
    std::string name{};
    std::string version{};   // of the program that planned it
    std::string scenario{};  // absolute path
    std::vector<std::string> set{};
    Json study{};  // resolved
    std::vector<std::string> factors{};
    std::vector<Measure> measures{};
    std::uint64_t points = 0;
    std::uint64_t replications = 0;
    double confidence = 0.95;

    std::uint64_t runs() const { return points * replications; }
};

/// Where things lie in the folder of a sweep.
struct SweepFolder {
    std::filesystem::path path{};

    std::filesystem::path head() const { return path / "sweep.json"; }
    std::filesystem::path plan() const { return path / "plan.jsonl"; }
    std::filesystem::path shards() const { return path / "shards"; }
    std::filesystem::path merged() const { return path / "merged"; }
};

/// results/NAME, unless a folder is given.
std::filesystem::path sweep_folder(const std::filesystem::path& study,
                                   const std::optional<std::filesystem::path>& given);

/// A line of plan.jsonl.
std::string plan_line(const PlannedRun& run);

/// Resolves and checks every point of a study. `visit` gets the runs in order.
SweepHead plan_study(const std::filesystem::path& study, const Version& version,
                     const std::function<void(const PlannedRun&)>& visit);

SweepHead plan_study(StudyFile& file, const Version& version,
                     const std::function<void(const PlannedRun&)>& visit);

/// Writes sweep.json and plan.jsonl. The same plan again is left as it is; throws FileError where
/// the folder holds another one.
SweepHead write_plan(const SweepFolder& folder, const std::filesystem::path& study,
                     const Version& version);

/// Throws FileError where the folder holds no plan.
SweepHead read_head(const SweepFolder& folder);

/// Throws FileError where a plan has not as many lines as runs.
void check_whole(const SweepFolder& folder, const SweepHead& head);

/// The runs of a plan, one by one.
class PlanReader {
  public:
    explicit PlanReader(const SweepFolder& folder);
    std::optional<PlannedRun> next();

    /// The next one that is wanted; of others nothing but the number is known.
    std::optional<PlannedRun> next(const std::function<bool(std::uint64_t)>& wanted);

  private:
    std::filesystem::path path_{};
    std::ifstream file_{};
    std::string line_{};
    std::uint64_t at_ = 0;  // the run of the next line
};

/// The scenario of a run; throws as read_scenario does.
models::Scenario scenario_of(const SweepHead& head, const PlannedRun& run);

/// What a run's id would be if it were planned now.
std::string id_of(const models::Scenario& scenario, const std::string& version, FileHashes& files);

/// "0.1.0 1a2b3c4d5e6f": the program as ids know it.
std::string version_id(const Version& version);

}  // namespace analysis
