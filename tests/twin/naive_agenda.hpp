// The slow twin of sim::Agenda: a map in order of time, rank and insertion.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>

#include "sim/time.hpp"

namespace twin {

template <class Event>
class NaiveAgenda {
  public:
    bool empty() const { return events_.empty(); }
    std::size_t size() const { return events_.size(); }
    sim::Time next() const { return empty() ? sim::never : std::get<0>(events_.begin()->first); }

    void put(sim::Time time, Event event) {
        events_.emplace(std::tuple{time, event.index(), ++puts_}, event);
    }
    std::pair<sim::Time, Event> take() {
        const auto [key, event] = *events_.begin();
        events_.erase(events_.begin());
        return {std::get<0>(key), event};
    }

  private:
    std::map<std::tuple<sim::Time, std::size_t, std::uint64_t>, Event> events_{};
    std::uint64_t puts_ = 0;
};

}  // namespace twin
