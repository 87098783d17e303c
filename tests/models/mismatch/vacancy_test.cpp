// Natural vacancy, and how much idleness is efficient: the rows NV-01 and NV-02 and the Beveridge
// table of the project's methods notes, sections 1.4 and 1.5.
#include "models/mismatch/vacancy.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace models;

TEST_CASE("prices fall where more is vacant than is natural") {
    const VacancyAdjustment adjustment{.speed = 2, .natural = 0.12};  // NV-01
    CHECK(adjustment.rate(0.20) == Approx(-0.16));
    CHECK(adjustment.rate(0.12) == 0);
    CHECK(adjustment.factor(0.20, 0.5) == Approx(std::exp(-0.08)).epsilon(1e-14));
    CHECK(adjustment.factor(0.05, 1) > 1);
}

TEST_CASE("some idleness is efficient") {
    struct Row {
        double waiting = 0;
        std::int64_t servers = 0;
        double idle_percent = 0;
    };
    // NV-02: load 100, a server costs 1
    const auto row = GENERATE(Row{1, 108, 7.407}, Row{10, 117, 14.530}, Row{0.1, 103, 2.913});
    const auto servers = efficient_servers(100, 1, row.waiting);
    CHECK(servers == row.servers);
    CHECK(100 - 100 * 100 / static_cast<double>(servers) == Approx(row.idle_percent).margin(5e-4));
}

TEST_CASE("square-root staffing keeps the probability of waiting nearly constant") {
    CHECK(probability_of_waiting(110, 100) == Approx(0.237007500).margin(5e-10));
    CHECK(probability_of_waiting(105, 100) == Approx(0.515707427).margin(5e-10));
    CHECK(probability_of_waiting(420, 400) == Approx(0.230285431).margin(5e-10));
    // Halfin, Whitt 1981: 1 / (1 + b Phi(b) / phi(b)) in the limit of large loads
    const auto limit = [](double b) {
        const double cdf = 0.5 * std::erfc(-b / std::sqrt(2.0));
        const double density = std::exp(-b * b / 2) / std::sqrt(2 * std::acos(-1.0));
        return 1 / (1 + b * cdf / density);
    };
    CHECK(limit(1) == Approx(0.223361275).margin(5e-10));
    CHECK(limit(0.5) == Approx(0.504538641).margin(5e-10));
    CHECK(probability_of_waiting(1'010'000, 1'009'000 - 4) < 1);
    CHECK(probability_of_waiting(1'001'000, 1'000'000) == Approx(limit(1)).epsilon(2e-3));
}

TEST_CASE("pooling shifts the Beveridge curve inwards at equal idleness") {
    struct Row {
        double load = 0;
        double isolated = 0;  // waiting in four pools of 8
        double pooled = 0;    // in one pool of 32
    };
    const auto row = GENERATE(Row{0.6, 0.837253, 0.007601}, Row{0.8, 7.322319, 0.642493},
                              Row{0.9, 25.255188, 4.123770}, Row{0.95, 64.156816, 13.218492});
    CHECK(4 * mean_waiting(8, 8 * row.load) == Approx(row.isolated).margin(5e-7));
    CHECK(mean_waiting(32, 32 * row.load) == Approx(row.pooled).margin(5e-7));
    // idle servers are those of the load in both: c (1 - rho)
    CHECK(mean_waiting(32, 32 * row.load) ==
          Approx(probability_of_waiting(32, 32 * row.load) * row.load / (1 - row.load)));
}
