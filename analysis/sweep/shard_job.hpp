// A sweep cut into shards, as it is handed to machines that are not this one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sweep/finished_runs.hpp"
#include "analysis/sweep/plan.hpp"

namespace analysis {

/// What is to be played, and what each task may take. All paths are absolute.
struct ShardJob {
    std::string name{};                // of the sweep
    std::filesystem::path program{};   // that plays it
    std::filesystem::path sweep{};     // its folder
    std::filesystem::path scenario{};  // it must have this path wherever shards are played
    std::uint64_t runs = 0;
    std::uint64_t shards = 1;
    std::vector<std::uint64_t> missing{};    // shards with runs to play, counted from 1, ascending
    double shard_seconds = 0;                // what a whole one is expected to take
    unsigned cpus = 1;                       // of a task
    std::optional<std::string> memory{};     // of a task: `4G`
    std::optional<std::uint64_t> minutes{};  // limit of a task
    std::optional<unsigned> at_once{};       // tasks
    unsigned retries = 3;                    // of a task that was stopped from outside

    std::string task(std::string_view shard) const;  // `sweep run …` of a shard, for sh
    std::string merge() const;                       // `sweep merge …`, for sh
};

/// A file that an engine is given, named from the folder of the sweep.
struct Script {
    std::filesystem::path file{};
    std::string text{};
};

/// How a sweep was cut, and what was asked for: the same request again cuts it alike, although a
/// pilot would not take the very same time again.
struct Division {
    std::optional<std::uint64_t> shards_asked{};
    double minutes_asked = 0;
    unsigned cpus_asked = 1;
    std::uint64_t shards = 1;

    bool asks_as(const Division& other) const;
};

/// `submit.json` in the folder of a sweep; nothing where it is not there.
std::optional<Division> read_division(const SweepFolder& folder);
void write_division(const SweepFolder& folder, const Division& division);

/// How many shards of about that many seconds there are, from 1 to the number of runs. A little
/// more where that keeps it from sharing a factor with the number of runs: shards take every n-th
/// run, and so would meet only some values of a factor.
std::uint64_t count_shards(std::uint64_t runs, double seconds_a_run, double seconds_a_shard);

/// The shards, of that many, with runs that are missing; ascending, counted from 1.
std::vector<std::uint64_t> shards_missing(const std::vector<std::uint64_t>& missing_runs,
                                          std::uint64_t shards);

/// "1-3,7" of 1, 2, 3, 7.
std::string ranges_text(const std::vector<std::uint64_t>& ascending);

}  // namespace analysis
