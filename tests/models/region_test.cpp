// Distances and delays against published coordinates.
#include "models/region.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace models;

namespace {

Region at(double latitude, double longitude) {
    Region region;
    region.latitude = latitude;
    region.longitude = longitude;
    return region;
}

double milliseconds(const Region& a, const Region& b) {
    return seconds(Latency{}.between(a, b)) * 1e3;
}

}  // namespace

TEST_CASE("great circles on a sphere") {
    CHECK(great_circle(at(0, 0), at(0, 0)).value == 0);
    const double quarter = 6371008.8 * std::acos(-1.0) / 2;
    CHECK(great_circle(at(0, 0), at(0, 90)).value == Approx(quarter));
    CHECK(great_circle(at(-90, 0), at(90, 17)).value == Approx(2 * quarter));
    CHECK(great_circle(at(10, 170), at(10, -170)).value ==
          Approx(great_circle(at(10, -10), at(10, 10)).value));
}

// The project's facts, section 7b: great circle × 1.4 × 5 µs/km + 0.5 ms, to a tenth.
TEST_CASE("delays between clusters and cities") {
    const auto zhangjiakou = at(40.42, 115.52);
    const auto guian = at(26.38, 106.63);
    const auto zhongwei = at(37.50, 105.19);
    const auto beijing = at(39.90, 116.41);
    const auto shanghai = at(31.23, 121.47);
    const auto shenzhen = at(22.54, 114.06);
    CHECK(milliseconds(zhangjiakou, beijing) == Approx(1.2).margin(0.06));
    CHECK(milliseconds(zhangjiakou, shanghai) == Approx(8.6).margin(0.06));
    CHECK(milliseconds(guian, shenzhen) == Approx(6.6).margin(0.06));
    CHECK(milliseconds(guian, beijing) == Approx(12.8).margin(0.06));
    CHECK(milliseconds(zhongwei, shanghai) == Approx(12.0).margin(0.06));
    CHECK(milliseconds(beijing, beijing) == Approx(0.5));
}
