// Sweeps as Python asks for them.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <optional>
#include <string>

#include "analysis/python/loaded_scenario.hpp"
#include "analysis/python/patience.hpp"
#include "analysis/sweep/played_sweep.hpp"

namespace analysis {

/// Plays a study of that scenario, written as a text; nothing where patience was over. Throws
/// InputError with all problems of the study, FileError where the scenario's file has changed.
std::optional<std::shared_ptr<PlayedSweep>> play_sweep(const LoadedScenario& scenario,
                                                       const std::string& study, unsigned jobs,
                                                       bool stop_at_error, Patience& patience);

/// What came of it, as told by suanli/_core.pyi.
pybind11::dict dict_of(const std::shared_ptr<PlayedSweep>& sweep);

}  // namespace analysis
