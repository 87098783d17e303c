// Row numbers that only their own table accepts, and tables that use freed rows again.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "sim/ensure.hpp"

namespace sim {

/// The number of a Thing in its table.
template <class Thing>
struct Id {
    std::uint32_t value = UINT32_MAX;

    static constexpr Id none() { return {}; }
    constexpr bool operator==(const Id&) const = default;
    constexpr auto operator<=>(const Id&) const = default;
};

/// Rows by id. A removed row is handed out again, so memory follows the number of live rows.
/// Across a call that may add rows, hold ids, not references.
template <class Thing>
class Table {
  public:
    Id<Thing> add(const Thing& thing) {
        ++live_;
        if (free_.empty()) {
            ensure(rows_.size() < UINT32_MAX, "a table has room for its rows", rows_.size());
            rows_.push_back(thing);
            return {static_cast<std::uint32_t>(rows_.size() - 1)};
        }
        const Id<Thing> id{free_.back()};
        free_.pop_back();
        rows_[id.value] = thing;
        return id;
    }

    void remove(Id<Thing> id) {
        --live_;
        free_.push_back(id.value);
    }

    Thing& operator[](Id<Thing> id) { return rows_[id.value]; }
    const Thing& operator[](Id<Thing> id) const { return rows_[id.value]; }
    std::size_t live() const { return live_; }

    /// Has a row fetched from memory that will be needed soon.
    void prefetch(Id<Thing> id) const {
        const char* row = reinterpret_cast<const char*>(&rows_[id.value]);
        for (std::size_t at = 0; at < sizeof(Thing); at += 64) __builtin_prefetch(row + at);
    }

    /// Calls `visit(id)` for each row that was live when the call began.
    template <class Visit>
    void each(Visit visit) const {
        std::vector<bool> gone(rows_.size());
        for (const auto row : free_) gone[row] = true;
        for (std::uint32_t row = 0; row < gone.size(); ++row)
            if (!gone[row]) visit(Id<Thing>{row});
    }

  private:
    std::vector<Thing> rows_{};
    std::vector<std::uint32_t> free_{};
    std::size_t live_ = 0;
};

}  // namespace sim
