// What every benchmark shares: how it is timed, what it prints, and the path from text to summary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Options {
    bool quick = false;  // small cases, once: does it still run?

    /// How often each case is measured.
    std::size_t repeats() const { return quick ? 1 : 5; }
    std::uint64_t size(std::uint64_t full) const { return quick ? full / 100 : full; }
};

/// Repeated measurements of one figure.
struct Spread {
    explicit Spread(std::vector<double> all);
    double median = 0;
    double least = 0;
    double most = 0;
};

/// `| name | 5.12 M jobs/s [4.9, 5.3] | 9.8 M jobs/s [9.1, 9.9] bare loop | 0.52 | 4 M |`; without
/// a floor there is no ratio.
struct Row {
    std::string name{};
    std::string unit{};
    Spread ours;
    std::string against{};  // what the floor is
    std::optional<Spread> floor{};
    std::string reach{};
};

void print_head();
void print(const Row& row);

/// Processor time of a call, in seconds.
template <class Work>
double seconds_of(Work work);
double processor_seconds();

/// What a run came to, for comparison with its floor.
struct Played {
    std::uint64_t jobs = 0;    // with an outcome
    double mean_wait = 0;      // s
    double mean_transfer = 0;  // s
    std::uint64_t events = 0;
    double live = 0;        // jobs that wait or run when it ends
    std::string summary{};  // the text and the JSON
};

/// The whole way of a user: read the text of a scenario, run it, report as text and as JSON.
Played play(const std::string& yaml);

/// The greatest resident size of a child process that plays a scenario, in bytes.
double peak_of(const std::string& yaml);

/// Stops the program where a run and its floor do not agree: they did not do the same work.
void agree(const std::string& name, double ours, double floors);

// the benchmarks, a file each

void hold(const Options& options);
void queue(const Options& options);
void backfill(const Options& options);
void memory(const Options& options);
void market(const Options& options);
void wan(const Options& options);
void sweep(const Options& options);

template <class Work>
double seconds_of(Work work) {
    const double began = processor_seconds();
    work();
    return processor_seconds() - began;
}

}  // namespace bench
