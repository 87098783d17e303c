// Kim and Nelson's procedure: its constants, its guarantee, and hand-made games.
#include "analysis/experiments/kim_nelson.hpp"

#include <catch2/catch.hpp>

#include "sim/math.hpp"
#include "sim/random.hpp"

using namespace analysis;

// The project's methods notes, section 4.3.
TEST_CASE("the constants of Kim and Nelson") {
    struct Row {
        std::size_t k, first;
        double eta, h_squared;
    };
    for (const auto& row :
         {Row{2, 10, 0.334050269, 6.012904835}, Row{5, 10, 0.634967265, 11.429410773},
          Row{10, 20, 0.302933804, 11.511484539}, Row{10, 24, 0.239442036, 11.014333637}}) {
        const KimNelsonRule rule{.alpha = 0.05, .indifference = 1, .first = row.first};
        CHECK(rule.eta(row.k) == Approx(row.eta).epsilon(2e-9));
        CHECK(rule.h_squared(row.k) == Approx(row.h_squared).epsilon(2e-9));
    }
}

TEST_CASE("what differs by a constant is decided at once") {
    const KimNelson game({.indifference = 1, .first = 3}, {{5, 9, 1}, {7, 11, 3}, {6, 10, 2}});
    CHECK(game.best() == 1);
    CHECK(game.survivors() == std::vector<std::size_t>{1});
    CHECK(game.replications() == 3);
}

TEST_CASE("ties end when differences cannot matter any more") {
    // Differences 1, -1: variance 2; eta = (0.1^-2 - 1) / 2 = 49.5, h^2 = 99: at most 198 / 100.
    const KimNelsonRule rule{.indifference = 10, .first = 2};
    CHECK(KimNelson(rule, {{1, 0}, {0, 1}}).best() == 0);
    // With indifference 4, 198 / 16 = 12.4: after the 13th replication the largest mean wins.
    KimNelson game({.indifference = 4, .first = 2}, {{1, 0}, {0, 1}});
    while (!game.best()) game.tell({0, 0});
    CHECK(game.replications() == 13);
    CHECK(game.survivors().size() == 2);
}

namespace {

/// Ends of games between normal systems of which the last is better by the indifference zone.
struct Games {
    int right = 0;
    std::size_t outputs = 0;
};
/// Standard deviations of the outputs of the first system and the last; others lie between.
struct Deviations {
    double first = 3;
    double last = 3;
};
Games play(std::size_t systems, const Deviations& deviations, double shared, std::uint32_t games) {
    Games result;
    const KimNelsonRule rule{.alpha = 0.05, .indifference = 1, .first = 10};
    for (std::uint32_t g = 0; g < games; ++g) {
        const sim::Stream stream({1, g}, "slippage");
        const auto output = [&](std::size_t i, std::size_t r) {
            const double own = sim::math::normal_quantile(stream.uniform(i, r));
            const double common = sim::math::normal_quantile(stream.uniform(systems, r));
            const double deviation = deviations.first + (deviations.last - deviations.first) *
                                                            double(i) / double(systems - 1);
            return (i + 1 == systems ? 1.0 : 0.0) +
                   deviation * (std::sqrt(shared) * common + std::sqrt(1 - shared) * own);
        };
        std::vector<std::vector<double>> first(systems);
        for (std::size_t i = 0; i < systems; ++i)
            for (std::size_t r = 0; r < rule.first; ++r) first[i].push_back(output(i, r));
        KimNelson game(rule, first);
        result.outputs += systems * rule.first;
        while (!game.best()) {
            std::vector<double> more;
            for (const std::size_t i : game.survivors())
                more.push_back(output(i, game.replications()));
            result.outputs += more.size();
            game.tell(more);
        }
        if (*game.best() + 1 == systems) ++result.right;
    }
    return result;
}

}  // namespace

// All others exactly the indifference zone below the best: the hardest case.
TEST_CASE("the best system is chosen with the probability that is promised", "[statistics]") {
    for (const std::size_t systems : {2u, 5u, 10u})
        for (const Deviations& deviations : {Deviations{3, 3}, {2, 4}, {4, 2}}) {
            const auto games = play(systems, deviations, 0, 1000);
            INFO(systems << " systems, deviations from " << deviations.first << " to "
                         << deviations.last << ": " << games.right << " of 1000 right");
            CHECK(games.right >= 950);
            CHECK(games.right < 1000);  // or it would draw too many
        }
}

TEST_CASE("the promise holds in many games", "[nightly]") {
    for (const std::size_t systems : {2u, 5u, 10u})
        for (const Deviations& deviations : {Deviations{3, 3}, {2, 4}, {4, 2}}) {
            const auto games = play(systems, deviations, 0, 100'000);
            INFO(systems << " systems, deviations from " << deviations.first << " to "
                         << deviations.last << ": " << games.right << " of 100000 right");
            CHECK(games.right >= 95'000 - 2 * 69);  // two standard errors
        }
}

TEST_CASE("random numbers in common save replications, and the promise holds", "[statistics]") {
    const auto apart = play(5, {}, 0, 1000);
    const auto common = play(5, {}, 0.8, 1000);
    CHECK(common.right >= 950);
    CHECK(common.outputs < apart.outputs / 2);
}

// Two equal systems, so that games are long.
TEST_CASE("no game takes more outputs than the rule allows", "[statistics]") {
    const KimNelsonRule rule{.alpha = 0.05, .indifference = 1, .first = 10};
    for (std::uint32_t g = 0; g < 200; ++g) {
        const sim::Stream stream({2, g}, "ties");
        const auto output = [&](std::size_t i, std::size_t r) {
            return sim::math::normal_quantile(stream.uniform(i, r));
        };
        std::vector<std::vector<double>> first(2);
        sim::Tally differences;
        for (std::size_t r = 0; r < rule.first; ++r) {
            for (std::size_t i = 0; i < 2; ++i) first[i].push_back(output(i, r));
            differences.add(output(0, r) - output(1, r));
        }
        KimNelson game(rule, first);
        while (!game.best())
            game.tell({output(0, game.replications()), output(1, game.replications())});
        // One more than h^2 S^2 / delta^2, or the first ones.
        const double most = 6.012904835 * differences.variance() + 1;
        CHECK(double(game.replications()) <= std::max(10.0, most));
    }
}
