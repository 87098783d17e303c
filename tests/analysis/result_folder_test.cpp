// A folder of results appears whole or not at all, and never at the cost of other files.
#include "analysis/result_folder.hpp"

#include <catch2/catch.hpp>

#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;
namespace fs = std::filesystem;

TEST_CASE("results have their name only when they are published") {
    const TemporaryFolder place;
    const fs::path name = place.path() / "deep" / "run";
    ResultFolder folder(name);
    write_file(folder.file("run.json"), "{}");
    CHECK_FALSE(fs::exists(name));
    CHECK(fs::exists(place.path() / "deep" / "run.partial" / "run.json"));
    folder.publish(true);
    CHECK(fs::exists(name / "run.json"));
    CHECK_FALSE(fs::exists(place.path() / "deep" / "run.partial"));
}

TEST_CASE("new results replace earlier ones and what a killed run left") {
    const TemporaryFolder place;
    const fs::path name = place.path() / "run";
    fs::create_directories(name);
    write_file(name / "run.json", "old");
    write_file(name / "jobs.csv", "old");
    fs::create_directories(place.path() / "run.partial");
    write_file(place.path() / "run.partial" / "half.csv", "half");
    ResultFolder folder(name.string() + "/");
    write_file(folder.file("run.json"), "new");
    folder.publish(true);
    CHECK(fs::file_size(name / "run.json") == 3);
    CHECK_FALSE(fs::exists(name / "jobs.csv"));
    CHECK_FALSE(fs::exists(name / "half.csv"));
    CHECK(std::distance(fs::directory_iterator(place.path()), {}) == 1);
}

TEST_CASE("an incomplete run takes the place of an incomplete one, never of a complete one") {
    const TemporaryFolder place;
    const fs::path name = place.path() / "run";
    const auto run = [&](bool complete) {
        ResultFolder folder(name);
        write_file(folder.file("run.json"), complete ? R"({"complete": true})" : "{}");
        folder.publish(complete);
        return folder.path();
    };
    CHECK(run(false) == name);
    CHECK(run(false) == name);
    CHECK(run(true) == name);
    CHECK(run(false) == place.path() / "run.incomplete");
    CHECK(fs::file_size(name / "run.json") > 2);
    CHECK(run(true) == name);
}

TEST_CASE("a run that fails leaves nothing, and does not harm earlier results") {
    const TemporaryFolder place;
    const fs::path name = place.path() / "run";
    fs::create_directories(name);
    write_file(name / "run.json", "old");
    {
        ResultFolder folder(name);
        write_file(folder.file("jobs.csv"), "half");
    }
    CHECK(std::distance(fs::directory_iterator(place.path()), {}) == 1);
    CHECK(fs::file_size(name / "run.json") == 3);
}

TEST_CASE("two runs do not write into one folder at once") {
    const TemporaryFolder place;
    const fs::path name = place.path() / "run";
    ResultFolder first(name);
    write_file(first.file("run.json"), "first");
    try {
        const ResultFolder second(name);
        FAIL("both write there");
    } catch (const sim::FileError& error) {
        CHECK(error.what() ==
              name.string() +
                  ".partial: another run is writing there; name another folder with "
                  "-o");
    }
    first.publish(true);
    CHECK(fs::file_size(name / "run.json") == 5);
    ResultFolder third(name);  // the first is done, though it still lives
    write_file(third.file("run.json"), "3");
    third.publish(true);
    CHECK(fs::file_size(name / "run.json") == 1);
}

TEST_CASE("a folder of other things is not touched") {
    const TemporaryFolder place;
    write_file(place.path() / "thesis.txt", "years");
    CHECK_THROWS_AS(ResultFolder(place.path()), sim::FileError);
    CHECK_THROWS_AS(ResultFolder(place.path() / "thesis.txt"), sim::FileError);
    CHECK_THROWS_AS(ResultFolder(place.path() / "thesis.txt" / "run"), sim::FileError);
    CHECK(fs::exists(place.path() / "thesis.txt"));
}
