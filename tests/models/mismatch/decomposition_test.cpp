// Mismatch at an instant and over time; two and four queues whose every state is known.
#include "models/mismatch/decomposition.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/mismatch/matching.hpp"
#include "models/mismatch/shapley.hpp"

using namespace models;

TEST_CASE("what neither side has in common is shortage or glut; the rest coexists") {
    const auto short_of = decompose(800, 1000, 350);  // MM-10 of the methods notes
    CHECK(short_of.shortage == 200);
    CHECK(short_of.glut == 0);
    CHECK(short_of.coexistence == 800);
    CHECK(short_of.frictional == 350);
    CHECK(short_of.structural == 450);
    const auto too_much = decompose(10, 4, 4);
    CHECK(too_much.glut == 6);
    CHECK(too_much.structural == 0);
    CHECK_THROWS(decompose(10, 4, 5));
}

TEST_CASE("the structural share is a ratio of sums, and nothing seen has no answer") {
    MismatchWindow window;
    CHECK_FALSE(window.mean());
    CHECK_FALSE(window.over(24));
    CHECK_FALSE(window.timing_artefact());
    window.add(decompose(5, 0, 0));
    CHECK_FALSE(window.structural_share());
    window.add(decompose(1, 1, 0));   // all of 1 is structural
    window.add(decompose(9, 20, 9));  // none of 9
    CHECK(*window.structural_share() == Approx(0.1));
    CHECK(window.over(24)->coexistence == Approx(80));  // 24 h of 10/3
    CHECK(window.over(24)->shortage == Approx(88));
    CHECK(window.mean()->idle == Approx(5));
}

TEST_CASE("windows taken together weigh by what each has seen") {
    MismatchWindow first;
    first.add(decompose(4, 0, 0), 3);  // idle in March
    MismatchWindow second;
    second.add(decompose(0, 4, 0), 1);  // short in June
    CHECK(*first.timing_artefact() == 0);
    CHECK(*timing_artefact(std::vector{first, second}) == 0);
    MismatchWindow both = first;
    both.add(second);
    CHECK(both.weight() == 4);
    CHECK(*both.timing_artefact() == Approx(1));  // min(3, 1)
    CHECK(*timing_artefact(std::vector{both, first}) == Approx(4.0 / 7));
    CHECK_FALSE(timing_artefact({}));
}

// E2E-1 of the methods notes: two M/M/1 queues side by side, by their stationary probabilities.
TEST_CASE("averages overstate how much two queues idle while the other waits") {
    struct Row {
        double one = 0;
        double other = 0;
        double coexistence = 0;
        double artefact = 0;
    };
    const auto row = GENERATE(Row{0.5, 0.5, 0.25, 0.75}, Row{0.9, 0.3, 0.576, 0.8 - 0.576},
                              Row{0.8, 0.8, 0.256, 0.4 - 0.256});
    MismatchWindow window;
    for (int n = 0; n < 400; ++n)
        for (int m = 0; m < 400; ++m) {
            const double weight =
                (1 - row.one) * std::pow(row.one, n) * (1 - row.other) * std::pow(row.other, m);
            const double idle = (n == 0) + (m == 0);
            const double waiting = std::max(n - 1, 0) + std::max(m - 1, 0);
            window.add(decompose(idle, waiting, 0), weight);
        }
    CHECK(window.weight() == Approx(1));
    CHECK(window.mean()->coexistence == Approx(row.coexistence).epsilon(1e-9));
    CHECK(*window.timing_artefact() == Approx(row.artefact).epsilon(1e-9));
    CHECK(*window.structural_share() == 1);
}

// E2E-2, static: W/dom, W/nv, E/dom, E/nv, one server each. Never are more than four idle, so it
// does not matter how much more than four wait in a queue.
TEST_CASE("static attribution of the coexistence of four queues") {
    const double loads[] = {0.3, 0.9, 0.5, 0.7};
    double flows[4] = {};  // expected, by frictions removed: bits geo, chip
    for (int state = 0; state < 1296; ++state) {
        double probability = 1;
        std::vector<Count> idle;
        std::vector<Count> waiting;
        for (int rest = state; const double load : loads) {
            const int jobs = rest % 6;  // the last stands for itself and all above
            rest /= 6;
            probability *= jobs < 5 ? (1 - load) * std::pow(load, jobs) : std::pow(load, 5);
            idle.push_back(jobs == 0);
            waiting.push_back(std::max(jobs - 1, 0));
        }
        for (std::size_t removed = 0; removed < 4; ++removed) {
            const auto allowed = [&](std::size_t i, std::size_t w) {
                return ((removed & 1) != 0 || i / 2 == w / 2) &&
                       ((removed & 2) != 0 || i % 2 == w % 2);
            };
            flows[removed] += probability * static_cast<double>(divisible_flow(
                                                idle, waiting, Pairs::where(4, 4, allowed)));
        }
    }
    CHECK(flows[0] == 0);
    CHECK(flows[1] == Approx(0.512).epsilon(1e-9));
    CHECK(flows[2] == Approx(0.896).epsilon(1e-9));
    CHECK(flows[3] == Approx(1.35556).epsilon(1e-9));
    const auto shares = shapley(flows);
    CHECK(shares[0] == Approx(0.48578).epsilon(1e-9));
    CHECK(shares[1] == Approx(0.86978).epsilon(1e-9));
}
