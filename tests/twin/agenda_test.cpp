// The agenda and its twin live through the same random stories.
#include "sim/agenda.hpp"

#include <catch2/catch.hpp>
#include <variant>

#include "tests/support/dice.hpp"
#include "tests/twin/naive_agenda.hpp"

using sim::Time;

namespace {

struct First {
    std::int64_t number;
};
struct Second {
    std::int64_t number;
};
struct Third {
    std::int64_t number;
};
using Event = std::variant<First, Second, Third>;

Event event_of(std::int64_t rank, std::int64_t number) {
    if (rank == 0) return First{number};
    if (rank == 1) return Second{number};
    return Third{number};
}

std::int64_t number_of(const Event& event) {
    return std::visit([](const auto& e) { return e.number; }, event);
}

// How far ahead events are put: at this very instant, crowded together, or over many scales.
sim::Duration ahead(support::Dice& dice) {
    switch (dice.below(4)) {
        case 0: return sim::Duration{0};
        case 1: return sim::Duration{dice.below(40)};
        case 2: return sim::Duration{dice.below(5000)};
        default: return sim::Duration{dice.below(std::int64_t{1} << dice.between(1, 52))};
    }
}

struct AgendaPair {
    sim::Agenda<Event, 3> agenda{};
    twin::NaiveAgenda<Event> naive{};
    Time now{};
    std::int64_t number = 0;
    std::int64_t different = 0;

    void put(Time time, std::int64_t rank) {
        const Event event = event_of(rank, ++number);
        agenda.put(time, event);
        naive.put(time, event);
    }
    void take() {
        const auto found = agenda.take();
        const auto [time, event] = naive.take();
        different += found.time != time || found.event.index() != event.index() ||
                     number_of(found.event) != number_of(event);
        now = time;
    }
    // Asking for the next time at random moments shows whether asking has an effect.
    void look() {
        different += agenda.next() != naive.next() || agenda.size() != naive.size() ||
                     agenda.empty() != naive.empty();
    }
};

}  // namespace

TEST_CASE("the agenda gives the events of its twin, whatever the story", "[twin]") {
    const auto story = GENERATE(range(0, 12));
    support::Dice dice("agenda", static_cast<std::uint64_t>(story));
    const auto crowd = std::int64_t{1} << (story + 1);
    AgendaPair pair;
    for (int step = 0; step < 20'000; ++step) {
        const bool growing = static_cast<std::int64_t>(pair.naive.size()) < crowd;
        if (pair.naive.empty() || dice.below(10) < (growing ? 7 : 3))
            pair.put(pair.now + ahead(dice), dice.below(3));
        else
            pair.take();
        if (dice.one_in(3)) pair.look();
    }
    while (!pair.naive.empty()) pair.take();
    pair.look();
    CHECK(pair.number > 5'000);
    CHECK(pair.different == 0);
}

TEST_CASE("an event put between now and the next one comes first, though the next was looked at",
          "[twin]") {
    support::Dice dice("between");
    AgendaPair pair;
    for (int step = 0; step < 5'000; ++step) {
        pair.put(pair.now + ahead(dice) + sim::Duration{1}, dice.below(3));
        pair.look();
        const auto gap = (pair.naive.next() - pair.now).count();
        pair.put(pair.now + sim::Duration{dice.below(gap + 1)}, dice.below(3));
        pair.look();
        pair.take();
        if (dice.one_in(2)) pair.take();
    }
    CHECK(pair.different == 0);
}

TEST_CASE("events of the instant that is being handled keep rank and order", "[twin]") {
    support::Dice dice("instant");
    AgendaPair pair;
    for (int instant = 0; instant < 300; ++instant) {
        for (auto n = dice.below(6); n >= 0; --n)
            pair.put(pair.now + sim::Duration{3}, dice.below(3));
        pair.take();
        for (int step = 0; step < 30 && pair.naive.next() == pair.now; ++step) {
            if (dice.one_in(2)) pair.put(pair.now, dice.below(3));
            pair.look();
            pair.take();
        }
    }
    CHECK(pair.different == 0);
}
