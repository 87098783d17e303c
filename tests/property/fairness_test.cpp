// What makes rates max-min fair, checked by its conditions and not by another algorithm.
#include <catch2/catch.hpp>
#include <map>

#include "sim/fair_sharing.hpp"
#include "tests/support/dice.hpp"

using namespace sim;

namespace {

struct Story {
    FairSharing network{};
    std::vector<FairSharing::Terms> terms{};  // (kind)
    std::vector<Id<FairSharing::Flow>> flows{};
};

Story random_network(support::Dice& dice) {
    Story story;
    const auto links = dice.between(1, 30);
    for (std::int64_t l = 0; l < links; ++l)
        story.network.add_link(double(dice.between(10, 10'000)));
    const auto kinds = dice.between(1, 200);
    for (std::int64_t k = 0; k < kinds; ++k) {
        FairSharing::Terms terms;
        for (std::uint32_t l = 0; l < links; ++l)
            if (dice.one_in(6)) terms.route.push_back({{l}, double(dice.between(1, 2))});
        if (terms.route.empty() || dice.one_in(2)) terms.cap = double(dice.between(1, 2'000));
        terms.weight = double(dice.between(1, 8)) / 4;
        terms.priority = dice.one_in(4) ? 1 : 0;
        story.network.add_kind(terms);
        story.terms.push_back(terms);
    }
    return story;
}

// Up to two seconds later those that have ended are gone, and a flow begins.
void go_on(Story& story, support::Dice& dice, Time& now) {
    now += std::chrono::milliseconds{dice.below(2'000)};
    while (story.network.take(now)) {}
    const auto kind =
        static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(story.terms.size())));
    story.network.start({kind}, double(dice.between(1, 100'000)), now);
}

// Of the links, in amounts per second: by all flows, and by those of the first priorities.
std::vector<double> used_by(Story& story, std::uint32_t last_priority) {
    std::vector<double> used(story.network.links());
    for (std::uint32_t k = 0; k < story.terms.size(); ++k) {
        if (story.terms[k].priority > last_priority) continue;
        const double all = static_cast<double>(story.network.flows({k})) * story.network.rate({k});
        for (const auto& hop : story.terms[k].route) used[hop.link.value] += all * hop.usage;
    }
    return used;
}

// The largest rate per weight on a link among flows of a priority.
double highest(Story& story, std::uint32_t link, std::uint32_t priority) {
    double most = 0;
    for (std::uint32_t k = 0; k < story.terms.size(); ++k) {
        const auto& terms = story.terms[k];
        if (terms.priority != priority || story.network.flows({k}) == 0) continue;
        for (const auto& hop : terms.route)
            if (hop.link.value == link)
                most = std::max(most, story.network.rate({k}) / terms.weight);
    }
    return most;
}

// A flow at less than its cap has a link that is full by its priority and those before, and on
// which none of its priority has more per weight.
bool has_bottleneck(Story& story, std::uint32_t kind) {
    const auto& terms = story.terms[kind];
    const double rate = story.network.rate({kind});
    if (rate >= terms.cap * (1 - 1e-9)) return true;
    const auto used = used_by(story, terms.priority);
    for (const auto& hop : terms.route) {
        const double capacity = story.network.capacity(hop.link);
        if (used[hop.link.value] < capacity * (1 - 1e-9)) continue;
        const double most = highest(story, hop.link.value, terms.priority);
        if (rate / terms.weight >= most * (1 - 1e-9)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("no link carries more than it can, and every flow has its bottleneck", "[property]") {
    const auto number = GENERATE(range(0, 40));
    support::Dice dice("fairness", static_cast<std::uint64_t>(number));
    Story story = random_network(dice);
    Time now{};
    int overfull = 0;
    int unfair = 0;
    int held_up = 0;
    for (int step = 0; step < 300; ++step) {
        go_on(story, dice, now);
        if (step % 10 != 0) continue;
        const auto used = used_by(story, 1);
        for (std::uint32_t l = 0; l < used.size(); ++l) {
            const double capacity = story.network.capacity({l});
            overfull += used[l] > capacity * (1 + 1e-9);
            overfull += std::abs(used[l] - story.network.used({l})) > 1e-9 * capacity;
        }
        for (std::uint32_t k = 0; k < story.terms.size(); ++k) {
            if (story.network.flows({k}) == 0) continue;
            unfair += !has_bottleneck(story, k);
            const bool capped = !story.network.held_up_at({k}).has_value();
            unfair += capped && story.network.rate({k}) != story.terms[k].cap;
            held_up += !capped;
        }
    }
    CHECK(overfull == 0);
    CHECK(unfair == 0);
    if (story.network.links() > 5) CHECK(held_up > 0);
}

// Few different numbers, so that links tie.
TEST_CASE("rates and bottlenecks do not tell how they came to be", "[property]") {
    const auto number = GENERATE(range(0, 40));
    support::Dice dice("histories", static_cast<std::uint64_t>(number));
    const auto capacity = [&] { return double(10 * dice.between(0, 4)); };
    const auto links = static_cast<std::uint32_t>(dice.between(2, 12));
    Story story;
    for (std::uint32_t l = 0; l < links; ++l) story.network.add_link(capacity());
    for (auto k = dice.between(1, 30); k > 0; --k) {
        FairSharing::Terms terms{{{{static_cast<std::uint32_t>(dice.below(links))}}}};
        const Id<FairSharing::Link> other{static_cast<std::uint32_t>(dice.below(links))};
        if (other != terms.route[0].link) terms.route.push_back({other});
        if (dice.one_in(2)) terms.cap = double(5 * dice.between(1, 4));
        story.network.add_kind(terms);
        story.terms.push_back(terms);
    }
    Time now{};
    int different = 0;
    for (int step = 0; step < 200; ++step) {
        go_on(story, dice, now);
        if (dice.one_in(4))
            story.network.set_capacity({static_cast<std::uint32_t>(dice.below(links))}, capacity(),
                                       now);
        FairSharing fresh;
        for (std::uint32_t l = 0; l < links; ++l) fresh.add_link(story.network.capacity({l}));
        for (std::uint32_t k = 0; k < story.terms.size(); ++k) {
            fresh.add_kind(story.terms[k]);
            for (auto f = story.network.flows({k}); f > 0; --f) fresh.start({k}, 1, now);
        }
        for (std::uint32_t k = 0; k < story.terms.size(); ++k) {
            if (fresh.flows({k}) == 0) continue;
            different += story.network.rate({k}) != Approx(fresh.rate({k})).epsilon(1e-9);
            different += story.network.held_up_at({k}) != fresh.held_up_at({k});
        }
        for (std::uint32_t l = 0; l < links; ++l)
            different += story.network.holds_up({l}) != fresh.holds_up({l});
    }
    CHECK(different == 0);
}

TEST_CASE("what a link offers one more flow is what it gets there", "[property]") {
    const auto number = GENERATE(range(0, 40));
    support::Dice dice("offers", static_cast<std::uint64_t>(number));
    FairSharing network;
    const Id<FairSharing::Link> link = network.add_link(double(dice.between(10, 1000)));
    const auto kinds = dice.between(1, 20);
    for (std::int64_t k = 0; k < kinds; ++k) {
        FairSharing::Terms terms;
        terms.route = {{link, double(dice.between(1, 2))}};
        if (dice.one_in(2)) terms.cap = double(dice.between(1, 200));
        terms.weight = double(dice.between(1, 40)) / 4;
        terms.priority = static_cast<std::uint32_t>(dice.between(0, 2));
        const auto kind = network.add_kind(terms);
        for (auto flows = dice.between(0, 3); flows > 0; --flows) network.start(kind, 1e6, Time{});
    }
    FairSharing::Terms more;
    more.route = {{link}};
    more.weight = double(dice.between(1, 400)) / 4;
    more.priority = static_cast<std::uint32_t>(dice.between(0, 2));
    const double offered = network.offer(link, more.weight, more.priority);
    const auto kind = network.add_kind(more);
    network.start(kind, 1e6, Time{});
    CHECK(network.rate(kind) == Approx(offered).epsilon(1e-9).margin(1e-9));
}
