#include "analysis/sweep/played_sweep.hpp"

#include <algorithm>

namespace analysis {

PlayedSweep::PlayedSweep(StudyFile& study, const Version& version) {
    head_ = plan_study(study, version, [&](const PlannedRun& run) { plan_.push_back(run); });
    finished_.resize(plan_.size());
}

bool PlayedSweep::play(unsigned threads, bool stop_at_error, const MustStop& must_stop) {
    const auto play = [&](std::size_t run, const MustStop& stopped) {
        finished_[run] = play_run(head_, plan_[run], files_, stopped);
        return !(stop_at_error && finished_[run] && finished_[run]->error);
    };
    return in_parallel(plan_.size(), threads, play, must_stop);
}

const FinishedRun* PlayedSweep::first_failed() const {
    const auto found = std::ranges::find_if(
        finished_, [](const auto& run) { return run && run->error.has_value(); });
    return found == finished_.end() ? nullptr : &**found;
}

void PlayedSweep::for_each(const Visit& visit) {
    for (std::size_t run = 0; run < plan_.size(); ++run) visit(plan_[run], finished_[run]);
}

}  // namespace analysis
