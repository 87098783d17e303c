// Fair sharing and its twin live through the same random stories.
#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/twin/naive_sharing.hpp"

using namespace sim;

namespace {

// Ends are rounded to whole nanoseconds; a story lasts many seconds.
constexpr double agreed = 1e-9;

struct SharingPair {
    FairSharing fast{};
    twin::NaiveSharing naive{};
    std::vector<FairSharing::Terms> terms{};              // (kind)
    std::map<std::uint32_t, std::size_t> number{};        // of each flow of the fast one
    std::map<std::size_t, Id<FairSharing::Kind>> kind{};  // (number)
    std::map<std::size_t, double> ended_fast{};
    std::map<std::size_t, double> ended_naive{};
    std::size_t started = 0;

    void link(double capacity, double contention = 0) {
        fast.add_link(capacity, contention);
        naive.add_link(capacity, contention);
    }
    void start(Id<FairSharing::Kind> of, double amount, Time now) {
        const auto flow = fast.start(of, amount, now);
        number[flow.value] = started;
        kind[started] = of;
        naive.start(started++, terms[of.value], amount, seconds(now.time_since_epoch()));
    }
    void pass_until(Time now) {
        while (fast.next() <= now) {
            const Time at = fast.next();
            while (const auto flow = fast.take(at)) {
                ended_fast[number.at(flow->value)] = seconds(at.time_since_epoch());
                number.erase(flow->value);
            }
        }
        while (naive.next() <= seconds(now.time_since_epoch()) + 1e-9) {
            const double at = naive.next();
            ended_naive[naive.take()] = at;
        }
    }
    bool same_rates() {
        for (const auto& [flow, which] : number) {
            const double expected = naive.rate(which);
            if (std::abs(fast.rate(kind[which]) - expected) > agreed * (expected + 1)) return false;
        }
        return true;
    }
};

FairSharing::Terms terms_of(support::Dice& dice, std::int64_t links, bool plain) {
    FairSharing::Terms terms;
    for (std::int64_t l = 0; l < links; ++l)
        if (dice.one_in(3))
            terms.route.push_back({Id<FairSharing::Link>{static_cast<std::uint32_t>(l)},
                                   plain || dice.one_in(2) ? 1.0 : double(dice.between(1, 4))});
    if (terms.route.empty() || dice.one_in(3)) terms.cap = double(dice.between(1, 300));
    if (plain) return terms;
    terms.weight = dice.one_in(12) ? 0 : double(dice.between(1, 5)) / 2;
    terms.priority = dice.one_in(3) ? static_cast<std::uint32_t>(dice.between(1, 2)) : 0;
    return terms;
}

}  // namespace

TEST_CASE("flows end when their twins do, whatever comes, goes and changes", "[twin]") {
    const auto story = GENERATE(range(0, support::sanitized ? 15 : 60));
    support::Dice dice("sharing", static_cast<std::uint64_t>(story));
    const bool plain = story % 3 == 0;
    SharingPair pair;
    const auto links = dice.between(1, 12);
    for (std::int64_t l = 0; l < links; ++l)
        pair.link(double(dice.between(40, 1000)),
                  !plain && dice.one_in(4) ? double(dice.between(1, 100)) / 1e5 : 0);
    const auto kinds = dice.between(1, story % 2 == 0 ? 100 : 12);
    for (std::int64_t k = 0; k < kinds; ++k) {
        pair.terms.push_back(terms_of(dice, links, plain));
        pair.fast.add_kind(pair.terms.back());
    }
    const auto any_kind = [&] {
        return Id<FairSharing::Kind>{static_cast<std::uint32_t>(dice.below(kinds))};
    };
    Time now{};
    int different = 0;
    for (int step = 0; step < 400; ++step) {
        now += std::chrono::milliseconds{dice.one_in(4) ? 0 : dice.below(60'000)};
        pair.pass_until(now);
        if (dice.one_in(12) && !pair.number.empty()) {
            const auto flow = *pair.number.begin();
            const double left = pair.fast.withdraw({flow.first}, now);
            const double expected =
                pair.naive.withdraw(flow.second, seconds(now.time_since_epoch()));
            different += std::abs(left - expected) > 1e-6 * (1 + expected);
            pair.number.erase(flow.first);
        } else if (!plain && dice.one_in(12)) {
            const auto link = static_cast<std::uint32_t>(dice.below(links));
            const double capacity = dice.one_in(5) ? 0 : double(dice.between(40, 1000));
            pair.fast.set_capacity({link}, capacity, now);
            pair.naive.set_capacity(link, capacity, seconds(now.time_since_epoch()));
        } else {
            pair.start(any_kind(), double(dice.between(0, 20'000)), now);
        }
        different += dice.one_in(3) && !pair.same_rates();
    }
    for (std::uint32_t link = 0; link < links; ++link) {  // let nobody stand still for good
        pair.fast.set_capacity({link}, 500, now);
        pair.naive.set_capacity(link, 500, seconds(now.time_since_epoch()));
    }
    pair.pass_until(now + std::chrono::hours{24 * 365});
    CHECK(different == 0);
    CHECK(pair.ended_fast.size() > 100);
    REQUIRE(pair.ended_fast.size() == pair.ended_naive.size());
    for (const auto& [number, at] : pair.ended_fast) {
        INFO(number);
        CHECK(std::abs(at - pair.ended_naive.at(number)) <= agreed * at + 2e-9);
    }
}

TEST_CASE("many flows of a kind end in order, and as their twins do", "[twin]") {
    support::Dice dice("sharing/kind");
    SharingPair pair;
    pair.link(100);
    pair.terms.push_back({{{Id<FairSharing::Link>{0}, 1}}, 7, 1, 0});
    const auto kind = pair.fast.add_kind(pair.terms.back());
    Time now{};
    for (int flow = 0; flow < 400; ++flow) {
        now += std::chrono::milliseconds{dice.below(400)};
        pair.pass_until(now);
        pair.start(kind, double(dice.between(1, 40)), now);
    }
    pair.pass_until(now + std::chrono::hours{1});
    REQUIRE(pair.ended_fast.size() == 400);
    for (const auto& [number, at] : pair.ended_fast)
        CHECK(std::abs(at - pair.ended_naive.at(number)) <= agreed * at + 2e-9);
}
