// What came of a run of a sweep, and how one is played.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sweep/measures.hpp"
#include "analysis/sweep/plan.hpp"

namespace analysis {

/// Answers in the order of the sweep's measures, or an error.
struct FinishedRun {
    std::uint64_t run = 0;
    std::string id{};
    std::string fingerprint{};
    std::vector<Answer> answers{};
    std::optional<std::string> error{};
    double seconds = 0;  // of one core
};

/// Plays a run of a plan; nothing where `must_stop`, asked every few milliseconds, said so. A run
/// that fails is one with an error. Throws as read_scenario does, and FileError where the scenario
/// or a file it names is not the planned one any more.
std::optional<FinishedRun> play_run(const SweepHead& head, const PlannedRun& planned,
                                    FileHashes& files, const std::function<bool()>& must_stop);

}  // namespace analysis
