#include "analysis/course.hpp"

namespace analysis {

std::vector<CourseInterval> course_of(const std::vector<models::SeriesRow>& rows) {
    std::vector<CourseInterval> course;
    for (const auto& row : rows) {
        if (course.empty() || course.back().from != row.from)
            course.push_back({row.from, row.until, 0, 0});
        course.back().waiting += row.waiting;
        course.back().busy += row.busy;
    }
    return course;
}

}  // namespace analysis
