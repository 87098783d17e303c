// The engine: a clock, an agenda, and streams of arrivals merged into it. It knows nothing else.
#pragma once

#include <concepts>
#include <cstdint>
#include <utility>
#include <variant>

#include "sim/agenda.hpp"
#include "sim/ensure.hpp"
#include "sim/time.hpp"

namespace sim {

/// Who goes first at one instant.
enum class Ties { ends_first, arrivals_first };

/// Runs a world: `on(world, event)` for each event, in order of time. Arrivals do not sit in the
/// agenda: the world offers them as one sorted stream, and `ties` says whether an arrival goes
/// before or after the events of its instant.
///
/// Of a world it asks: `arrival_stream().next()` (the time of the next arrival, or never),
/// `on(world, NextArrival{})`, `empty()` (nobody is left whom an event could concern),
/// `unsettled()` (something waits for the end of the instant) and `settle(world)` (do it now; this
/// may announce more for the same instant). A world with a `make_ready(event)` is told of an event
/// that is due soon, perhaps several times: it can have fetched what that will change.
template <class Event>
class Engine {
  public:
    struct NextArrival {};

    explicit Engine(Ties ties = Ties::ends_first) : arrivals_first_(ties == Ties::arrivals_first) {}

    Time now() const { return now_; }
    std::uint64_t events() const { return events_; }

    /// Announces an event; its time must not lie in the past.
    template <std::convertible_to<Event> E>
    void at(Time time, const E& event) {
        ensure(time >= now_, "an event is announced for the future",
               time.time_since_epoch().count(), now_.time_since_epoch().count());
        agenda_.put(time, event);
    }

    /// Handles events up to and including `until`, at most `limit` of them. True when all is done:
    /// the clock then stands at `until`, or at the last event if nothing was left to come.
    template <class World>
    bool run(World& world, Time until, std::uint64_t limit) {
        for (const std::uint64_t last = events_ + limit; events_ < last;) {
            const Time event = agenda_.next();
            const Time arrival = world.arrival_stream().next();
            // what is still announced is outdated, and must not move the clock
            if (arrival == never && until == never && world.empty() && !world.unsettled())
                return true;
            const bool arrives = arrivals_first_ ? arrival <= event : arrival < event;
            const Time next = arrives ? arrival : event;
            if (next != now_ && world.unsettled()) {
                settle(world);
                continue;
            }
            if (next > until || next == never) {
                if (until != never) now_ = until;
                return true;
            }
            now_ = next;
            ++events_;
            if (arrives)
                on(world, NextArrival{});
            else
                std::visit([&world](const auto& e) { on(world, e); }, take(world).event);
        }
        return false;
    }

  private:
    using Events = Agenda<Event, std::variant_size_v<Event>>;

    template <class World>
    typename Events::Entry take(const World& world) {
        if constexpr (requires(const Event& event) { world.make_ready(event); })
            return agenda_.take([&](const typename Events::Entry& entry) {
                if (entry.time - now_ < soon) world.make_ready(entry.event);
            });
        else
            return agenda_.take();
    }

    static constexpr Duration soon = std::chrono::minutes{1};

    Events agenda_{};
    Time now_{};
    std::uint64_t events_ = 0;
    bool arrivals_first_ = false;
};

}  // namespace sim
