// Shards as a job array of Slurm, and a job that merges them once all are done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/sweep/shard_job.hpp"

namespace analysis {

struct Slurm {
    static constexpr std::string_view name = "slurm";
    static constexpr std::string_view about =
        "A job array of Slurm, and a job that merges after it.";
    static constexpr bool sees_this_program = true;

    std::optional<std::string> partition{};
    std::optional<std::string> account{};
    std::vector<std::string> arguments{};  // for sbatch, as they are

    std::vector<Script> scripts(const ShardJob& job) const;
    std::string by_hand(const ShardJob& job) const;
    std::string submit(const ShardJob& job) const;
};

/// The limit of a task: as asked, or twice what a shard should take and five minutes.
std::uint64_t slurm_minutes(const ShardJob& job);

/// Indices of an array begin at 1; a task plays the shard `first` + its index.
struct SlurmArray {
    std::uint64_t first = 0;
    std::string indices{};  // "1-1000", "3,7-9"
    std::size_t tasks = 0;
};

/// Shards, ascending, as arrays whose indices stay below that size.
std::vector<SlurmArray> slurm_arrays(const std::vector<std::uint64_t>& shards,
                                     std::uint64_t max_array_size);

/// MaxArraySize in what `scontrol show config` prints.
std::optional<std::uint64_t> max_array_size_in(std::string_view config);

/// An array that was submitted before: a line of slurm/jobs.jsonl.
struct SubmittedArray {
    std::uint64_t job = 0;
    std::uint64_t first = 0;
    std::uint64_t shards = 0;  // that the sweep was cut into
};

/// A task of a submitted array that is still in the queue.
struct QueuedTask {
    SubmittedArray array{};
    std::uint64_t shard = 0;
};

/// Those tasks among what `squeue --format=%i` prints, such as `12_3`.
std::vector<QueuedTask> queued_tasks(std::string_view squeue,
                                     const std::vector<SubmittedArray>& submitted);

}  // namespace analysis
