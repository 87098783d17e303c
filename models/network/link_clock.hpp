// When a link changes: on dates, and where it fails, at random.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "models/network/link_spec.hpp"
#include "sim/random.hpp"

namespace models {

class LinkClock {
  public:
    LinkClock(const std::string& name, const LinkSpec& spec, Seed seed, Date start)
        : spec_(&spec), start_(start), draw_(Stream(seed, "links/" + name).of(0)) {
        if (spec.outages) {
            works_.emplace(spec.outages->works);
            fails_.emplace(spec.outages->fails);
            turns_ = later(Time{}, saturated_duration(std::max((*works_)(draw_), 0.0)));
        }
        while (change_ < spec.changes.size() && changes_at() <= Time{}) ++change_;
    }

    Time next() const { return std::min(turns_, changes_at()); }
    /// Lets all that is due by `now` go by.
    void pass(Time now) {
        while (changes_at() <= now) ++change_;
        while (turns_ <= now) {
            down_ = !down_;
            const auto& lasts = down_ ? *fails_ : *works_;
            turns_ = later(turns_, saturated_duration(std::max(lasts(draw_), 1e-9)));
        }
    }
    /// The share of its capacity that it has now.
    double works() const { return down_ ? spec_->outages->leaves : 1; }

  private:
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
