// The input of a benchmark: a log of gangs with heavy tails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace bench {

/// A job, in whole seconds.
struct Gang {
    std::int64_t submit = 0;
    std::int64_t run = 0;
    std::int64_t estimate = 0;  // at least the run
    std::int32_t size = 0;      // accelerators
};

/// Jobs that offer `load` times what `accelerators` can do.
std::vector<Gang> heavy_jobs(std::uint64_t jobs, std::int64_t accelerators, double load);

/// As a log in the Standard Workload Format.
void write_swf(const std::vector<Gang>& jobs, const std::filesystem::path& path);

}  // namespace bench
