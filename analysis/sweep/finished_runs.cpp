#include "analysis/sweep/finished_runs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/ensure.hpp"

namespace analysis {
namespace {

// What must be the same whoever played a run: all but the time it took.
std::string lasting(FinishedRun run) {
    run.seconds = 0;
    return line_of(run);
}

}  // namespace

FinishedRuns::FinishedRuns(const SweepFolder& folder, const SweepHead& head)
    : folder_(folder),
      files_(shard_files(folder)),
      places_(head.runs(), LinePlace{nowhere, 0}),
      failed_runs_(head.runs()),
      missing_(head.runs()) {
    for (const auto& file : files_) open_.emplace_back(file, std::ios::binary);
    for_each_finished(files_,
                      [&](const FinishedRun& run, const LinePlace& place) { add(run, place); });
}

void FinishedRuns::add(const FinishedRun& run, const LinePlace& place) {
    if (run.run >= places_.size())
        throw sim::FileError(
            fmt::format("{}: has results of another plan", files_[place.file].string()));
    seconds_ += run.seconds;
    auto& known = places_[run.run];
    if (known.file == nowhere) {
        --missing_;
    } else if (!failed_runs_[run.run]) {
        if (run.error) return;
        if (lasting(fetch(known)) != lasting(run))
            throw sim::FileError(fmt::format(
                "run {} was played twice, in {} and {}, and the results differ: these are not "
                "results of one program",
                run.run, files_[known.file].string(), files_[place.file].string()));
        return;
    } else {
        --failed_;  // tried again: the later word counts, and a result more than an error
    }
    known = place;
    failed_runs_[run.run] = run.error.has_value();
    if (run.error) ++failed_;
}

FinishedRun FinishedRuns::fetch(const LinePlace& place) {
    auto& file = open_[place.file];
    file.clear();
    file.seekg(static_cast<std::streamoff>(place.offset));
    std::string line;
    std::getline(file, line);
    auto run = run_of(line);
    sim::ensure(run.has_value(), "a line that was read can be read again");
    return *std::move(run);
}

std::vector<std::uint64_t> FinishedRuns::first_missing(std::size_t most) const {
    std::vector<std::uint64_t> runs;
    for (std::uint64_t run = 0; run < places_.size() && runs.size() < most; ++run)
        if (places_[run].file == nowhere) runs.push_back(run);
    return runs;
}

void FinishedRuns::for_each(const Visit& visit) {
    PlanReader plan(folder_);
    while (const auto planned = plan.next()) {
        const auto& place = places_[planned->run];
        std::optional<FinishedRun> finished{};
        if (place.file != nowhere) finished = fetch(place);
        if (finished && finished->id != planned->id)
            throw sim::FileError(fmt::format("{}: run {} is not the one that was planned",
                                             files_[place.file].string(), planned->run));
        visit(*planned, finished);
    }
}

}  // namespace analysis
