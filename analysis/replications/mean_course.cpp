#include "analysis/replications/mean_course.hpp"

#include <algorithm>

#include "analysis/experiments/warm_up.hpp"

namespace analysis {

void MeanCourse::add(const std::vector<CourseInterval>& course) {
    std::size_t whole = course.size();  // the last interval may be cut off
    if (whole == 0) return;
    const auto interval = course.front().until - course.front().from;
    if (course.back().until - course.back().from != interval) --whole;
    if (count_ == 0) {
        interval_ = interval;
        for (std::size_t i = 0; i < whole; ++i) from_.push_back(course[i].from);
        waiting_.resize(whole);
        busy_.resize(whole);
    }
    if (interval != interval_) alike_ = false;
    ++count_;
    const auto shared = alike_ ? std::min(whole, from_.size()) : 0;
    from_.resize(shared);
    waiting_.resize(shared);
    busy_.resize(shared);
    for (std::size_t i = 0; i < shared; ++i) {
        waiting_[i] += course[i].waiting;
        busy_[i] += course[i].busy;
    }
}

std::vector<double> MeanCourse::means(const std::vector<double>& sums) const {
    auto series = sums;
    for (double& x : series) x /= static_cast<double>(count_);
    return series;
}

std::optional<FoundWarmUp> MeanCourse::warm_up() const {
    constexpr std::size_t batch = 5;
    if (size() < 2 * batch) return std::nullopt;
    const auto by_waiting = mser(waiting(), batch);
    const auto by_busy = mser(busy(), batch);
    const auto time = [&](const Truncation& found) {
        return interval_ * static_cast<sim::Duration::rep>(found.dropped);
    };
    return FoundWarmUp{time(by_waiting), time(by_busy), by_waiting.too_short || by_busy.too_short};
}

std::vector<double> MeanCourse::smoothed(const std::vector<double>& series) {
    return series.empty() ? series : welch({series}, series.size() / 20);
}

}  // namespace analysis
