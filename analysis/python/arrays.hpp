// From tables and numbers in memory to what numpy knows.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <map>
#include <string>
#include <vector>

#include "analysis/memory_tables.hpp"

namespace analysis {

/// An array that takes the numbers over, without copying them.
template <class T>
pybind11::array_t<T> array_of(std::vector<T> values) {
    auto* kept = new std::vector<T>(std::move(values));
    const pybind11::capsule owner(kept,
                                  [](void* data) { delete static_cast<std::vector<T>*>(data); });
    return pybind11::array_t<T>(static_cast<pybind11::ssize_t>(kept->size()), kept->data(), owner);
}

/// `{name: (about, [(column, unit, about, array), …])}`.
pybind11::dict dict_of(std::map<std::string, MemoryTable> tables);

}  // namespace analysis
