// How a scenario goes over time on average, and where its start ends that is not typical of it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/course.hpp"

namespace analysis {

/// Where the start of a run ends, by each of two series.
struct FoundWarmUp {
    sim::Duration by_waiting{};
    sim::Duration by_busy{};
    bool too_short = false;  // half of a series was to be dropped: the run is too short to tell

    sim::Duration longer() const { return by_waiting > by_busy ? by_waiting : by_busy; }
};

/// The mean over replications at each interval, warm-up included, in as many intervals of equal
/// length as all replications have.
class MeanCourse {
  public:
    void add(const std::vector<CourseInterval>& course);

    std::size_t size() const { return from_.size(); }
    models::Time from(std::size_t i) const { return from_[i]; }
    std::vector<double> waiting() const { return means(waiting_); }
    std::vector<double> busy() const { return means(busy_); }

    /// MSER-5 on each of the means; nothing where there are fewer than two batches, or where the
    /// intervals of replications differ.
    std::optional<FoundWarmUp> warm_up() const;

    /// Welch's curve of a series: smoothed over a twentieth of it to both sides.
    static std::vector<double> smoothed(const std::vector<double>& series);

  private:
    std::vector<double> means(const std::vector<double>& sums) const;

    std::vector<models::Time> from_{};
    std::vector<double> waiting_{};  // sums over replications
    std::vector<double> busy_{};
    sim::Duration interval_{};
    std::size_t count_ = 0;
    bool alike_ = true;
};

}  // namespace analysis
