// Replica groups follow a load: how many run at once is what the load needs.
#include "models/arrivals/replicas.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace models;
using namespace std::chrono_literals;
using namespace std::chrono_literals;

namespace {

const Date replicas_start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};

Replicas steady(double tokens) {
    Replicas spec;
    spec.load = {{replicas_start, tokens}};
    spec.per_accelerator = 1000;
    spec.fill = 0.5;
    return spec;
}

/// Groups that run at a time, of all that come until the end.
class Groups {
  public:
    Groups(const Replicas& spec, Time until, double finer = 1) {
        Replicas::Generator generator(spec, Stream({1, 0}, "test").of(0), replicas_start, 8, 1,
                                      finer);
        for (; generator.next() < until; generator.pass()) {
            ++change_[generator.next()];
            --change_[generator.next() + generator.run()];
            ++came_;
        }
    }
    int at(Time time) const {
        int running = 0;
        for (const auto& [when, by] : change_)
            if (when <= time) running += by;
        return running;
    }
    int came() const { return came_; }

  private:
    std::map<Time, int> change_{};
    int came_ = 0;
};

}  // namespace

TEST_CASE("a steady load keeps a steady number of groups, each renewed at the end of its term") {
    // 39,000 tokens a day at 8 × 1000 × 0.5 a group: 9.75, so 10 groups
    const Groups groups(steady(39'000), Time{70 * 24h});
    for (int day = 1; day < 70; ++day) CHECK(groups.at(Time{day * 24h + 12h}) == 10);
    CHECK(groups.came() == Approx(100).margin(10));  // ten terms of a week
}

TEST_CASE("finer groups are renewed more often, daily at most, and as many run at a time") {
    for (const auto& [finer, terms] : {std::pair{0.1, 1}, {3.5, 35}, {100.0, 70}}) {
        const Groups groups(steady(39'000), Time{70 * 24h}, finer);
        for (int day = 1; day < 70; ++day) CHECK(groups.at(Time{day * 24h + 12h}) == 10);
        CHECK(groups.came() == Approx(10 * terms).margin(10));
    }
}

TEST_CASE("the hours of the peak are rented by the hour") {
    auto spec = steady(40'000);
    spec.hours.assign(24, 0.8);
    for (std::size_t h = 12; h < 16; ++h) spec.hours[h] = 2;  // the mean is 1
    const Groups groups(spec, Time{20 * 24h});
    for (int day = 1; day < 20; ++day) {
        CHECK(groups.at(Time{day * 24h + 6h}) == 8);
        CHECK(groups.at(Time{day * 24h + 14h}) == 20);
        CHECK(groups.at(Time{day * 24h + 18h}) == 8);
    }
}

TEST_CASE("a load grows by equal factors, and services share it unequally") {
    auto spec = steady(3'900);
    spec.load.push_back({replicas_start + 100 * 24h, 390'000});
    const Groups groups(spec, Time{120 * 24h});
    CHECK(groups.at(Time{50 * 24h + 12h}) == 10);  // √(3,900 · 390,000) is 39,000
    CHECK(groups.at(Time{110 * 24h}) == 98);

    auto shared = steady(600'000);
    shared.services = 2;
    shared.skew = 1;  // 2 : 1
    Replicas::Generator generator(shared, Stream({1, 0}, "test").of(0), replicas_start, 8, 1, 1);
    std::map<std::uint32_t, int> of;
    for (; generator.next() < Time{24h}; generator.pass()) ++of[generator.service()];
    CHECK(of[0] == 100);
    CHECK(of[1] == 50);
}
