// Scenarios that extend others of their collection.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/document.hpp"
#include "sim/problems.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;

TEST_CASE("what lies in a folder named scenarios may extend all that does, and nothing above") {
    const TemporaryFolder folder;
    const auto write = [&](const std::string& name, const std::string& text) {
        fs::create_directories((folder.path() / name).parent_path());
        std::ofstream(folder.path() / name) << text;
    };
    const auto problem = [&](const std::string& name) -> std::string {
        try {
            sim::Document::read(folder.path() / name).problems.check();
        } catch (const sim::InputError& error) {
            return error.problems.at(0).message;
        }
        return "";
    };
    write("scenarios/china/base.yaml", "name: base\n");
    write("scenarios/studies/deep/one.yaml", "extends: ../../china/base.yaml\n");
    CHECK(problem("scenarios/studies/deep/one.yaml").empty());
    write("above.yaml", "name: above\n");
    write("scenarios/studies/two.yaml", "extends: ../../above.yaml\n");
    CHECK(problem("scenarios/studies/two.yaml").starts_with("`../../above.yaml` leaves the "));
}
