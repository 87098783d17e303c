// Ctrl-C, heard while Python waits for us.
#pragma once

#include <pybind11/pybind11.h>

#include <chrono>

namespace analysis {

/// Whether Python wants to be rid of us: looked up ten times a second, however often it is asked,
/// by a thread that does not hold the interpreter. Only Python's main thread ever hears a signal.
class Patience {
  public:
    bool is_over() {
        const auto now = Clock::now();
        if (!over_ && now - looked_ >= std::chrono::milliseconds(100)) {
            looked_ = now;
            const pybind11::gil_scoped_acquire interpreter;
            over_ = PyErr_CheckSignals() != 0;  // the exception stays set
        }
        return over_;
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point looked_ = Clock::now();
    bool over_ = false;
};

}  // namespace analysis
