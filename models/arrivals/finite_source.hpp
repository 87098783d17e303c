// Arrivals: from a fixed number of users who wait for their job before they think of another.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "sim/distributions.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct FiniteSource {
    static constexpr std::string_view about =
        "A fixed number of users: each thinks, submits a job, waits for its outcome, and thinks "
        "again (a closed model).";

    std::int64_t users = 1;
    Distribution<Seconds> think{};

    static constexpr auto fields() {
        return Fields{
            field<&FiniteSource::users>("How many users.", required | at_least(1) | at_most(1e7)),
            field<&FiniteSource::think>("Time between a job's outcome and the user's next job.",
                                        required),
        };
    }

    class Generator {
      public:
        Generator(const FiniteSource& spec, Draw draw) : think_(spec.think), draw_(draw) {
            for (std::int64_t user = 0; user < spec.users; ++user) ended(Time{});
        }
        Time next() const { return thinking_.empty() ? never : thinking_.front(); }
        void pass() {
            std::ranges::pop_heap(thinking_, std::greater{});
            thinking_.pop_back();
        }
        /// A job of this class has had its outcome: its user thinks.
        void ended(Time now) {
            thinking_.push_back(later(now, saturated_duration(think_(draw_))));
            std::ranges::push_heap(thinking_, std::greater{});
        }

      private:
        Sampler think_;
        Draw draw_;
        std::vector<Time> thinking_{};  // a heap: when each user who thinks will submit
    };
};

}  // namespace models
