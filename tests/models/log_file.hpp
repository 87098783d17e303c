// Logs for a test to read, and what comes of reading them.
#pragma once

#include <fmt/format.h>
#include <zlib.h>

#include <fstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "models/traces/trace_reader.hpp"
#include "tests/support/temporary_folder.hpp"

/// A file that lives as long as this.
struct LogFile {
    TemporaryFolder folder{};
    std::filesystem::path path{};

    LogFile(std::string_view name, std::string_view text) : path(folder.path() / name) {
        std::ofstream(path, std::ios::binary) << text;
    }

    void compress(std::string_view text) const {
        const gzFile file = gzopen(path.c_str(), "wb");
        gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
        gzclose(file);
    }
};

/// (id, submit, run, estimate, accelerators) of each job, times in nanoseconds.
using JobNumbers =
    std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

inline std::vector<JobNumbers> all_jobs(const std::filesystem::path& path,
                                        std::int64_t accelerators) {
    models::TraceReader reader(path, models::Trace{}, accelerators);
    std::vector<JobNumbers> jobs;
    while (const auto job = reader.next())
        jobs.emplace_back(job->id, job->submit.count(), job->run.count(), job->estimate.count(),
                          job->accelerators);
    return jobs;
}

/// What is wrong with a log, a line each, without the folder it lies in; nothing if it is right.
inline std::string problems_of(const std::filesystem::path& path) {
    try {
        all_jobs(path, 1'000'000);
    } catch (const sim::InputError& error) {
        std::string told;
        for (const sim::Problem& problem : error.problems) {
            told += path.filename().string();
            if (problem.line > 0) told += fmt::format(":{}:{}", problem.line, problem.column);
            told += fmt::format(": {}\n", problem.message);
        }
        return told;
    }
    return {};
}
