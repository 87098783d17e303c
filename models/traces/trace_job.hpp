// A job of a log, before and after the rules that say which jobs can be replayed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/time.hpp"

namespace models {

using namespace sim;

/// A record as it stands in the log. What the log does not know is zero or negative there.
struct TraceRecord {
    std::uint64_t id = 0;
    Duration submit{};  // since the log's start
    Duration run{};
    Duration requested_time{};
    std::int64_t requested = -1;  // processors asked for
    std::int64_t allocated = -1;  // processors given
};

/// A job to replay.
struct TraceJob {
    std::uint64_t id = 0;
    std::uint64_t line = 0;  // in the log, from 1
    Duration submit{};
    Duration run{};
    Duration estimate{};
    std::int64_t accelerators = 0;
};

/// Why a record is left out: the first of these that holds.
enum class SkipReason : std::uint8_t {
    over_size,      // asked for, or was given, more than the cluster has
    no_processors,  // neither asked for any nor was given any
    no_run_time,    // ran for no time, or not known
    no_estimate,    // its requested time is not known
    before_start,   // was submitted before the log's start
};
inline constexpr std::size_t skip_reasons = 5;

struct SkippedJob {
    std::uint64_t id = 0;
    std::uint64_t line = 0;
    SkipReason reason{};
};

/// What became of the records of a log. The mended are among the used.
struct TraceCounts {
    std::uint64_t records = 0;
    std::uint64_t used = 0;
    std::array<std::uint64_t, skip_reasons> skipped{};  // by SkipReason
    std::uint64_t mended_processors = 0;                // asked for := given, or the reverse
    std::uint64_t mended_estimate = 0;                  // requested time := run time
    std::uint64_t longer_than_estimate = 0;             // ran longer than was requested; kept so

    std::uint64_t skipped_for(SkipReason reason) const {
        return skipped[static_cast<std::size_t>(reason)];
    }
};

}  // namespace models
