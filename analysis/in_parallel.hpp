// Many tasks of one kind on the cores of one machine.
#pragma once

#include <cstddef>
#include <functional>

namespace analysis {

/// Whether everything is to stop at once; a long task asks now and then.
using MustStop = std::function<bool()>;

/// One task: false lets no further one begin.
using Task = std::function<bool(std::size_t, const MustStop&)>;

/// Does the tasks 0 … count - 1, begun in order, on `threads` threads of which the caller's is one.
/// Only the caller's asks `must_stop`, every few milliseconds while it waits and as often as its
/// tasks ask. False where that said so. What a task throws stops the others and is thrown here.
bool in_parallel(std::size_t count, unsigned threads, const Task& task, const MustStop& must_stop);

/// As many threads as this machine has cores.
unsigned all_cores();

}  // namespace analysis
