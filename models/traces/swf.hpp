// The Standard Workload Format (Chapin et al. 1999; version 2.2 of the Parallel Workloads Archive):
// a record a line, 18 numbers each, after comments that describe the machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/traces/rules.hpp"
#include "models/traces/trace_job.hpp"

namespace models {

/// Reads the records of an SWF log.
struct Swf {
    /// Nothing for a comment or an empty line. Throws MalformedLine.
    std::optional<TraceRecord> parse(std::string_view line) const;
};

/// What the comments at the head of a log say.
struct SwfHeader {
    std::string computer{};
    std::string installation{};
    std::optional<std::int64_t> processors{};       // MaxProcs, else MaxNodes
    std::optional<std::int64_t> unix_start_time{};  // of time 0
};

SwfHeader read_swf_header(const std::filesystem::path& path);

/// A log at a glance: what it takes to write a scenario that replays it.
struct SwfSummary {
    SwfHeader header{};
    std::int64_t processors = 0;  // that the counts are for
    bool size_is_known = true;    // else it is the size of the largest job
    TraceCounts counts{};
    /// run_time if no record has a requested time: then nothing would be left otherwise.
    MissingEstimate missing_estimate = MissingEstimate::drop;
    std::int64_t largest_job = 0;  // processors
    std::optional<Duration> first_submit{};
    std::optional<Duration> last_submit{};
};

/// One pass over the log (two if it knows no requested times). Without `processors` and without a
/// word of them in the header, the machine is as large as its largest job. Throws as TraceReader.
SwfSummary swf_summary(const std::filesystem::path& path,
                       std::optional<std::int64_t> processors = std::nullopt);

}  // namespace models
