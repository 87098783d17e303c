// The engine on a car park: cars come, park for a while, leave; a guard looks round at the end of
// an instant at which somebody asked for it.
#include "sim/engine.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <deque>
#include <string>
#include <vector>

using namespace sim;
using namespace std::chrono_literals;

namespace {

struct Leaves {
    int car;
};
struct Bell {
    int times;  // that it rings once more within the instant
};
using Event = std::variant<Leaves, Bell>;

/// Cars by time of arrival, and how long each stays.
struct CarPark {
    struct Car {
        Duration comes;
        Duration stays;
    };
    struct Road {
        std::deque<Car> cars{};
        Time next() const { return cars.empty() ? never : Time{cars.front().comes}; }
    };
    using Story = std::vector<std::pair<int, std::string>>;  // (seconds, what)

    Engine<Event> engine;
    Road road{};
    Story story{};
    int parked = 0;
    int number = 0;
    int rings = 0;  // of a bell that the guard rings when he looks round
    bool asked = false;
    bool guarded = false;

    explicit CarPark(std::deque<Car> cars, Ties ties = Ties::ends_first)
        : engine(ties), road{std::move(cars)} {}

    Road& arrival_stream() { return road; }
    bool empty() const { return parked == 0; }
    bool unsettled() const { return asked; }
    void tell(std::string what) {
        story.emplace_back(int(engine.now().time_since_epoch() / 1s), std::move(what));
    }
};

void on(CarPark& w, const Engine<Event>::NextArrival&) {
    const auto car = w.road.cars.front();
    w.road.cars.pop_front();
    ++w.parked;
    w.tell(fmt::format("{} comes", ++w.number));
    w.engine.at(w.engine.now() + car.stays, Leaves{w.number});
    w.asked = w.guarded;
}
void on(CarPark& w, const Leaves& e) {
    --w.parked;
    w.tell(fmt::format("{} leaves", e.car));
    w.asked = w.guarded;
}
void on(CarPark& w, const Bell& e) {
    w.tell("bell");
    if (e.times > 0) w.engine.at(w.engine.now(), Bell{e.times - 1});
}
void settle(CarPark& w) {
    w.asked = false;
    w.tell("guard");
    if (w.rings > 0) w.engine.at(w.engine.now(), Bell{std::exchange(w.rings, 0) - 1});
}

}  // namespace

TEST_CASE("events and arrivals are told in order of time") {
    CarPark park({{0s, 5s}, {2s, 1s}, {4s, 9s}});
    CHECK(park.engine.run(park, never, 100));
    CHECK(park.story == CarPark::Story{{0, "1 comes"},
                                       {2, "2 comes"},
                                       {3, "2 leaves"},
                                       {4, "3 comes"},
                                       {5, "1 leaves"},
                                       {13, "3 leaves"}});
    CHECK(park.engine.events() == 6);
    CHECK(park.engine.now() == Time{13s});
}

TEST_CASE("at one instant, ends go before arrivals or after them, as told") {
    const std::deque<CarPark::Car> cars{{1s, 2s}, {3s, 0s}, {3s, 1s}};
    CarPark ends_first(cars, Ties::ends_first);
    ends_first.engine.run(ends_first, never, 100);
    CHECK(ends_first.story == CarPark::Story{{1, "1 comes"},
                                             {3, "1 leaves"},
                                             {3, "2 comes"},
                                             {3, "2 leaves"},
                                             {3, "3 comes"},
                                             {4, "3 leaves"}});
    CarPark arrivals_first(cars, Ties::arrivals_first);
    arrivals_first.engine.run(arrivals_first, never, 100);
    CHECK(arrivals_first.story == CarPark::Story{{1, "1 comes"},
                                                 {3, "2 comes"},
                                                 {3, "3 comes"},
                                                 {3, "1 leaves"},
                                                 {3, "2 leaves"},
                                                 {4, "3 leaves"}});
}

TEST_CASE("the end of an instant comes once, and again for what it sets going") {
    CarPark park({{1s, 2s}, {1s, 2s}, {3s, 1s}});
    park.guarded = true;
    park.rings = 2;
    park.engine.run(park, never, 100);
    CHECK(park.story == CarPark::Story{{1, "1 comes"},
                                       {1, "2 comes"},
                                       {1, "guard"},
                                       {1, "bell"},
                                       {1, "bell"},
                                       {3, "1 leaves"},
                                       {3, "2 leaves"},
                                       {3, "3 comes"},
                                       {3, "guard"},
                                       {4, "3 leaves"},
                                       {4, "guard"}});
}

TEST_CASE("a run stops at its end, handles what happens just then, and can go on") {
    CarPark park({{1s, 2s}, {3s, 5s}});
    CHECK(park.engine.run(park, Time{3s}, 100));
    CHECK(park.story == CarPark::Story{{1, "1 comes"}, {3, "1 leaves"}, {3, "2 comes"}});
    CHECK(park.engine.run(park, Time{7s}, 100));
    CHECK(park.engine.now() == Time{7s});
    CHECK(park.story.size() == 3);
    CHECK(park.engine.run(park, never, 100));
    CHECK(park.story.back() == std::pair{8, std::string("2 leaves")});
}

TEST_CASE("a run in slices of one event is the same run") {
    const std::deque<CarPark::Car> cars{{1s, 2s}, {1s, 0s}, {3s, 1s}, {4s, 1s}};
    CarPark whole(cars);
    CarPark sliced(cars);
    whole.guarded = sliced.guarded = true;
    whole.rings = sliced.rings = 2;
    whole.engine.run(whole, never, 100);
    int slices = 0;
    while (!sliced.engine.run(sliced, never, 1)) ++slices;
    CHECK(sliced.story == whole.story);
    CHECK(slices == int(whole.engine.events()));
}

TEST_CASE("what is announced when nobody is left does not move the clock") {
    CarPark park({{1s, 2s}});
    park.engine.at(Time{1h}, Bell{0});
    CHECK(park.engine.run(park, never, 100));
    CHECK(park.engine.now() == Time{3s});
    CarPark until({{1s, 2s}});
    until.engine.at(Time{1h}, Bell{0});
    CHECK(until.engine.run(until, Time{2h}, 100));
    CHECK(until.story.back() == std::pair{3600, std::string("bell")});
    CHECK(until.engine.now() == Time{2h});
}
