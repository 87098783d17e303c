// The module `suanli._core`: what suanli/*.py stands on. What it holds is told by suanli/_core.pyi.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "analysis/confidence.hpp"
#include "analysis/python/arrays.hpp"
#include "analysis/python/loaded_scenario.hpp"
#include "analysis/python/sweeps.hpp"
#include "analysis/summary.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

namespace py = pybind11;
using models::MetricValue;

// Waits for `work(patience)` without holding the interpreter. Where patience ended, Python has an
// exception already.
template <class Work>
auto wait_for(Work work) {
    Patience patience;
    auto result = [&] {
        const py::gil_scoped_release others_may_go_on;
        return work(patience);
    }();
    if (!result) throw py::error_already_set();
    return std::move(*result);
}

py::dict run(const LoadedScenario& scenario, std::optional<std::uint64_t> seed,
             std::optional<std::uint32_t> replication, bool jobs_log) {
    auto finished = wait_for(
        [&](Patience& patience) { return scenario.play(seed, replication, jobs_log, patience); });
    py::dict result;
    result["summary"] = finished.summary;
    result["fingerprint"] = fmt::format("{:016x}", finished.fingerprint);
    result["metrics"] = finished.metrics;
    result["tables"] = dict_of(std::move(finished.tables));
    return result;
}

py::dict quantiles(const MetricValue& metric) {
    py::dict all;
    for (const auto& [p, value] : metric.quantiles) all[py::str(quantile_name(p))] = value;
    return all;
}

void define_metric(py::module_& module) {
    py::class_<MetricValue>(module, "Metric", "A number that a run produced.")
        .def_property_readonly("key", &key_of)
        .def_readonly("name", &MetricValue::name)
        .def_property_readonly("by",
                               [](const MetricValue& metric) {
                                   const bool whole = metric.scope == MetricValue::Scope::all;
                                   return std::string(whole ? "" : by(metric.scope));
                               })
        .def_readonly("of", &MetricValue::of)
        .def_readonly("unit", &MetricValue::unit)
        .def_readonly("about", &MetricValue::about)
        .def_readonly("value", &MetricValue::value)
        .def_readonly("count", &MetricValue::count)
        .def_readonly("sd", &MetricValue::sd)
        .def_readonly("min", &MetricValue::min)
        .def_readonly("max", &MetricValue::max)
        .def_property_readonly("quantiles", &quantiles)
        .def_property_readonly(
            "batch_means", [](const MetricValue& metric) { return array_of(metric.batch_means); })
        .def_property_readonly(
            "time_shares", [](const MetricValue& metric) { return array_of(metric.time_shares); })
        .def(
            "half_width",
            [](const MetricValue& metric, double confidence) {
                if (!(confidence > 0 && confidence < 1))
                    throw py::value_error("confidence lies between 0 and 1");
                return half_width(metric.batch_means, confidence);
            },
            py::arg("confidence") = 0.95,
            "Half the width of the interval around the mean, in the metric's unit, or None.")
        .def("__repr__", [](const MetricValue& metric) {
            return fmt::format("<{}: {} {}>", key_of(metric), metric.value, metric.unit);
        });
}

void define_mistakes(py::module_& module) {
    using sim::Problem;
    py::class_<Problem>(module, "Problem", "One mistake in an input.")
        .def_readonly("file", &Problem::file)
        .def_readonly("line", &Problem::line)
        .def_readonly("column", &Problem::column)
        .def_readonly("path", &Problem::path)
        .def_readonly("message", &Problem::message)
        .def_readonly("excerpt", &Problem::excerpt)
        .def("__str__", &Problem::text);
    // Kept for good: a translator may be called until the interpreter ends.
    static const py::handle input_error =
        py::exception<sim::InputError>(module, "InputError", PyExc_ValueError).release();
    static const py::handle file_error =
        py::exception<sim::FileError>(module, "FileError", PyExc_OSError).release();
    static const py::handle broken_invariant =
        py::exception<sim::BrokenInvariant>(module, "BrokenInvariant", PyExc_RuntimeError)
            .release();
    for (const auto type : {input_error, file_error, broken_invariant})
        type.attr("__module__") = "suanli";
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const sim::InputError& error) {
            const py::object value = input_error(error.what());
            value.attr("problems") = error.problems;
            PyErr_SetObject(input_error.ptr(), value.ptr());
        } catch (const sim::FileError& error) {
            PyErr_SetString(file_error.ptr(), error.what());
        } catch (const sim::BrokenInvariant& error) {
            PyErr_SetString(broken_invariant.ptr(), error.what());
        }
    });
}

}  // namespace

PYBIND11_MODULE(_core, module) {
    module.doc() = "What the package suanli stands on.";
    module.attr("version") = std::string(version().number);
    define_mistakes(module);
    define_metric(module);
    py::class_<LoadedScenario>(module, "Scenario", "A scenario that was read and found valid.")
        .def(py::init<std::filesystem::path, std::vector<std::string>>(), py::arg("path"),
             py::arg("sets"), py::call_guard<py::gil_scoped_release>())
        .def("replace", &LoadedScenario::with, py::arg("sets"),
             py::call_guard<py::gil_scoped_release>())
        .def("run", &run, py::arg("seed"), py::arg("replication"), py::arg("jobs_log"))
        .def_property_readonly("path", &LoadedScenario::file)
        .def_property_readonly("sets", &LoadedScenario::sets)
        .def_property_readonly("name", &LoadedScenario::name)
        .def("json", &LoadedScenario::json);
    module.def(
        "sweep",
        [](const LoadedScenario& scenario, const std::string& study, unsigned jobs,
           bool stop_at_error) {
            return dict_of(wait_for([&](Patience& patience) {
                return play_sweep(scenario, study, jobs, stop_at_error, patience);
            }));
        },
        py::arg("scenario"), py::arg("study"), py::arg("jobs"), py::arg("stop_at_error"));
}

}  // namespace analysis
