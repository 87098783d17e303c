// How full links were over time, in stretches that stay few however long a run is.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/time.hpp"

namespace models {

using namespace sim;

/// What channels carried and could have carried, one stretch of time after the other. Where there
/// would be too many stretches each two become one, and from then on one takes in twice as many.
class LinkCourse {
  public:
    static constexpr std::size_t most = 384;

    struct Load {
        double carried = 0;  // bytes
        double could = 0;    // bytes that would have filled it
    };
    struct Stretch {
        Time from{};
        Time until{};
        std::vector<Load> loads{};  // (channel)

        double utilization(std::size_t channel) const {
            const Load& load = loads[channel];
            return load.could > 0 ? load.carried / load.could : 0;
        }
    };

    /// What follows on the last stretch.
    void add(Stretch next) {
        if (!stretches_.empty() && in_last_ < joined_) {
            join(stretches_.back(), next);
            ++in_last_;
            return;
        }
        if (stretches_.size() == most) halve();
        stretches_.push_back(std::move(next));
        in_last_ = 1;
    }

    const std::vector<Stretch>& stretches() const { return stretches_; }

  private:
    static void join(Stretch& one, const Stretch& next) {
        one.until = next.until;
        for (std::size_t c = 0; c < one.loads.size(); ++c) {
            one.loads[c].carried += next.loads[c].carried;
            one.loads[c].could += next.loads[c].could;
        }
    }

    void halve() {
        for (std::size_t i = 0; i < most / 2; ++i) {
            Stretch both = std::move(stretches_[2 * i]);
            join(both, stretches_[2 * i + 1]);
            stretches_[i] = std::move(both);
        }
        stretches_.resize(most / 2);
        joined_ *= 2;
    }

    std::vector<Stretch> stretches_{};
    std::size_t joined_ = 1;   // that were added, in each
    std::size_t in_last_ = 0;  // that were added
};

}  // namespace models
