// What a user types, and what the program says to it.
#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

Finished suanli(std::vector<std::string> words) {
    const TemporaryFolder folder;
    return run_program(folder.path(), std::move(words));
}

void says(std::vector<std::string> words, const std::string& text) {
    const auto [code, out, err] = suanli(std::move(words));
    CHECK(code == 2);
    CHECK(out == "");
    CHECK(err == "suanli: " + text + "\n");
}

}  // namespace

TEST_CASE("a misspelled command or option is refused with what may be meant") {
    says({"rnu", "x.yaml"},
         "'rnu' is not a command of suanli (run, regress, validate, validation, schema, reference, "
         "list, new, import, sweep); "
         "did you mean 'run'?");
    says({"run", "x.yaml", "--sed", "3"},
         "'--sed' is not an option of suanli run; did you mean '--seed'?");
    says({"run", "x.yaml", "--replications", "3", "--precison", "2%"},
         "'--precison' is not an option of suanli run; did you mean '--precision'?");
    says({"import", "swf", "--outptu=x"},
         "'--outptu' is not an option of suanli import swf; did you mean '--output'?");
    says({"list", "queuing"},
         "'queuing' is not a seam (arrivals, distributions, queueing, placement, brokers, markets, "
         "metrics); did you "
         "mean "
         "'queueing'?");
}

TEST_CASE("a command without what it needs says what") {
    says({},
         "suanli needs a command: run, regress, validate, validation, schema, reference, list, "
         "new, import, "
         "sweep; "
         "see "
         "suanli --help");
    says({"run"}, "suanli run needs a SCENARIO; see suanli run --help");
    says({"run", "a.yaml", "b.yaml"}, "suanli run has no use for 'b.yaml'");
    says({"run", "a.yaml", "-o", ""}, "suanli run needs a DIR after -o; see suanli run --help");
    says({"import"}, "suanli import needs a command: swf, gml, sndlib; see suanli import --help");
    says({"import", "swf", "a.swf"},
         "suanli import swf needs -o FILE.yaml; see suanli import swf --help");
}

TEST_CASE("every command has help with an example") {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"run"},
                                                    {"validate"},
                                                    {"schema"},
                                                    {"reference"},
                                                    {"list"},
                                                    {"new"},
                                                    {"import"},
                                                    {"import", "swf"},
                                                    {"import", "gml"},
                                                    {"import", "sndlib"},
                                                    {"sweep"},
                                                    {"sweep", "plan"},
                                                    {"sweep", "run"},
                                                    {"sweep", "submit"},
                                                    {"sweep", "status"},
                                                    {"sweep", "merge"},
                                                    {"sweep", "export"},
                                                    {}}) {
        auto words = command;
        words.push_back("--help");
        const auto [code, out, err] = suanli(words);
        CHECK(code == 0);
        CHECK(err == "");
        CHECK_THAT(out, Catch::Contains("Usage: suanli") && Catch::Contains("Example"));
    }
}

TEST_CASE("a new scenario is valid whatever its name") {
    const TemporaryFolder folder;
    for (const auto* name : {"a: b", "x\ny", "null", "#", "\xE7\xAE\x97", "- 'q\""}) {
        INFO(name);
        const auto fresh = run_program(folder.path(), {"new", name});
        CHECK(fresh.code == 0);
        std::ofstream(folder.path() / "new.yaml") << fresh.out;
        const auto valid = run_program(folder.path(), {"validate", "new.yaml"});
        if (std::string_view(name) == "x\ny") {  // but that no folder is called so
            CHECK(valid.err.find("name: `x y` cannot name a folder") != std::string::npos);
        } else {
            CHECK(valid.out == "new.yaml: valid\n");
        }
    }
    says({"new", "\xFF"}, "new: the NAME is not UTF-8");
}

TEST_CASE("the version is told with its commit") {
    const auto [code, out, err] = suanli({"--version"});
    CHECK(code == 0);
    CHECK_THAT(out, Catch::Matches(
                        "suanli [0-9]+\\.[0-9]+\\.[0-9]+( \\([0-9a-f]{12}(, modified)?\\))?\n"));
}
