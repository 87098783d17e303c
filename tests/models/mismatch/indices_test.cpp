// Indices of mismatch against numbers computed from their formulas: the rows MM-01 to MM-11 and
// BV-01 of the project's methods notes, sections 1.2 to 1.4.
#include "models/mismatch/indices.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/mismatch/beveridge.hpp"
#include "models/mismatch/decomposition.hpp"

using namespace models;

namespace {

using Cells = std::vector<double>;

Approx exactly(double value) { return Approx(value).epsilon(1e-9).margin(1e-12); }

struct Case {
    Cells idle{};
    Cells waiting{};
    MatchingTechnology technology{};
    double mismatch = 0;
    double dissimilarity = 0;
    Mismatch split{};
};

void check(const Case& expected) {
    CHECK(*mismatch_index(expected.idle, expected.waiting, expected.technology) ==
          exactly(expected.mismatch));
    CHECK(*dissimilarity(expected.idle, expected.waiting) == exactly(expected.dissimilarity));
    const Mismatch split = stock_split(expected.idle, expected.waiting);
    CHECK(split.frictional == expected.split.frictional);
    CHECK(split.structural == expected.split.structural);
    CHECK(split.shortage == expected.split.shortage);
    CHECK(split.glut == expected.split.glut);
}

Mismatch split(double frictional, double structural, double shortage, double glut) {
    Mismatch parts;
    parts.frictional = frictional;
    parts.structural = structural;
    parts.shortage = shortage;
    parts.glut = glut;
    return parts;
}

// Every way in which counts may fall into two equal cells.
template <class Index>
double enumerated(int idle, int waiting, const Index& index) {
    const auto probability = [](int n, int k) {
        return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) -
                        n * std::log(2.0));
    };
    double mean = 0;
    for (int v = 0; v <= idle; ++v)
        for (int u = 0; u <= waiting; ++u)
            mean += probability(idle, v) * probability(waiting, u) *
                    *index(Cells{1.0 * v, 1.0 * (idle - v)}, Cells{1.0 * u, 1.0 * (waiting - u)});
    return mean;
}

}  // namespace

TEST_CASE("equal proportions are no mismatch, and no common cell is all of it") {
    check({{10, 20, 30}, {5, 10, 15}, {}, 0, 0, split(30, 0, 0, 30)});  // MM-01
    check({{10, 0}, {0, 10}, {}, 1, 1, split(0, 10, 0, 0)});            // MM-02
}

TEST_CASE("mismatch of homogeneous cells") {
    check({{80, 20}, {20, 80}, {}, 0.2, 0.6, split(40, 60, 0, 0)});                     // MM-03
    check({{50, 30, 20}, {20, 30, 50}, {}, 0.067544467966, 0.3, split(70, 30, 0, 0)});  // MM-04
    check({{80, 20}, {20, 80}, {0.3}, 0.169053522389, 0.6, split(40, 60, 0, 0)});       // MM-05
    check({{800, 200}, {2, 8}, {}, 0.2, 0.6, split(10, 0, 0, 990)});                    // MM-09
}

TEST_CASE("cells that match better get more of what waits") {
    const MatchingTechnology second_better{0.5, {1, 2}, {}};
    check({{80, 20}, {20, 80}, second_better, 0.051316701949, 0.6, split(40, 60, 0, 0)});  // MM-06
    check({{80, 20}, {50, 50}, second_better, 0, 0.3, split(70, 30, 0, 0)});               // MM-07
    const auto planned = *planned_waiting(Cells{80, 20}, 100, second_better);
    CHECK(planned[0] == exactly(50));
    CHECK(planned[1] == exactly(50));
}

TEST_CASE("nothing is lost where the planner would have it wait, whatever the elasticity") {
    const MatchingTechnology technology{GENERATE(0.3, 0.5, 0.8), {1, 2, 0.5}, {}};
    const Cells idle{80, 20, 30};
    CHECK(*mismatch_index(idle, *planned_waiting(idle, 70, technology), technology) == exactly(0));
}

TEST_CASE("a planner who gives up matches for value makes the index negative") {
    const MatchingTechnology first_worth_more{0.5, {1, 2}, {3, 1}};  // MM-08
    CHECK(*mismatch_index(Cells{80, 20}, Cells{20, 80}, first_worth_more) ==
          exactly(-0.060660171780));
    const auto planned = *planned_waiting(Cells{80, 20}, 100, first_worth_more);
    CHECK(planned[0] == exactly(90));
    CHECK(planned[1] == exactly(10));
}

TEST_CASE("mismatch by region and chip, and by each alone") {
    // W/dom, W/nv, E/nv, E/dom: MM-10, MM-10r, MM-10c
    check({{400, 100, 50, 250},
           {50, 300, 500, 150},
           {},
           0.254953903438,
           0.6125,
           split(350, 450, 200, 0)});
    check({{500, 300}, {350, 650}, {}, 0.038582385200, 0.275, split(650, 150, 200, 0)});
    check({{650, 150}, {200, 800}, {}, 0.209588777964, 0.6125, split(350, 450, 200, 0)});
}

TEST_CASE("what has to move is the dissimilar share of what waits") {
    CHECK(*to_move(Cells{80, 20}, Cells{2, 8}) == exactly(6));  // D of MM-03, of ten
}

TEST_CASE("an index of nothing has no answer") {
    CHECK_FALSE(mismatch_index(Cells{0, 0}, Cells{1, 2}));
    CHECK_FALSE(mismatch_index(Cells{1, 2}, Cells{0, 0}));
    CHECK_FALSE(dissimilarity(Cells{}, Cells{}));
    CHECK_FALSE(to_move(Cells{0}, Cells{1}));
    CHECK_FALSE(planned_waiting(Cells{0, 0}, 10));
}

TEST_CASE("how it would go on without mismatch") {
    const auto next = without_mismatch({.start_rate = 0.25,
                                        .arrival_rate = 0.03,
                                        .waiting = 0.10,
                                        .planned_waiting = 0.08,
                                        .mismatch = 0.1});  // MM-11
    CHECK(next.start_rate == exactly(0.310564996875));
    CHECK(next.next_waiting == exactly(0.0827548002500));
}

// Section 1.2: computed by enumeration.
TEST_CASE("chance alone gives small cells an index") {
    const Cells two{0.5, 0.5};
    struct Row {
        int units = 0;
        double mismatch = 0;
        double dissimilarity = 0;
    };
    for (const auto& row : {Row{10, 0.028129519, 0.176197052}, Row{50, 0.005091195, 0.079589237},
                            Row{200, 0.001255523, 0.039869302}}) {
        CHECK(by_chance(two, row.units, row.units).mismatch == Approx(row.mismatch).margin(5e-10));
        CHECK(by_chance(two, row.units, row.units).dissimilarity ==
              Approx(row.dissimilarity).margin(5e-10));
    }
    CHECK(chance_mismatch_of_many(2, 200, 200) == exactly(0.00125));
}

TEST_CASE("what chance gives agrees with all ways of falling into two cells") {
    const Cells two{0.5, 0.5};
    const auto mismatch = [](const Cells& v, const Cells& u) { return mismatch_index(v, u); };
    const auto unlike = [](const Cells& v, const Cells& u) { return dissimilarity(v, u); };
    CHECK(by_chance(two, 7, 12).mismatch == exactly(enumerated(7, 12, mismatch)));
    CHECK(by_chance(two, 7, 12).dissimilarity == exactly(enumerated(7, 12, unlike)));
}

TEST_CASE("what chance gives many units does not depend on the shares of the cells") {
    const Cells six{0.3, 0.25, 0.2, 0.1, 0.1, 0.05};
    CHECK(by_chance(six, 30000, 20000).mismatch ==
          Approx(chance_mismatch_of_many(6, 30000, 20000)).epsilon(1e-3));
    CHECK(by_chance(Cells{1, 0}, 5, 5).mismatch == exactly(0));
    CHECK(by_chance(Cells{1, 0}, 5, 5).dissimilarity == exactly(0));
}

TEST_CASE("an index beyond chance is zero at chance and one at one") {
    CHECK(beyond_chance(0.2, 0.2) == 0);
    CHECK(beyond_chance(1, 0.2) == exactly(1));
    CHECK(beyond_chance(0.6, 0.2) == exactly(0.5));
}

TEST_CASE("a worse matching moves the Beveridge curve, fewer vacancies move along it") {
    const auto shift = beveridge_shift({.arrival_rate = 0.03, .efficiency = 0.5, .idle = 0.04},
                                       {.arrival_rate = 0.03, .efficiency = 0.4, .idle = 0.02});
    CHECK(shift.arrivals == 0);  // BV-01
    CHECK(shift.efficiency == Approx(0.446287103).margin(5e-10));
    CHECK(shift.idle == Approx(0.693147181).margin(5e-10));
    CHECK(shift.total() == Approx(1.139434283).margin(1e-9));
    CHECK(shift.efficiency / shift.total() == Approx(0.391674).margin(5e-7));
}
