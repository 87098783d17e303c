// Gaussian processes against posteriors worked out by hand: inverses of three points and of
// repetitions of one (Rasmussen and Williams 2006, sections 2.2 and 2.7).
#include "analysis/experiments/gaussian_process.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "sim/tally.hpp"
#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

namespace {

/// Values at 0, 1/2 and 1 without noise. Correlations are 1, a (neighbours) and b (ends), so that
/// R splits into the difference of the ends, and a 2 x 2 block of their mean and the middle.
struct ThreePoints {
    ThreePoints(const std::vector<double>& y, double of_length)
        : length(of_length),
          a(std::exp(-0.125 / (length * length))),
          b(std::exp(-0.5 / (length * length))) {
        one = solve(1, 1);
        ones_sum = 2 * one.ends + one.middle;
        const double ends = (y[0] + y[2]) / 2;
        mean = (2 * one.ends * ends + one.middle * y[1]) / ones_sum;
        weights = solve(ends - mean, y[1] - mean);
        apart = (y[2] - y[0]) / 2 / (1 - b);
        variance = weights.ends * (ends - mean) + weights.middle * (y[1] - mean) / 2 +
                   apart * (y[2] - y[0]) / 2;
    }

    struct Even {
        double ends = 0;
        double middle = 0;
    };
    Even solve(double ends, double middle) const {
        const double at_ends = (ends - a * middle) / (1 + b - 2 * a * a);
        return {at_ends, middle - 2 * a * at_ends};
    }

    /// Logarithm of the restricted likelihood, without constants.
    double likelihood() const {
        return -(2 * std::log(variance) + std::log(1 - b) + std::log(1 + b - 2 * a * a) +
                 std::log(ones_sum)) /
               2;
    }

    Prediction at(double x) const {
        const auto near = [&](double point) {
            return std::exp(-(x - point) * (x - point) / (2 * length * length));
        };
        const double ends = (near(0) + near(1)) / 2;
        const double differ = (near(1) - near(0)) / 2;
        const Even known = solve(ends, near(0.5));
        const double share =
            1 - 2 * known.ends * ends - known.middle * near(0.5) - 2 * differ * differ / (1 - b);
        const double by_mean = 1 - 2 * one.ends * ends - one.middle * near(0.5);
        return {mean + 2 * weights.ends * ends + weights.middle * near(0.5) + 2 * apart * differ,
                variance * (share + by_mean * by_mean / ones_sum)};
    }

    double length = 0;
    double a = 0;
    double b = 0;
    Even one{};
    Even weights{};
    double apart = 0;
    double ones_sum = 0;
    double mean = 0;
    double variance = 0;
};

const Points three{{0}, {0.5}, {1}};

}  // namespace

TEST_CASE("the posterior of three points is that worked out by hand") {
    for (const std::vector<double>& values :
         {std::vector<double>{0, 0.3, 1}, std::vector<double>{5, 3, 2.4}}) {
        const GaussianProcess emulator(three, values, Noise::none);
        const ThreePoints by_hand(values, emulator.lengths().front());
        for (const double x : {0.1, 0.25, 0.62, 0.9, 1.4}) {
            INFO(x);
            const auto found = emulator.at({x});
            CHECK(found.mean == Approx(by_hand.at(x).mean).epsilon(1e-4));
            CHECK(found.variance == Approx(by_hand.at(x).variance).epsilon(1e-3));
        }
    }
}

TEST_CASE("no other length is more likely") {
    const std::vector<double> values{0, 0.3, 1};
    const GaussianProcess emulator(three, values, Noise::none);
    const double found = ThreePoints(values, emulator.lengths().front()).likelihood();
    for (double length = 0.05; length < 3; length *= 1.02) {
        INFO(length);
        CHECK(ThreePoints(values, length).likelihood() < found + 1e-3);
    }
    // The maximum by hand: the derivative of the closed form vanishes at 1.095.
    CHECK(emulator.lengths().front() == Approx(1.095).epsilon(0.02));
}

TEST_CASE("without noise, values are found again, and surely") {
    const auto points = latin_hypercube(20, 2, {});
    const auto values = support::values_of(
        [](const Point& u) { return 100 + std::sin(4 * u[0]) + u[0] * u[1]; }, points);
    const GaussianProcess emulator(points, values, Noise::none);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto found = emulator.at(points[i]);
        CHECK(found.mean == Approx(values[i]).epsilon(0).margin(1e-3));
        CHECK(found.variance < 1e-5);
    }
}

TEST_CASE("far away nothing is known but the mean, and that not well") {
    const std::vector<double> values{0, 0.3, 1};
    const GaussianProcess emulator(three, values, Noise::none);
    const ThreePoints by_hand(values, emulator.lengths().front());
    const auto far = emulator.at({1000});
    CHECK(far.mean == Approx(by_hand.mean).epsilon(1e-3));
    CHECK(far.variance == Approx(by_hand.variance * (1 + 1 / by_hand.ones_sum)).epsilon(1e-3));
}

// Up and down over no distance at all: the shortest length, at which values are independent.
TEST_CASE("of values that have nothing to do with each other, what is left is their mean") {
    const GaussianProcess emulator(three, {1, 4, 1}, Noise::none);
    CHECK(emulator.lengths().front() < 0.12);
    // Mean 2, variance 3, and a third of it more for the mean.
    CHECK(emulator.at({1000}).mean == Approx(2).epsilon(1e-3));
    CHECK(emulator.at({1000}).variance == Approx(4).epsilon(1e-3));
}

// All at one point: R = 11' + g I, and by Sherman and Morrison the mean is that of the sample, the
// noise its standard deviation, and the variance there s^2 / n, whatever g.
TEST_CASE("repetitions of one point are a sample") {
    const std::vector<double> values{5.2, 4.8, 6.1, 5.5, 4.9, 5.7, 5.0, 6.3, 5.1, 5.4};
    const GaussianProcess emulator(Points(10, {0.3, 0.8}), values, Noise::estimated);
    CHECK(emulator.noise() == Approx(0.505525030).epsilon(1e-6));
    CHECK(emulator.at({0.3, 0.8}).mean == Approx(5.4).epsilon(1e-7));
    CHECK(emulator.at({0.3, 0.8}).variance == Approx(0.505525030 * 0.505525030 / 10).epsilon(1e-6));
}

TEST_CASE("a constant output is known everywhere") {
    const GaussianProcess emulator(sobol(8, 2), std::vector<double>(8, -7.5), Noise::none);
    CHECK(emulator.at({0.3, 0.1}).mean == Approx(-7.5));
    CHECK(emulator.at({0.3, 0.1}).variance == Approx(0).margin(1e-20));
}

TEST_CASE("units do not matter, nor the order of points") {
    const auto points = latin_hypercube(9, 2, {});
    Points backward(points.rbegin(), points.rend());
    const auto celsius = [](const Point& u) { return 20 * u[0] * u[0] - 3 * std::cos(5 * u[1]); };
    const auto fahrenheit = [&](const Point& u) { return 32 + 1.8 * celsius(u); };
    const GaussianProcess one(points, support::values_of(celsius, points), Noise::none);
    const GaussianProcess other(backward, support::values_of(fahrenheit, backward), Noise::none);
    const Point where{0.4, 0.7};
    CHECK(other.at(where).mean == Approx(32 + 1.8 * one.at(where).mean).epsilon(1e-3));
    CHECK(other.at(where).variance ==
          Approx(1.8 * 1.8 * one.at(where).variance).epsilon(0.05).margin(1e-6));
}

TEST_CASE("a factor that does not matter has a long length") {
    const auto points = sobol(16, 2);
    const GaussianProcess emulator(
        points, support::values_of([](const Point& u) { return std::sin(6 * u[0]); }, points),
        Noise::none);
    CHECK(emulator.lengths()[0] < 1);
    CHECK(emulator.lengths()[1] > 5);
    CHECK(emulator.at({0.37, 0.61}).mean == Approx(std::sin(6 * 0.37)).epsilon(0).margin(0.01));
}

namespace {

/// A draw from a Gaussian process of variance 1 and length 0.1, but for what 200 waves leave out
/// (Rahimi and Recht 2007, "Random features for large-scale kernel machines").
class Waves {
  public:
    explicit Waves(std::uint32_t number) {
        auto draw = sim::Stream({1, number}, "waves").of(0);
        for (std::size_t i = 0; i < 200; ++i)
            waves_.push_back({sim::math::normal_quantile(draw.uniform()) / 0.1,
                              2 * sim::math::pi * draw.uniform()});
    }
    double operator()(const Point& u) const {
        double sum = 0;
        for (const auto& [frequency, phase] : waves_) sum += std::cos(frequency * u[0] + phase);
        return sum / 10;
    }

  private:
    struct Wave {
        double frequency = 0;
        double phase = 0;
    };
    std::vector<Wave> waves_{};
};

}  // namespace

// Nominally 95 %. That the length is estimated, from ten points that are hardly enough to see it,
// is not counted: of predictions between them, some one in seven lies outside.
TEST_CASE("predictions are about as sure as they say", "[statistics]") {
    int inside = 0;
    std::vector<double> lengths;
    for (std::uint32_t number = 0; number < 1000; ++number) {
        const Waves truth(number);
        const auto points = latin_hypercube(10, 1, {2, number});
        const GaussianProcess emulator(points, support::values_of(truth, points), Noise::none);
        lengths.push_back(emulator.lengths().front());
        const auto found = emulator.at({0.55});
        if (std::abs(truth({0.55}) - found.mean) < 1.96 * std::sqrt(found.variance)) ++inside;
    }
    INFO(inside << " of 1000");
    CHECK(inside > 800);
    CHECK(inside < 970);
    std::ranges::nth_element(lengths, lengths.begin() + 500);
    CHECK(lengths[500] == Approx(0.1).epsilon(0.1));
}

TEST_CASE("noise is told from what the model does", "[statistics]") {
    sim::Tally noises;
    for (std::uint32_t number = 0; number < 50; ++number) {
        auto draw = sim::Stream({3, number}, "noise").of(0);
        const auto points = latin_hypercube(30, 1, {3, number});
        const auto values = support::values_of(
            [&](const Point& u) {
                return std::sin(4 * u[0]) + 0.1 * sim::math::normal_quantile(draw.uniform());
            },
            points);
        noises.add(GaussianProcess(points, values, Noise::estimated).noise());
    }
    CHECK(noises.mean() == Approx(0.1).epsilon(0.1));
}
