// The future-event list: a monotone radix heap over integer time.
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "sim/chunks.hpp"
#include "sim/time.hpp"

namespace sim {

/// The order of an event among those of the same instant: the index of its alternative.
template <class Event>
concept Ranked = std::is_trivially_copyable_v<Event> && requires(const Event event) {
    { event.index() } -> std::convertible_to<std::size_t>;
};

/// Events in order of time, then rank, then insertion. Time must not run backwards: an event may
/// not be put before the last one taken. No tuning parameter, no comparison of events.
///
/// Radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990) in base 32: an event lies in the bucket of
/// the highest digit in which its time differs from the base (the last instant taken),
/// and of its value there; those of this very instant wait by rank. An event only moves to lower
/// digits, a few times, and all moves are sequential. Buckets keep the order of insertion, so ties
/// are first in, first out; they share their memory, so it follows the number of events.
template <Ranked Event, std::size_t Ranks>
class Agenda {
  public:
    struct Entry {
        Entry() = default;
        template <class E>
        Entry(Time when, const E& what) : time(when), event(what) {}

        Time time{};
        Event event{};
    };

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }

    /// The event, or one of its alternatives.
    template <std::convertible_to<Event> E>
    void put(Time time, const E& event) {
        ++size_;
        place(time, event);
    }

    /// The time of the next event, or `never`. Does not move the base: an earlier one may follow.
    Time next() const {
        if (due_size_ > 0) return time_of(base_);
        if (digits_ == 0) return never;
        return time_of(least_[first_bucket()]);
    }

    /// Removes and returns the next event; the agenda must not be empty. Calls `near(entry)` for
    /// each that it moves nearer, which an event does a few times before it is due.
    template <class Near>
    Entry take(Near near) {
        Entry taken;
        --size_;
        if (due_size_ == 0) {
            const auto bucket = first_bucket();
            auto& entries = buckets_[bucket];
            base_ = least_[bucket];
            leave(bucket);
            if (entries.has_one()) {
                chunks_.take_all(entries, [&](const Entry& entry) { taken = entry; });
                return taken;
            }
            chunks_.take_all(entries, [&](const Entry& entry) {
                near(entry);
                place(entry.time, entry.event);
            });
        }
        --due_size_;
        std::size_t rank = 0;
        while (due_[rank].empty()) ++rank;
        taken.time = time_of(base_);
        taken.event = due_[rank].take();
        return taken;
    }
    Entry take() {
        return take([](const Entry&) {});
    }

  private:
    static constexpr unsigned digit_bits = 5;
    static constexpr unsigned values = 1U << digit_bits;
    static constexpr unsigned digits = (63 + digit_bits - 1) / digit_bits;

    // First in, first out; rewinds when it runs empty, so it never grows past one instant.
    struct Fifo {
        std::vector<Event> events{};
        std::size_t first = 0;
        bool empty() const { return first == events.size(); }
        void put(const Event& event) { events.push_back(event); }
        Event take() {
            const Event event = events[first++];
            if (first == events.size()) {
                events.clear();
                first = 0;
            }
            return event;
        }
    };

    static std::uint64_t key_of(Time time) {
        return static_cast<std::uint64_t>(time.time_since_epoch().count());
    }
    static Time time_of(std::uint64_t key) {
        return Time{Duration{static_cast<std::int64_t>(key)}};
    }

    std::size_t first_bucket() const {
        const auto digit = static_cast<unsigned>(std::countr_zero(digits_));
        return digit * values + static_cast<unsigned>(std::countr_zero(occupied_[digit]));
    }

    // Stores each part once, where it stays: an event that is copied while its parts are on their
    // way to memory costs as much as all the rest.
    template <class E>
    void place(Time time, const E& event) {
        const auto key = key_of(time);
        if (key == base_) {
            due_[Event(event).index()].put(event);
            ++due_size_;
            return;
        }
        const auto digit = (static_cast<unsigned>(std::bit_width(key ^ base_)) - 1) / digit_bits;
        const auto value = static_cast<unsigned>(key >> (digit * digit_bits)) & (values - 1);
        const auto bucket = digit * values + value;
        auto& entries = buckets_[bucket];
        if (entries.empty() || key < least_[bucket]) least_[bucket] = key;
        chunks_.put(entries, time, event);
        occupied_[digit] |= std::uint32_t{1} << value;
        digits_ |= 1U << digit;
    }

    void leave(std::size_t bucket) {
        const auto digit = bucket / values;
        occupied_[digit] &= ~(std::uint32_t{1} << (bucket % values));
        if (occupied_[digit] == 0) digits_ &= ~(1U << digit);
    }

    Chunks<Entry> chunks_{};
    std::array<typename Chunks<Entry>::List, digits * values> buckets_{};
    std::array<std::uint64_t, digits * values> least_{};
    std::array<std::uint32_t, digits> occupied_{};
    std::uint32_t digits_ = 0;
    std::array<Fifo, Ranks> due_{};
    std::uint64_t base_ = 0;
    std::size_t due_size_ = 0;
    std::size_t size_ = 0;
};

}  // namespace sim
