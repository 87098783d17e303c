// Arrivals that follow hours and days, beside the same thinning without its short cuts.
#include "models/arrivals/daily.hpp"

#include <catch2/catch.hpp>

using namespace models;

namespace {

// The first 500 arrivals of a year, asking for the rate at each candidate's own time.
std::vector<Time> thinned(const Daily& spec, Draw draw, Date start) {
    constexpr Duration day = std::chrono::days{1};
    const double growth = math::log(1 + spec.growth);
    const auto grown = [&](Time t) {
        return math::exp(growth * (seconds(t.time_since_epoch()) / (365 * 86400.0)));
    };
    const auto profile = [&](Time t) {
        const Date date = start + t.time_since_epoch();
        const auto midnight = std::chrono::floor<std::chrono::days>(date);
        const auto hour = static_cast<std::size_t>((date - midnight) / std::chrono::hours{1});
        const auto weekday = std::chrono::weekday{midnight}.iso_encoding() - 1;
        return std::pair(spec.hours[hour], spec.weekdays[weekday]);
    };
    const auto peak = [](const std::vector<double>& factors) {
        return factors.empty() ? 1 : *std::ranges::max_element(factors);
    };
    const double highest_of_profiles = peak(spec.hours) * peak(spec.weekdays);
    std::vector<Time> arrivals;
    for (Time t{}; arrivals.size() < 500 && t < Time{365 * day};) {
        const Time day_end{(t.time_since_epoch() / day + 1) * day};
        const double highest =
            spec.rate.value * highest_of_profiles * std::max(grown(t), grown(day_end));
        const Time candidate = t + saturated_duration(-math::log(draw.uniform()) / highest);
        t = std::min(candidate, day_end);
        if (candidate >= day_end) continue;
        const auto [hour, weekday] = profile(t);
        if (draw.uniform() * highest < spec.rate.value * grown(t) * hour * weekday)
            arrivals.push_back(t);
    }
    return arrivals;
}

}  // namespace

TEST_CASE("short cuts change no arrival") {
    std::vector<double> hours(24, 1.0);
    hours[3] = 0.1;
    hours[14] = 2.5;
    const std::vector<double> weekdays{1, 1, 1.2, 1, 1, 0.4, 0};
    const Date start =
        std::chrono::sys_days{std::chrono::year{2024} / 2 / 27} + std::chrono::hours{5};
    for (const double growth : {0.0, 3.0, -0.9})
        for (const double per_day : {0.3, 40.0, 2000.0}) {
            const Daily spec{{per_day / 86400}, growth, hours, weekdays};
            const Draw draw = Stream({7, 0}, "daily").of(0);
            Daily::Generator generator(spec, draw, start);
            CAPTURE(growth, per_day);
            for (const Time expected : thinned(spec, draw, start)) {
                REQUIRE(seconds(generator.next().time_since_epoch()) ==
                        seconds(expected.time_since_epoch()));
                generator.pass();
            }
        }
}

// A thousandth a day, and a tenth of it each year later, are 0.365 / ln 10 = 0.1585 arrivals in
// all.
TEST_CASE("arrivals that die out end with the calendar") {
    const Daily spec{{0.001 / 86400}, -0.9, {}, {}};
    const Date start = std::chrono::sys_days{std::chrono::year{2024} / 2 / 27};
    int arrivals = 0;
    for (std::uint64_t entity = 0; entity < 400; ++entity) {
        Time before = Time{} - Duration{1};
        Daily::Generator generator(spec, Stream({7, 0}, "daily").of(entity), start);
        for (; generator.next() != never; generator.pass()) {
            REQUIRE(generator.next() > before);
            before = generator.next();
            ++arrivals;
        }
    }
    CHECK(arrivals > 63.4 - 4 * 7.96);  // four standard deviations of a Poisson number
    CHECK(arrivals < 63.4 + 4 * 7.96);
}
