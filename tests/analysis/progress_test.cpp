// What a person reads while waiting.
#include "analysis/progress.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;
using namespace std::chrono_literals;

TEST_CASE("waiting times are told in two digits") {
    CHECK(rough_duration(0.25) == "250 ms");
    CHECK(rough_duration(42.4) == "42 s");
    CHECK(rough_duration(59.9) == "60 s");
    CHECK(rough_duration(200) == "3 min 20 s");
    CHECK(rough_duration(5 * 3600 + 125) == "5 h 02 min");
}

TEST_CASE("counts are told in three digits") {
    CHECK(rough_count(950) == "950");
    CHECK(rough_count(12'345) == "12.3 k");
    CHECK(rough_count(4.56e6) == "4.56 M");
}

TEST_CASE("a run without a calendar counts days") {
    Position position{};
    position.date = sim::Date{std::chrono::days(12) + 3h + 4min + 5s};
    CHECK(progress_date(position) == "day 12 03:04:05");
    position.dated = true;
    CHECK(progress_date(position) == "1970-01-13 03:04");
}

TEST_CASE("a line that says nothing new is not written again") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "stderr";
    const int terminal = dup(STDERR_FILENO);
    const int written = open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    dup2(written, STDERR_FILENO);
    const ProgressLine::Clock::time_point start{};
    ProgressLine line(ProgressStyle::lines, start);
    line.show("1 of 4", start + 5s);
    CHECK_FALSE(line.due(start + 9s));
    CHECK(line.due(start + 10s));
    line.show("1 of 4", start + 10s);
    line.show("2 of 4", start + 15s);
    dup2(terminal, STDERR_FILENO);
    close(written);
    close(terminal);
    CHECK(contents(file) == "1 of 4\n2 of 4\n");
}
