// The engine with each queueing policy, and schedules by the book, of the same random stories.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"
#include "tests/support/replay.hpp"
#include "tests/twin/naive_scheduler.hpp"

using namespace models;
using support::Told;

namespace {

struct GangStory {
    std::int64_t capacity = 1;
    std::vector<Told> jobs{};
};

// Whole seconds and small numbers: many events of one instant, many equal estimates.
GangStory story_of(support::Dice& dice, bool may_overrun) {
    GangStory story{dice.between(1, 12)};
    const auto pace = dice.between(1, 5);
    std::int64_t submit = 0;
    for (std::uint64_t id = 1; id <= 50; ++id) {
        Told job{id, submit};
        const auto most = dice.one_in(3) ? story.capacity : (story.capacity + 2) / 3;
        job.accelerators = static_cast<std::int32_t>(dice.between(1, most));
        job.run = dice.between(1, 10);
        job.estimate = dice.one_in(2) ? job.run : job.run + dice.below(12);
        if (may_overrun && dice.one_in(3)) job.estimate = dice.between(1, job.run);
        story.jobs.push_back(job);
        if (!dice.one_in(3)) submit += dice.below(pace + 1);
    }
    return story;
}

void compare(const GangStory& story, const std::string& queueing, const SchedulerOptions& options) {
    const auto expected = twin::naive_schedule(story.jobs, story.capacity, queueing, options);
    CHECK(expected.size() == story.jobs.size());
    const auto found = support::replay(story.jobs, story.capacity, queueing, options);
    std::string different;
    for (const auto& [id, span] : expected)
        if (!found.contains(id) || found.at(id) != span)
            different += fmt::format("{} should start at {}\n", id, span.first);
    INFO(different);
    CHECK(different.empty());
}

}  // namespace

TEST_CASE("every job starts when the definition of the policy says, whatever holds of an instant",
          "[twin]") {
    const std::string queueing =
        GENERATE("fcfs", "easy", "easy_sjbf", "easy_reverse", "conservative", "any_fit",
                 "shortest_first", "shortest_fit");
    const auto pass = GENERATE(Pass::per_event, Pass::per_instant);
    const auto ties = GENERATE(Ties::ends_first, Ties::arrivals_first);
    const auto past = GENERATE(PastEstimate::ends_now, PastEstimate::holds_nothing);
    INFO(queueing << " pass " << int(pass) << " ties " << int(ties) << " past " << int(past));
    for (std::uint64_t number = 0; number < 12; ++number) {
        INFO("story " << number);
        support::Dice dice("schedule", number);
        compare(story_of(dice, false), queueing, {pass, ties, past});
    }
}

TEST_CASE("runs past their estimate count as about to end, at every event anew", "[twin]") {
    const std::string queueing = GENERATE("easy", "easy_sjbf", "easy_reverse");
    const auto pass = GENERATE(Pass::per_event, Pass::per_instant);
    const auto ties = GENERATE(Ties::ends_first, Ties::arrivals_first);
    INFO(queueing << " pass " << int(pass) << " ties " << int(ties));
    for (std::uint64_t number = 0; number < 12; ++number) {
        INFO("story " << number);
        support::Dice dice("overrun", number);
        compare(story_of(dice, true), queueing, {pass, ties, PastEstimate::ends_now});
    }
}
