#include "analysis/sweep/finished_runs.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "sim/ensure.hpp"

namespace analysis {
namespace {

// How many of so many files may be open at once; half of what may be open is left to others.
std::size_t allowed_open_files(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == -1) return 16;
    if (limit.rlim_cur / 2 < wanted && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 2 * wanted);
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    return std::max<std::size_t>(limit.rlim_cur / 2, 1);
}

// The line that begins there, without its end; what there is of it where it has none.
std::string line_at(int file, std::uint64_t offset) {
    std::string line;
    std::array<char, 4096> part{};
    for (;;) {
        const auto got =
            pread(file, part.data(), part.size(), static_cast<off_t>(offset + line.size()));
        if (got == -1 && errno == EINTR) continue;
        if (got <= 0) return line;
        const std::string_view text(part.data(), static_cast<std::size_t>(got));
        const auto end = text.find('\n');
        line += text.substr(0, end);
        if (end != text.npos) return line;
    }
}

// What must be the same whoever played a run: all but the time it took.
std::string lasting(FinishedRun run) {
    run.seconds = 0;
    return line_of(run);
}

}  // namespace

FinishedRuns::FinishedRuns(const SweepFolder& folder, const SweepHead& head)
    : folder_(folder),
      measures_(head.measures.size()),
      files_(shard_files(folder)),
      places_(head.runs(), LinePlace{nowhere, 0}),
      failed_runs_(head.runs()),
      missing_(head.runs()) {
    check_whole(folder, head);
    open_.assign(files_.size(), -1);
    most_open_ = allowed_open_files(files_.size());
    for_each_finished(files_,
                      [&](const FinishedRun& run, const LinePlace& place) { add(run, place); });
}

void FinishedRuns::add(const FinishedRun& run, const LinePlace& place) {
    if (run.run >= places_.size())
        throw sim::FileError(
            fmt::format("{}: has results of another plan", files_[place.file].string()));
    if (!run.error && run.answers.size() != measures_)
        throw sim::FileError(
            fmt::format("{}: run {} says {} numbers instead of {}; the file is damaged. Remove it: "
                        "its runs will be played again",
                        files_[place.file].string(), run.run, run.answers.size(), measures_));
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

FinishedRuns::~FinishedRuns() {
    for (const auto file : opened_) close(open_[file]);
}

// Runs of one point lie in many files: those met last stay open, as many as may be.
int FinishedRuns::descriptor(std::uint32_t file) {
    if (open_[file] != -1) return open_[file];
    if (opened_.size() == most_open_) {
        close(open_[opened_.front()]);
        open_[opened_.front()] = -1;
        opened_.pop_front();
    }
    open_[file] = open(files_[file].c_str(), O_RDONLY | O_CLOEXEC);
    if (open_[file] == -1)
        throw sim::FileError(fmt::format("{}: {}", files_[file].string(), std::strerror(errno)));
    opened_.push_back(file);
    return open_[file];
}

FinishedRun FinishedRuns::fetch(const LinePlace& place) {
    auto run = run_of(line_at(descriptor(place.file), place.offset));
    if (!run)
        throw sim::FileError(
            fmt::format("{}: has changed while it was read", files_[place.file].string()));
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
