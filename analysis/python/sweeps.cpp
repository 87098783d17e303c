#include "analysis/python/sweeps.hpp"

#include <pybind11/stl.h>

#include <limits>

#include "analysis/python/arrays.hpp"
#include "analysis/sweep/memory_sink.hpp"
#include "analysis/sweep/sweep_tables.hpp"

namespace analysis {
namespace {

namespace py = pybind11;

// What every run said to every measure, and its fingerprint.
struct Said {
    std::vector<double> values{};  // (point, replication, measure)
    py::list fingerprints{};       // (point, replication)
    py::list settings{};           // (point)
};

Said said_by(PlayedSweep& sweep) {
    Said said;
    const auto& head = sweep.head();
    const std::vector<double> nothing(head.measures.size(),
                                      std::numeric_limits<double>::quiet_NaN());
    sweep.for_each([&](const PlannedRun& planned, const std::optional<FinishedRun>& finished) {
        if (planned.run % head.replications == 0) {
            py::dict point;
            for (const auto& [key, value] : planned.settings) point[py::str(key)] = value;
            said.settings.append(point);
        }
        auto values = nothing;
        if (finished && !finished->error)
            for (std::size_t i = 0; i < values.size(); ++i) values[i] = finished->answers[i].value;
        said.values.insert(said.values.end(), values.begin(), values.end());
        said.fingerprints.append(finished ? finished->fingerprint : "");
    });
    return said;
}

py::list measures_of(const SweepHead& head) {
    py::list measures;
    for (const auto& [key, unit, about] : head.measures)
        measures.append(py::make_tuple(key, unit, about));
    return measures;
}

}  // namespace

std::optional<std::shared_ptr<PlayedSweep>> play_sweep(const LoadedScenario& scenario,
                                                       const std::string& study, unsigned jobs,
                                                       bool stop_at_error, Patience& patience) {
    scenario.check_unchanged();
    auto file = parse_study(study, "sweep", scenario.file().parent_path());
    const auto sweep = std::make_shared<PlayedSweep>(file, version());
    if (!sweep->play(jobs, stop_at_error, [&] { return patience.is_over(); })) return std::nullopt;
    return sweep;
}

py::dict dict_of(const std::shared_ptr<PlayedSweep>& sweep) {
    const auto& head = sweep->head();
    auto said = said_by(*sweep);
    std::map<std::string, MemoryTable> tables;
    write_tables(head, *sweep, *memory_sink(tables));
    py::dict result;
    result["factors"] = head.factors;
    result["measures"] = measures_of(head);
    result["points"] = said.settings;
    result["replications"] = head.replications;
    result["values"] = array_of(std::move(said.values))
                           .attr("reshape")(head.points, head.replications, head.measures.size());
    result["fingerprints"] = said.fingerprints;
    result["tables"] = dict_of(std::move(tables));
    result["error"] = py::none();
    if (const auto* failed = sweep->first_failed())
        result["error"] = py::make_tuple(failed->run, *failed->error);
    return result;
}

}  // namespace analysis
