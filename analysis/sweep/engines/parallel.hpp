// Shards on this machine, or over ssh, by GNU parallel.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "analysis/process.hpp"
#include "analysis/sweep/shard_job.hpp"

namespace analysis {

struct GnuParallel {
    static constexpr std::string_view name = "parallel";
    static constexpr std::string_view about =
        "A script for GNU parallel, on this machine or others over ssh.";
    static constexpr bool sees_this_program = true;

    std::vector<Script> scripts(const ShardJob& job) const {
        return {{"parallel/run.sh", text_of(job)}};
    }

    std::string by_hand(const ShardJob& job) const {
        return fmt::format("Start it, and start it again for what failed:\n  bash {}\n",
                           shell_word((job.sweep / "parallel/run.sh").string()));
    }

  private:
    // All shards are listed each time: the log of jobs counts lines of input.
    static std::string text_of(const ShardJob& job) {
        const auto log = job.sweep / "parallel/jobs.log";
        std::string options = job.at_once ? fmt::format(" --jobs {}", *job.at_once)
                              : job.cpus > 1
                                  ? fmt::format(" --jobs \"$(($(nproc) / {}))\"", job.cpus)
                                  : "";
        if (job.minutes) options += fmt::format(" --timeout {}", *job.minutes * 60);
        // Whole commands, for in one of its own parallel would replace braces of a folder's name.
        constexpr std::string_view number = "{}";
        const auto task = job.task(number);
        const auto at = task.rfind("{}/");
        return fmt::format(
            "#!/bin/bash\n"
            "# Plays a sweep in {0} shards with GNU parallel; again, only those that failed. What\n"
            "# follows the name of this script goes to parallel, such as --sshlogin :,other\n"
            "set -euo pipefail\n"
            "for shard in $(seq {0}); do\n"
            "  printf '%s%s%s\\n' {4} \"$shard\" {5}\n"
            "done | parallel{1} --retries {2} --joblog {3} --resume-failed \\\n"
            "  --termseq TERM,30000,KILL,1000 \"$@\"\n"
            "exec {6}\n",
            job.shards, options, job.retries + 1, shell_word(log.string()),
            shell_word(task.substr(0, at)), shell_word(task.substr(at + number.size())),
            job.merge());
    }
};

}  // namespace analysis
