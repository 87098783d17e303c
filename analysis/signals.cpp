#include "analysis/signals.hpp"

#include <csignal>

namespace analysis {
namespace {

volatile std::sig_atomic_t asked = 0;

extern "C" void ask(int signal) { asked = signal; }

}  // namespace

void catch_signals() {
    struct sigaction action {};
    action.sa_handler = ask;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

int stop_signal() { return asked; }

}  // namespace analysis
