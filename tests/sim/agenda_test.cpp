// The future-event list by small stories; its twin lives through long ones.
#include "sim/agenda.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <variant>

using namespace sim;
using namespace std::chrono_literals;

namespace {

struct Ends {
    char name;
};
struct Begins {
    char name;
};
using Event = std::variant<Ends, Begins>;
using Events = Agenda<Event, 2>;

std::string take_all(Events& agenda) {
    std::string names;
    while (!agenda.empty())
        names += std::visit([](const auto& e) { return e.name; }, agenda.take().event);
    return names;
}

}  // namespace

TEST_CASE("events come in order of time, whatever the order of announcement") {
    Events agenda;
    agenda.put(Time{30s}, Ends{'c'});
    agenda.put(Time{1ns}, Ends{'a'});
    agenda.put(Time{24h * 365 * 290}, Ends{'d'});
    agenda.put(Time{2ns}, Ends{'b'});
    CHECK(agenda.size() == 4);
    CHECK(take_all(agenda) == "abcd");
}

TEST_CASE("at one instant the rank decides, then the order of announcement") {
    Events agenda;
    for (const char name : {'d', 'e', 'f'}) agenda.put(Time{5s}, Begins{name});
    for (const char name : {'a', 'b', 'c'}) agenda.put(Time{5s}, Ends{name});
    CHECK(take_all(agenda) == "abcdef");
}

TEST_CASE("what is announced for now, while now is handled, still comes now") {
    Events agenda;
    agenda.put(Time{5s}, Begins{'b'});
    agenda.put(Time{5s}, Begins{'d'});
    agenda.put(Time{6s}, Ends{'e'});
    CHECK(agenda.take().time == Time{5s});
    agenda.put(Time{5s}, Ends{'c'});
    CHECK(agenda.next() == Time{5s});
    CHECK(take_all(agenda) == "cde");
}

TEST_CASE("to look at the next event is not to go there") {
    Events agenda;
    agenda.put(Time{1h}, Ends{'b'});
    CHECK(agenda.next() == Time{1h});
    agenda.put(Time{1s}, Ends{'a'});
    CHECK(agenda.next() == Time{1s});
    CHECK(take_all(agenda) == "ab");
}

TEST_CASE("an empty agenda has nothing to come, and can be filled again") {
    Events agenda;
    CHECK(agenda.next() == never);
    agenda.put(Time{7s}, Ends{'a'});
    CHECK(take_all(agenda) == "a");
    CHECK(agenda.next() == never);
    agenda.put(Time{7s}, Ends{'b'});  // the instant taken last is not past
    CHECK(agenda.next() == Time{7s});
    CHECK(take_all(agenda) == "b");
}
