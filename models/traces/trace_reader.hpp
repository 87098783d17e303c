// The jobs of a log in the order of their submission, whatever its format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/arrivals/trace.hpp"
#include "models/traces/job_csv.hpp"
#include "models/traces/swf.hpp"
#include "models/traces/trace_job.hpp"
#include "models/traces/words.hpp"
#include "sim/lines.hpp"
#include "sim/problems.hpp"

namespace models {

/// Streams a log: memory does not grow with its length. Jobs of one submit time keep the order of
/// the file. Throws FileError when the file cannot be read, and InputError, with the first twenty
/// places, when lines are not as the format wants them.
class TraceReader {
  public:
    /// A job may stand this many jobs too late in the file.
    static constexpr std::size_t window = 4096;

    /// `accelerators` is the size of the cluster that the jobs are for.
    TraceReader(const std::filesystem::path& path, const Trace& rules, std::int64_t accelerators);

    std::optional<TraceJob> next();

    /// Of what has been read so far; complete when next() has given nothing.
    const TraceCounts& counts() const { return counts_; }

    /// From now on skipped jobs are kept until they are taken.
    void keep_skipped() { keeps_skipped_ = true; }
    std::vector<SkippedJob> take_skipped();

    std::uint64_t bytes_read() const { return lines_.bytes_read(); }
    std::uint64_t file_size() const { return lines_.file_size(); }

  private:
    using Format = std::variant<Swf, JobCsv>;
    Format open(TraceFormat format);
    void read_line(std::string_view line);
    void use(const TraceRecord& record, std::string_view line);
    std::optional<SkipReason> mend(TraceRecord& record);
    void keep_in_order(const TraceJob& job, std::string_view line);
    void report(std::string_view line, std::size_t offset, const std::string& message);

    Trace rules_;
    std::int64_t accelerators_ = 0;
    LineReader lines_;
    std::vector<Problem> problems_{};
    Format format_;  // opening it may find problems in lines
    bool at_end_ = false;
    TraceCounts counts_{};
    bool keeps_skipped_ = false;
    std::vector<SkippedJob> skipped_{};
    std::deque<TraceJob> ahead_{};          // by submit time, then line
    Duration submitted_ = Duration::min();  // of the last job given
};

}  // namespace models
