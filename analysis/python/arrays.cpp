#include "analysis/python/arrays.hpp"

#include <unordered_map>

namespace analysis {
namespace {

namespace py = pybind11;

// Names repeat in a column: each is made once.
py::array texts(const std::vector<std::string>& values) {
    std::unordered_map<std::string_view, py::str> made;
    py::list list(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        list[i] = made.try_emplace(values[i], values[i]).first->second;
    return py::module_::import("numpy").attr("array")(list, py::arg("dtype") = "object");
}

py::array array_of_column(MemoryColumn& column) {
    if (auto* numbers = std::get_if<std::vector<double>>(&column.values))
        return array_of(std::move(*numbers));
    if (const auto* words = std::get_if<std::vector<std::string>>(&column.values))
        return texts(*words);
    const py::array whole = array_of(std::move(std::get<std::vector<std::int64_t>>(column.values)));
    if (column.type == "datetime") return whole.attr("view")("datetime64[ns]");
    if (column.type == "boolean") return whole.attr("astype")("bool");
    return whole;
}

}  // namespace

py::dict dict_of(std::map<std::string, MemoryTable> tables) {
    py::dict result;
    for (auto& [name, table] : tables) {
        py::list columns;
        for (auto& column : table.columns)
            columns.append(
                py::make_tuple(column.name, column.unit, column.about, array_of_column(column)));
        result[py::str(name)] = py::make_tuple(table.about, columns);
    }
    return result;
}

}  // namespace analysis
