// When a link changes: on dates, and where it fails, at random.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "models/network/link_spec.hpp"
#include "sim/random.hpp"

namespace models {

using namespace std::chrono_literals;

class LinkClock {
  public:
    LinkClock(const std::string& name, const LinkSpec& spec, Seed seed, Date start)
        : spec_(&spec), start_(start), draw_(Stream(seed, "links/" + name).of(0)) {
        if (spec.outages) {
            works_.emplace(spec.outages->works);
            fails_.emplace(spec.outages->fails);
            turns_ = later(Time{}, spell(*works_));
        }
        while (change_ < spec.changes.size() && changes_at() <= Time{}) ++change_;
    }

    Time next() const { return std::min(turns_, changes_at()); }
    /// Lets all that is due by `now` go by.
    void pass(Time now) {
        while (changes_at() <= now) ++change_;
        while (turns_ <= now) {
            down_ = !down_;
            turns_ = later(turns_, spell(down_ ? *fails_ : *works_));
        }
    }
    /// The share of its capacity that it has now.
    double works() const { return down_ ? spec_->outages->leaves : 1; }

  private:
    Duration spell(const Sampler& lasts) {
        return std::max(saturated_duration(std::max(lasts(draw_), 0.0)), Duration{1s});
    }
    Time changes_at() const {
        return change_ < spec_->changes.size() ? spec_->changes[change_].from.time(start_) : never;
    }

    const LinkSpec* spec_;
    Date start_{};
    Draw draw_;
    std::optional<Sampler> works_{};
    std::optional<Sampler> fails_{};
    std::size_t change_ = 0;
    bool down_ = false;
    Time turns_ = never;
};

}  // namespace models
