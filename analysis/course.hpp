// How a run went over time, all clusters together.
#pragma once

#include <vector>

#include "models/series.hpp"

namespace analysis {

/// An interval of a run; of the two numbers the mean over it.
struct CourseInterval {
    models::Time from{};
    models::Time until{};
    double waiting = 0;  // jobs
    double busy = 0;     // accelerators
};

std::vector<CourseInterval> course_of(const std::vector<models::SeriesRow>& rows);

}  // namespace analysis
