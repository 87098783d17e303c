// What workers leave behind: one line of JSON a finished run, each worker in a file of its own.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "analysis/sweep/finished_run.hpp"
#include "analysis/sweep/plan.hpp"

namespace analysis {

/// `index` of `count` equal shares: the runs whose number leaves that remainder.
struct Share {
    std::uint64_t index = 0;
    std::uint64_t count = 1;

    bool holds(std::uint64_t run) const { return run % count == index; }

    /// Whether a run may be in both.
    bool meets(const Share& other) const {
        const auto common = std::gcd(count, other.count);
        return index % common == other.index % common;
    }
};

std::string line_of(const FinishedRun& run);

/// The run of a line; nothing where it is none.
std::optional<FinishedRun> run_of(std::string_view line);

/// A file that only this worker writes, so that no two of them can mix their lines, on any file
/// system. A line is in the file once it is appended, and outlives this process; a thread of its
/// own syncs lines to the disk, so that whoever appends goes on computing. What a crash of the
/// machine can cost are runs whose lines were on their way.
class ShardWriter {
  public:
    /// Makes `shards/i-of-n.HOST.PID.START.jsonl`. Throws FileError.
    ShardWriter(const SweepFolder& folder, const Share& share);
    ~ShardWriter();
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;

    /// Throws FileError when this line, or an earlier one, could not be written.
    void append(const FinishedRun& run);

    /// All lines are on the disk, or FileError is thrown.
    void close();

  private:
    void sync_lines();
    void write(std::string_view text);  // guarded

    std::filesystem::path path_{};
    int file_ = -1;
    std::mutex guard_{};
    std::condition_variable more_{};
    bool unsynced_ = false;
    std::string trouble_{};
    bool closing_ = false;
    std::jthread syncer_{};
};

/// Where a line stands.
struct LinePlace {
    std::uint32_t file = 0;
    std::uint64_t offset = 0;
};

/// The files of all workers, in the order of their names.
std::vector<std::filesystem::path> shard_files(const SweepFolder& folder);

/// Of these the ones in which a run of that share may be, by their names: a thousand workers need
/// not all read what a thousand others wrote.
std::vector<std::filesystem::path> shard_files(const SweepFolder& folder, const Share& share);

/// Calls `visit` for every finished run of every worker. The last line of a file may be torn: its
/// worker was killed; it is passed over. Throws FileError where another line makes no sense.
void for_each_finished(const std::vector<std::filesystem::path>& files,
                       const std::function<void(const FinishedRun&, const LinePlace&)>& visit);

}  // namespace analysis
