// `import swf`: what it writes runs, and what it refuses it refuses before anything is written.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;

namespace {

constexpr std::string_view records =
    "1 0 -1 60 2 -1 -1 2 90 -1 1 1 1 1 -1 -1 -1 -1\n"
    "2 5 -1 60 3 -1 -1 3 90 -1 1 1 1 1 -1 -1 -1 -1\n";

struct Place {
    Place(std::string_view name, std::string_view text) : log(name) {
        analysis::write_file(folder.path() / log, text);
    }
    Finished import(std::vector<std::string> more) const {
        more.insert(more.begin(), {"import", "swf", log});
        return run_program(folder.path(), more);
    }
    // The import is refused, and leaves the folder as it was.
    void refuses(std::vector<std::string> more, const std::string& message) const {
        const auto before = contents(folder.path() / log);
        const auto [code, out, err] = import(more);
        CHECK(code == 2);
        CHECK(out.empty());
        CHECK(err == fmt::format("suanli: {}\n", message));
        CHECK(contents(folder.path() / log) == before);
        CHECK_FALSE(fs::exists(folder.path() / "x.yaml"));
    }
    TemporaryFolder folder{};
    std::string log;
};

std::string with_header(std::string_view header) { return fmt::format("{}{}", header, records); }

}  // namespace

TEST_CASE("a log is never overwritten by the scenario that is to replay it") {
    const Place place("a.swf", records);
    place.refuses({"-o", "a.swf"}, "-o: a.swf is the log itself; name another file");
    fs::create_symlink("a.swf", place.folder.path() / "link");
    place.refuses({"-o", "./link"}, "-o: ./link is the log itself; name another file");
}

TEST_CASE("options out of range are told before anything is written") {
    const Place place("a.swf", with_header("; MaxProcs: 4\n"));
    for (const auto* number : {"0", "-3", "99999999999"})
        place.refuses(
            {"-o", "x.yaml", "--processors", number},
            fmt::format("--processors: {} is out of range; from 1 to 1000000000 is due", number));
    place.refuses({"-o", "x.yaml", "--queueing", "srtf"},
                  "--queueing: srtf is for a single server, and the machine has 4 processors");
    CHECK(place.import({"-o", "x.yaml", "--queueing", "srtf", "--processors", "1"}).code == 0);
}

TEST_CASE("a log that tells nothing of its machine is refused, unless the user does") {
    const Place empty("a.swf", "; a comment\n");
    empty.refuses({"-o", "x.yaml"},
                  "a.swf neither says how large its machine is nor holds a job to tell by; say "
                  "--processors N");
    CHECK(empty.import({"-o", "x.yaml", "--processors", "4"}).code == 0);
    const Place huge("a.swf", with_header("; MaxProcs: 9999999999\n"));
    huge.refuses({"-o", "x.yaml"},
                 "a.swf is of a machine of 9999999999 processors, more than a cluster can have "
                 "(1000000000); say --processors N");
}

TEST_CASE("a size that is guessed is said to be") {
    const Place place("a.swf", records);
    const auto [code, out, err] = place.import({"-o", "x.yaml"});
    CHECK(code == 0);
    CHECK(out == "x.yaml replays 2 of 2 records on 3 processors\n");
    CHECK(err ==
          "a.swf does not say how large its machine is: taken are the 3 processors of its largest "
          "job; --processors N says otherwise\n");
    CHECK_THAT(contents(place.folder.path() / "x.yaml"),
               Catch::Contains("\n# The log does not say how large the machine is: as large as its "
                               "largest job\n"));
    CHECK(place.import({"-o", "y.yaml", "--processors", "3"}).err.empty());
}

TEST_CASE("logs of any name, encoding and case of their header are replayed") {
    const auto [name, header] = GENERATE(table<std::string, std::string>({
        {"hpc2n.txt", "; MaxProcs: 4\n"},
        {"log", "; maxprocs: 4\n"},
        {"latin.swf", "; Computer: Universit\xE4t\n; Installation: \xFF\xFE\n;MAXPROCS: 4\n"},
        {"marked.swf", "\xEF\xBB\xBF; MaxProcs: 4\n"},
        {"marked.swf", "\xEF\xBB\xBF"},
    }));
    INFO(name << ": " << header);
    const Place place(name, with_header(header));
    CHECK(place.import({"-o", "x.yaml"}).code == 0);
    CHECK(run_program(place.folder.path(), {"run", "x.yaml", "--quiet"}).code == 0);
}

TEST_CASE("a log whose lines are none is told so") {
    const Place place("a.swf", "; MaxProcs: 4\r1 0 0\r");
    const auto [code, out, err] = place.import({"-o", "x.yaml"});
    CHECK(code == 2);
    CHECK(err ==
          "a.swf:1:14: the lines end in CR alone; let them end in LF, as by `tr '\\r' '\\n'`\n"
          "    1 | ; MaxProcs: 4\n"
          "      |              ^\n");
}

TEST_CASE("what is wrong in a log is shown, and a run that fails over it leaves nothing") {
    const Place place("a.swf", "; MaxProcs: 4\n1 0 -1 abc 2 -1 -1 2 90 -1 1 1 1 1 -1 -1 -1 -1\n");
    const std::string told =
        "a.swf:2:8: the run time (field 4) is `abc`, which is not a number\n"
        "    2 | 1 0 -1 abc 2 -1 -1 2 90 -1 1 1 1 1 -1 -1 -1 -1\n"
        "      |        ^~~\n";
    const auto [code, out, err] = place.import({"-o", "x.yaml"});
    CHECK(code == 2);
    CHECK(err == told);
    analysis::write_file(place.folder.path() / "s.yaml",
                         "data_centers: {a: {clusters: {b: {nodes: 4}}}}\n"
                         "demand: {j: {arrivals: {kind: trace, path: a.swf}}}\n");
    const auto run = run_program(place.folder.path(), {"run", "s.yaml"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::EndsWith(told));
    CHECK(fs::is_empty(place.folder.path() / "results"));
}
