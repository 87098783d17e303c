// The mean over replications in time, and where its start ends.
#include <catch2/catch.hpp>

#include "analysis/replications/mean_course.hpp"

using namespace analysis;
using namespace std::chrono_literals;

namespace {

models::Time at(int hours) { return models::Time{std::chrono::hours(hours)}; }

// An hour each; the last one is cut off after `rest`.
std::vector<CourseInterval> course(const std::vector<double>& waiting,
                                   std::chrono::minutes rest = 60min) {
    std::vector<CourseInterval> all;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const int hour = static_cast<int>(i);
        all.push_back({at(hour), at(hour + 1), waiting[i], 10 * waiting[i]});
    }
    all.back().until = all.back().from + rest;
    return all;
}

}  // namespace

TEST_CASE("a mean course is the mean at each interval that all replications have whole") {
    MeanCourse mean;
    mean.add(course({1, 2, 3}));
    mean.add(course({3, 6, 8}, 30min));
    CHECK(mean.waiting() == std::vector<double>{2, 4});
    CHECK(mean.busy() == std::vector<double>{20, 40});
    CHECK(mean.from(1) == at(1));
}

TEST_CASE("a course of intervals of another length leaves no mean") {
    MeanCourse mean;
    mean.add(course({1, 2, 3}));
    auto other = course({1, 2, 3});
    for (auto& interval : other) interval.until += 1h;
    mean.add(other);
    CHECK(mean.size() == 0);
    CHECK(!mean.warm_up());
}

TEST_CASE("a start that is not typical is found to the batch") {
    std::vector<double> series(100, 7.0);
    for (std::size_t i = 0; i < 10; ++i) series[i] = 0;
    MeanCourse mean;
    mean.add(course(series));
    const auto found = mean.warm_up();
    REQUIRE(found);
    CHECK(found->by_waiting == 10h);
    CHECK(found->longer() == 10h);
    CHECK(!found->too_short);
}

TEST_CASE("a series that grows to its end is too short to tell") {
    std::vector<double> series;
    for (int i = 0; i < 100; ++i) series.push_back(i);
    MeanCourse mean;
    mean.add(course(series));
    CHECK(mean.warm_up()->too_short);
}
