// The largest flow over allowed pairs: rows of the project's methods notes, section 1.3, and small
// packings by hand; the twin tries all ways.
#include "models/mismatch/matching.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "models/mismatch/shapley.hpp"

using namespace models;

namespace {

// (free accelerators of each node, nodes of eight)
IdleNodes nodes_of_eight(const std::vector<int>& free) {
    std::vector<Count> nodes(9);
    for (const auto level : free) ++nodes[static_cast<std::size_t>(level)];
    return IdleNodes(nodes);
}

const auto any_pair = [](std::size_t, std::size_t) { return true; };

GangFlow flow(const std::vector<IdleNodes>& idle, const std::vector<WaitingGangs>& waiting) {
    return gang_flow(idle, waiting, Pairs::where(idle.size(), waiting.size(), any_pair));
}

struct Cell {
    std::string region{};
    std::string chip{};
    double price = 0;
    Count accelerators = 0;
};

// F by the frictions removed: bits geography, chip, price.
std::vector<double> flows(const std::vector<Cell>& idle, const std::vector<Cell>& waiting) {
    std::vector<Count> supply;
    for (const auto& cell : idle) supply.push_back(cell.accelerators);
    std::vector<Count> demand;
    for (const auto& cell : waiting) demand.push_back(cell.accelerators);
    return over_all_sets(3, [&](std::uint32_t removed) {
        const auto allowed = [&](std::size_t i, std::size_t w) {
            return ((removed & 1) != 0 || idle[i].region == waiting[w].region) &&
                   ((removed & 2) != 0 || idle[i].chip == waiting[w].chip) &&
                   ((removed & 4) != 0 || idle[i].price <= waiting[w].price);
        };
        return divisible_flow(supply, demand, Pairs::where(idle.size(), waiting.size(), allowed));
    });
}

}  // namespace

TEST_CASE("removing geography alone matches nothing more, yet it has a share") {
    const auto found = flows(
        {{"W", "dom", 0, 400}, {"W", "nv", 0, 100}, {"E", "nv", 0, 50}, {"E", "dom", 0, 250}},
        {{"W", "dom", 0, 50}, {"W", "nv", 0, 300}, {"E", "nv", 0, 500}, {"E", "dom", 0, 150}});
    CHECK(std::vector(found.begin(), found.begin() + 4) == std::vector<double>{350, 350, 650, 800});
    const auto shares = shapley(std::span(found).first(4));
    CHECK(shares[0] == Approx(75));
    CHECK(shares[1] == Approx(375));
}

TEST_CASE("geography, chip and price") {
    const auto found =
        flows({{"W", "dom", 2, 300}, {"W", "nv", 5, 100}, {"E", "nv", 4, 60}, {"E", "dom", 3, 200}},
              {{"W", "nv", 4, 120},
               {"E", "nv", 6, 200},
               {"E", "dom", 2, 150},
               {"E", "nv", 3, 100}});  // FL-02
    CHECK(found == std::vector<double>{60, 310, 380, 570, 310, 310, 380, 570});
    const auto shares = shapley(found);
    CHECK(shares[0] == Approx(535.0 / 3));
    CHECK(shares[1] == Approx(745.0 / 3));
    CHECK(shares[2] == Approx(250.0 / 3));
}

TEST_CASE("a gang of eight does not fit on what is left of two nodes") {
    const std::vector idle{nodes_of_eight({6, 6})};  // FL-03, placed worst-fit
    const std::vector<WaitingGangs> waiting{{{8}, 1}};
    CHECK(flow(idle, waiting).matched == 0);
    CHECK(flow(idle, waiting).at_most == 0);
    CHECK(divisible_flow(std::vector<Count>{12}, std::vector<Count>{8},
                         Pairs::where(1, 1, any_pair)) == 8);
    CHECK(flow({nodes_of_eight({4, 8})}, waiting).matched == 8);  // placed best-fit
}

TEST_CASE("a gang does not spread over cells, but does over nodes of one") {
    const std::vector<WaitingGangs> waiting{{{16}, 1}};
    CHECK(flow({nodes_of_eight({8}), nodes_of_eight({8})}, waiting).matched == 0);
    CHECK(flow({nodes_of_eight({8, 8})}, waiting).matched == 16);
    CHECK(flow({nodes_of_eight({8, 7}), nodes_of_eight({8, 8, 3})}, waiting).matched == 16);
}

TEST_CASE("as many gangs of one shape fit as whole nodes, parts and different nodes allow") {
    const auto idle = nodes_of_eight({8, 8, 8, 8, 5, 3, 3, 1});
    CHECK(idle.accelerators() == 44);
    CHECK(idle.fits({8}) == 4);
    CHECK(idle.fits({3}) == 2 * 4 + 3);
    CHECK(idle.fits({16}) == 2);
    CHECK(idle.fits({11}) == 3);  // 8 + 3: three whole nodes, parts on the others
    CHECK(idle.fits({14}) == 2);  // 8 + 6: the parts need whole nodes too
    CHECK(idle.fits({9}) == 4);
    CHECK(idle.fits({8, 4}) == 4);   // pairs of nodes with four: 2+2+2+2+1 places
    CHECK(idle.fits({20, 4}) == 1);  // five different nodes with four
    CHECK(idle.fits({24, 4}) == 0);
    CHECK(idle.fits({6, 3}) == 5);
    CHECK(IdleNodes::interchangeable(44).fits({14}) == 3);
    CHECK(IdleNodes::interchangeable(44).fits({14, 2}) == 3);
}

TEST_CASE("what fits can be taken, and then nothing more of it fits") {
    for (const Need need : {Need{8}, Need{3}, Need{16}, Need{11}, Need{14}, Need{8, 4}, Need{6, 3},
                            Need{6, 2}, Need{20, 4}, Need{9}, Need{1}}) {
        CAPTURE(need.gang, need.per_node);
        auto idle = nodes_of_eight({8, 8, 8, 8, 5, 3, 3, 1});
        const auto gangs = idle.fits(need);
        idle.take(need, gangs);
        CHECK(idle.accelerators() == 44 - gangs * need.gang);
        CHECK(idle.fits(need) == 0);
        for (std::int32_t free = 0; free <= 8; ++free) CHECK(idle.nodes(free) >= 0);
    }
}

TEST_CASE("large gangs leave room where only small ones may go") {
    // the large may go to either cell, the small only to the first
    const auto allowed = [](std::size_t i, std::size_t w) { return w == 0 || i == 0; };
    const std::vector idle{nodes_of_eight({8}), nodes_of_eight({8})};
    const std::vector<WaitingGangs> waiting{{{8}, 1}, {{1}, 8}};
    const auto found = gang_flow(idle, waiting, Pairs::where(2, 2, allowed));
    CHECK(found.matched == 16);
    CHECK(found.at_most == 16);
}

TEST_CASE("a gang that the flow would cut still goes where it fits") {
    const auto allowed = [](std::size_t i, std::size_t w) { return w < 2 || i == 1; };
    const std::vector idle{nodes_of_eight({3}), nodes_of_eight({3})};
    const std::vector<WaitingGangs> waiting{{{8}, 2}, {{2}, 2}, {{1}, 2}};
    const auto found = gang_flow(idle, waiting, Pairs::where(2, 3, allowed));
    CHECK(found.matched == 5);  // by hand: 2 and 2, and 1 beside the second
    CHECK(found.at_most == 5);
}

TEST_CASE("what large gangs leave is matched again before they are filled in") {
    const auto allowed = [](std::size_t i, std::size_t w) { return (w == 1) == (i == 1); };
    const std::vector idle{nodes_of_eight({3, 4}), nodes_of_eight({4, 1})};
    const std::vector<WaitingGangs> waiting{{{3}, 2}, {{1}, 1}, {{2}, 2}};
    // by hand: 3 on 3, 2 and 2 on 4, 1 elsewhere; two of 3 would leave 1 idle
    CHECK(gang_flow(idle, waiting, Pairs::where(2, 3, allowed)).matched == 8);
}

TEST_CASE("two kinds of large gangs share the one node that holds them") {
    const std::vector<WaitingGangs> waiting{{{8}, 1}, {{8}, 3}, {{1}, 2}};
    const auto only_last_elsewhere = [](std::size_t i, std::size_t w) { return i == 0 || w == 1; };
    const std::vector idle{nodes_of_eight({8, 1, 1, 1, 1, 1, 1, 1}), nodes_of_eight({1})};
    const auto found = gang_flow(idle, waiting, Pairs::where(2, 3, only_last_elsewhere));
    CHECK(found.matched == 10);
    CHECK(found.at_most == 10);
}

TEST_CASE("gangs of 16 and 32 leave the last of seven nodes idle") {
    const std::vector idle{nodes_of_eight({8, 8, 8, 8, 8, 8, 8})};
    const auto found = flow(idle, {{{16}, 5}, {{32}, 5}});
    CHECK(found.matched == 48);
    CHECK(found.at_most == 48);
}

TEST_CASE("nothing matches nothing") {
    CHECK(gang_flow({}, {}, Pairs(0, 0)).matched == 0);
    CHECK(flow({nodes_of_eight({8})}, {}).matched == 0);
    CHECK(flow({}, {{{1}, 5}}).at_most == 0);
    CHECK(gang_flow(std::vector{nodes_of_eight({8})}, std::vector<WaitingGangs>{{{1}, 5}},
                    Pairs(1, 1))
              .at_most == 0);
}
