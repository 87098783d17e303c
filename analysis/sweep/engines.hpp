// The seam `engine`: who plays the shards of a sweep elsewhere?
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/sweep/engines/kubernetes.hpp"
#include "analysis/sweep/engines/parallel.hpp"
#include "analysis/sweep/engines/slurm.hpp"
#include "analysis/sweep/shard_job.hpp"

namespace analysis {

/// Turns a job into scripts; `by_hand` says how a person starts them. `sees_this_program`: its
/// tasks see the files of this machine, and so a copy of this program.
template <class E>
concept ShardEngine = requires(const E engine, const ShardJob job) {
    { E::name } -> std::convertible_to<std::string_view>;
    { E::about } -> std::convertible_to<std::string_view>;
    { E::sees_this_program } -> std::convertible_to<bool>;
    { engine.scripts(job) } -> std::same_as<std::vector<Script>>;
    { engine.by_hand(job) } -> std::same_as<std::string>;
};

/// An engine that starts the scripts itself and says what it did; FileError where it could not.
template <class E>
concept SubmittingEngine = ShardEngine<E> && requires(const E engine, const ShardJob job) {
    { engine.submit(job) } -> std::same_as<std::string>;
};

template <ShardEngine... Engines>
using EngineList = std::variant<Engines...>;

/// Every engine, the default first. To add one: write its file, name it here.
using Engine = EngineList<Slurm, Kubernetes, GnuParallel>;

/// Their names, in that order.
std::vector<std::string> engine_names();

/// The engine of that name, with its own settings at their defaults; nothing where there is none.
std::optional<Engine> engine_named(std::string_view name);

}  // namespace analysis
