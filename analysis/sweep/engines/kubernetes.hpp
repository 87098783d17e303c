// Shards as an Indexed Job of Kubernetes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/sweep/shard_job.hpp"

namespace analysis {

struct Kubernetes {
    static constexpr std::string_view name = "k8s";
    static constexpr std::string_view about =
        "A template of an Indexed Job for Kubernetes, and of one that merges.";
    static constexpr bool sees_this_program = false;

    std::vector<Script> scripts(const ShardJob& job) const;
    std::string by_hand(const ShardJob& job) const;
};

}  // namespace analysis
