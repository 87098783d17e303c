// What the runs of a search said, so that one that was stopped goes on where it was.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "analysis/file_hashes.hpp"
#include "analysis/sweep/measures.hpp"
#include "models/scenario.hpp"

namespace analysis {

/// A file of one line of JSON a run. A search is the same each time, so going on is looking up what
/// it has played: a run is known by its scenario and the files this names, its replication and the
/// program. May be used by threads.
class PlayedRuns {
  public:
    /// Reads the file if it is there. `version` is of this program.
    PlayedRuns(std::filesystem::path file, std::string version);
    ~PlayedRuns();
    PlayedRuns(const PlayedRuns&) = delete;
    PlayedRuns& operator=(const PlayedRuns&) = delete;

    const std::filesystem::path& file() const { return file_; }

    std::string id(const models::Scenario& scenario);

    /// The values of these measures; nothing where one of them is not known.
    std::optional<std::vector<double>> find(const std::string& id,
                                            const std::vector<Measure>& measures) const;

    /// The line is in the file on return. Throws FileError.
    void add(const std::string& id, const std::vector<Measure>& measures,
             const std::vector<double>& values);

  private:
    void open_at_end();

    std::filesystem::path file_{};
    std::string version_{};
    FileHashes files_{};
    std::map<std::string, std::map<std::string, double>> known_{};  // (id, measure)
    int descriptor_ = -1;
    mutable std::mutex guard_{};
};

}  // namespace analysis
