// Small schedules worked out by hand, job by job. The tables are S1–S4 and the single-GPU row of
// the project's methods notes, section 6.2; definitions of the policies as in section 6.1 there.
#include <catch2/catch.hpp>

#include "tests/support/replay.hpp"

using support::replay;
using support::Schedule;
using support::Told;

namespace {

const std::vector<Told> s1{{1, 0, 4, 10}, {2, 1, 8, 5}, {3, 2, 4, 6},
                           {4, 3, 4, 10}, {5, 4, 2, 3}, {6, 5, 1, 20}};
const std::vector<Told> s2{
    {1, 0, 6, 10, 20}, {2, 1, 8, 4}, {3, 2, 2, 12, 15}, {4, 3, 2, 3}, {5, 4, 4, 6}};
const std::vector<Told> s3{{1, 0, 3, 4}, {2, 0, 3, 4}, {3, 0, 5, 2},
                           {4, 0, 2, 8}, {5, 0, 1, 1}, {6, 1, 4, 3}};
const std::vector<Told> s4{{1, 0, 5, 10}, {2, 1, 4, 4}, {3, 2, 6, 4}, {4, 3, 2, 8}, {5, 4, 1, 14}};

}  // namespace

TEST_CASE("S1: eight accelerators, six jobs", "[oracle]") {
    CHECK(replay(s1, 8, "fcfs") == Schedule{{1, {0, 10}},
                                            {2, {10, 15}},
                                            {3, {15, 21}},
                                            {4, {15, 25}},
                                            {5, {21, 24}},
                                            {6, {21, 41}}});
    CHECK(
        replay(s1, 8, "any_fit") ==
        Schedule{
            {1, {0, 10}}, {2, {30, 35}}, {3, {2, 8}}, {4, {8, 18}}, {5, {10, 13}}, {6, {10, 30}}});
    CHECK(
        replay(s1, 8, "shortest_first") ==
        Schedule{
            {1, {0, 10}}, {2, {10, 15}}, {3, {15, 21}}, {4, {15, 25}}, {5, {4, 7}}, {6, {21, 41}}});
    CHECK(replay(s1, 8, "shortest_fit") ==
          Schedule{
              {1, {0, 10}}, {2, {28, 33}}, {3, {2, 8}}, {4, {10, 20}}, {5, {8, 11}}, {6, {8, 28}}});
    const Schedule backfilled{{1, {0, 10}},  {2, {10, 15}}, {3, {2, 8}},
                              {4, {15, 25}}, {5, {15, 18}}, {6, {15, 35}}};
    CHECK(replay(s1, 8, "easy") == backfilled);
    CHECK(replay(s1, 8, "conservative") == backfilled);
}

TEST_CASE("S2: wrong estimates hold the head back past the time it could have started",
          "[oracle]") {
    CHECK(replay(s2, 8, "fcfs") ==
          Schedule{{1, {0, 10}}, {2, {10, 14}}, {3, {14, 26}}, {4, {14, 17}}, {5, {14, 20}}});
    const Schedule backfilled{
        {1, {0, 10}}, {2, {16, 20}}, {3, {2, 14}}, {4, {10, 13}}, {5, {10, 16}}};
    CHECK(replay(s2, 8, "easy") == backfilled);
    CHECK(replay(s2, 8, "conservative") == backfilled);
    CHECK(replay(s2, 8, "any_fit") == backfilled);
}

TEST_CASE("S3: six jobs at almost one instant", "[oracle]") {
    CHECK(replay(s3, 6, "fcfs") ==
          Schedule{{1, {0, 4}}, {2, {0, 4}}, {3, {4, 6}}, {4, {6, 14}}, {5, {6, 7}}, {6, {7, 10}}});
    const Schedule backfilled{{1, {0, 4}},  {2, {0, 4}}, {3, {4, 6}},
                              {4, {6, 14}}, {5, {4, 5}}, {6, {6, 9}}};
    CHECK(replay(s3, 6, "easy") == backfilled);
    CHECK(replay(s3, 6, "conservative") == backfilled);
    // all that are submitted together are compared before any starts
    CHECK(replay(s3, 6, "shortest_fit", {models::Pass::per_instant}) ==
          Schedule{{1, {5, 9}}, {2, {9, 13}}, {3, {0, 2}}, {4, {2, 10}}, {5, {0, 1}}, {6, {2, 5}}});
}

TEST_CASE("S4: EASY delays the third job, conservative backfilling does not", "[oracle]") {
    const Schedule in_order{
        {1, {0, 10}}, {2, {10, 14}}, {3, {14, 18}}, {4, {18, 26}}, {5, {18, 32}}};
    CHECK(replay(s4, 6, "fcfs") == in_order);
    CHECK(replay(s4, 6, "conservative") == in_order);
    CHECK(replay(s4, 6, "easy") ==
          Schedule{{1, {0, 10}}, {2, {10, 14}}, {3, {18, 22}}, {4, {22, 30}}, {5, {4, 18}}});
    CHECK(replay(s4, 6, "any_fit").at(3) == std::pair{22.0, 26.0});
}

TEST_CASE("one accelerator, four jobs: completions under each discipline", "[oracle]") {
    const std::vector<Told> jobs{{1, 0, 1, 8}, {2, 1, 1, 4}, {3, 2, 1, 2}, {4, 3, 1, 1}};
    const auto ends = [&](const std::string& queueing) {
        std::vector<double> all;
        for (const auto& [id, span] : replay(jobs, 1, queueing)) all.push_back(span.second);
        return all;
    };
    CHECK(ends("fcfs") == std::vector<double>{8, 12, 14, 15});
    CHECK(ends("srtf") == std::vector<double>{15, 8, 4, 5});
    CHECK(ends("processor_sharing") == std::vector<double>{15, 12, 9, 7});
    CHECK(ends("las") == std::vector<double>{15, 11, 7, 4});
}
