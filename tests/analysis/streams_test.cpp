// Streams that are full or closed: the program says so by its exit code, and never crashes.
#include <fmt/format.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

struct Streamed {
    Streamed() {
        analysis::write_file(
            folder.path() / "s.yaml",
            "until: 1 d\n"
            "data_centers: {a: {clusters: {b: {nodes: 1}}}}\n"
            "demand: {j: {arrivals: {kind: poisson, rate: 1 /h}, run_time: 1 s}}\n");
    }
    // The exit code of the program with these words and redirections.
    int shell(std::string_view words) const {
        const int status = std::system(
            fmt::format("cd '{}' && '{}' {}", folder.path().string(), SUANLI_PROGRAM, words)
                .c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    TemporaryFolder folder{};
};

}  // namespace

TEST_CASE("where nobody can read what is said, the exit code still tells") {
    const Streamed place;
    for (const auto* stream : {"2>/dev/full", "2>&-"}) {
        INFO(stream);
        CHECK(place.shell(fmt::format("run nothere.yaml {}", stream)) == 4);
        CHECK(place.shell(fmt::format("rnu {}", stream)) == 2);
        CHECK(place.shell(fmt::format("validate s.yaml nothere.yaml >/dev/null {}", stream)) == 4);
        CHECK(place.shell(fmt::format("run s.yaml >/dev/null {}", stream)) == 0);
    }
}

TEST_CASE("what cannot be written to stdout is a trouble with files") {
    const Streamed place;
    for (const auto* stream : {">/dev/full", ">&-"}) {
        for (const auto* words : {"schema", "list", "--version", "run s.yaml --json --quiet",
                                  "run s.yaml -o out", "validate s.yaml"}) {
            INFO(words << ' ' << stream);
            CHECK(place.shell(fmt::format("{} {} 2>/dev/null", words, stream)) == 4);
        }
    }
}

TEST_CASE("no table takes the place of a closed stream") {
    const Streamed place;
    REQUIRE(place.shell("run s.yaml --jobs-log -o open >/dev/null 2>/dev/null") == 0);
    CHECK(place.shell("run s.yaml --jobs-log -o closed <&- >&- 2>&-") == 4);
    CHECK(contents(place.folder.path() / "closed/jobs.csv") ==
          contents(place.folder.path() / "open/jobs.csv"));
}
