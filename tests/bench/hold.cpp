// Benchmark: the agenda at a constant size; one step takes the next event and puts a later one.
#include <fmt/format.h>

#include <cstdint>
#include <queue>
#include <variant>
#include <vector>

#include "sim/agenda.hpp"
#include "sim/distributions/exponential.hpp"
#include "sim/ensure.hpp"
#include "sim/random.hpp"
#include "tests/bench/bench.hpp"

namespace bench {

namespace {

using namespace sim;

struct Tick {
    std::uint32_t subject = 0;
};
struct Tock {
    std::uint32_t subject = 0;
};
using Event = std::variant<Tick, Tock>;

// Exponential steps in time, drawn beforehand.
class Steps {
  public:
    Steps() {
        const ExponentialSampler sampler(1000);
        Draw draw = Stream({}, "bench/hold").of(0);
        for (auto& step : steps_) step = saturated_duration(sampler(draw)) + Duration{1};
    }
    Duration operator()() { return steps_[next_++ % steps_.size()]; }

  private:
    std::vector<Duration> steps_ = std::vector<Duration>(1 << 16);
    std::size_t next_ = 0;
};

class Ours {
  public:
    void put(Time time) { agenda_.put(time, Tick{}); }
    Time take() { return agenda_.take().time; }

  private:
    Agenda<Event, 2> agenda_{};
};

// The queue of the standard library, with the same order: time, then insertion.
class Theirs {
  public:
    void put(Time time) { queue_.push({time, ++inserted_, Tick{}}); }
    Time take() {
        const Time time = queue_.top().time;
        queue_.pop();
        return time;
    }

  private:
    struct Entry {
        Time time{};
        std::uint64_t inserted = 0;
        Event event{};
        bool operator<(const Entry& other) const {
            return time != other.time ? time > other.time : inserted > other.inserted;
        }
    };
    std::priority_queue<Entry> queue_{};
    std::uint64_t inserted_ = 0;
};

// Nanoseconds a step, of several batches.
template <class Queue>
Spread measure(std::uint64_t pending, std::uint64_t steps, std::size_t repeats) {
    Queue queue;
    Steps step;
    for (std::uint64_t i = 0; i < pending; ++i) queue.put(Time{} + step());
    Time now{};
    std::vector<double> figures;
    for (std::size_t batch = 0; batch <= repeats; ++batch) {
        const double spent = seconds_of([&] {
            for (std::uint64_t i = 0; i < steps; ++i) {
                now = queue.take();
                queue.put(now + step());
            }
        });
        if (batch > 0) figures.push_back(spent * 1e9 / static_cast<double>(steps));
    }
    ensure(now > Time{}, "time went on", now.time_since_epoch().count());
    return Spread(figures);
}

}  // namespace

void hold(const Options& options) {
    struct Case {
        std::uint64_t pending = 0;
        const char* reach = "";
    };
    for (const auto& [pending, reach] :
         {Case{10'000, "60 ns"}, {1'000'000, "90 ns"}, {10'000'000, "120 ns"}}) {
        const auto size = options.size(pending);
        const auto steps = options.size(4'000'000);
        print({fmt::format("hold, {} pending", size), "ns",
               measure<Ours>(size, std::max(steps, size), options.repeats()), "std::priority_queue",
               measure<Theirs>(size, steps, options.quick ? 1 : 3), reach});
    }
}

}  // namespace bench
