// Ctrl-C and friends: ask the run to stop, so that what was simulated is still written.
#pragma once

namespace analysis {

/// From now on the first SIGINT or SIGTERM only asks to stop; a second one ends the process.
void catch_signals();

/// The signal that asked to stop, or 0.
int stop_signal();

}  // namespace analysis
