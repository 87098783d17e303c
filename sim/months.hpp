// Calendar months of simulated time.
#pragma once

#include "sim/time.hpp"

namespace sim {

/// The first instant of the month after the one that holds `date`.
constexpr Date next_month(Date date) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(date));
    return sys_days{(year_month{day.year(), day.month()} + months{1}) / 1};
}

/// Simulated time, month by month: the first from the start on, the last until the end.
class Months {
  public:
    explicit Months(Date start) : start_(start) { pass(); }

    /// When the month ends that time is in.
    Time end() const { return end_; }
    void pass() { end_ = Time{next_month(start_ + end_.time_since_epoch()) - start_}; }

  private:
    Date start_{};
    Time end_{};
};

}  // namespace sim
