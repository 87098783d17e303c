// Distances by hand, and what is near enough to be meant.
#include "sim/spelling.hpp"

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("each slip of the pen counts once") {
    CHECK(spelling_distance("rate", "rate") == 0);
    CHECK(spelling_distance("rate", "rates") == 1);
    CHECK(spelling_distance("rate", "rte") == 1);
    CHECK(spelling_distance("rate", "rare") == 1);
    CHECK(spelling_distance("rate", "rtae") == 1);
    CHECK(spelling_distance("", "rate") == 4);
    // The standard example of the distance: three replacements or insertions.
    CHECK(spelling_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest known word is meant, if it is near at all") {
    const std::vector<std::string> known{"run", "rate", "validate"};
    CHECK(nearest_word("rnu", known) == "run");
    CHECK(nearest_word("valdate", known) == "validate");
    CHECK(nearest_word("vladatte", known) == std::nullopt);
    CHECK(nearest_word("x", known) == std::nullopt);
    CHECK(did_you_mean("rat", known) == "; did you mean 'rate'?");
    CHECK(did_you_mean("cluster", known) == "");
}
