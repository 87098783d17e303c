// Cells are exact and plain; a table is its declared fields.
#include "analysis/tables.hpp"
#include "analysis/memory_tables.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include "sim/ensure.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;
using namespace std::chrono_literals;

namespace {

template <class T>
std::string cell(const T& value) {
    Cells cells;
    put_cell(cells, value);
    return fmt::to_string(cells);
}

enum class Outcome { done, killed };

struct Row {
    static constexpr std::string_view about = "A trial.";
    std::uint64_t job = 0;
    sim::Duration wait_s{};
    std::optional<double> share{};
    Outcome outcome = Outcome::done;
    std::string note{};

    static constexpr auto fields() {
        return sim::Fields{sim::field<&Row::job>("The job."),
                           sim::field<&Row::wait_s>("From submission to start."),
                           sim::field<&Row::share>("Of the cluster."),
                           sim::field<&Row::outcome>("How it ended."),
                           sim::field<&Row::note>("Anything.")};
    }
};

}  // namespace

TEST_CASE("a duration is written in seconds, exactly, and whole where it is") {
    CHECK(cell(sim::Duration(7200s)) == "7200");
    CHECK(cell(sim::Duration(0)) == "0");
    CHECK(cell(sim::Duration(1500ms)) == "1.5");
    CHECK(cell(sim::Duration(1)) == "0.000000001");
    CHECK(cell(sim::Duration(-1500ms)) == "-1.5");
    CHECK(cell(sim::Duration::max()) == "9223372036.854775807");
}

TEST_CASE("a date is written as ISO 8601 in UTC") {
    using namespace std::chrono;
    const sim::Date noon = sys_days(2025y / January / 31) + 12h;
    CHECK(cell(noon) == "2025-01-31T12:00:00Z");
    CHECK(cell(noon + 250ms) == "2025-01-31T12:00:00.250000000Z");
    CHECK(cell(sim::Date(sys_days(1969y / December / 31)) + 1s) == "1969-12-31T00:00:01Z");
}

TEST_CASE("a number reads back as the same number, and none is an empty cell") {
    CHECK(cell(0.1) == "0.1");
    CHECK(std::stod(cell(1.0 / 3)) == 1.0 / 3);
    CHECK(cell(std::numeric_limits<double>::quiet_NaN()) == "");
    CHECK(cell(std::optional<double>{}) == "");
    CHECK(cell(true) == "true");
    CHECK(cell(sim::Money{-1'500'000}) == "-1.5");
}

TEST_CASE("a text is quoted only where RFC 4180 asks for it") {
    CHECK(cell(std::string_view("North China")) == "North China");
    CHECK(cell(std::string_view("a,b")) == "\"a,b\"");
    CHECK(cell(std::string_view("say \"go\"")) == "\"say \"\"go\"\"\"");
    CHECK(cell(std::string_view("two\nlines")) == "\"two\nlines\"");
}

TEST_CASE("a table has its fields as header and a line a row") {
    const TemporaryFolder folder;
    Table<Row> table(folder.path() / "rows.csv");
    table.put({7, 90s, 0.5, Outcome::killed, "a,b"});
    table.put({8, 1500ms, {}, Outcome::done, ""});
    table.close();
    CHECK(contents(folder.path() / "rows.csv") ==
          "job,wait_s,share,outcome,note\n"
          "7,90,0.5,killed,\"a,b\"\n"
          "8,1.5,,done,\n");
}

TEST_CASE("a table declares the type and unit of each column") {
    const auto schema = table_schema<Row>();
    CHECK(schema["description"] == "A trial.");
    REQUIRE(schema["columns"].size() == 5);
    CHECK(
        schema["columns"][1].dump() ==
        R"({"name":"wait_s","type":"number","unit":"s","description":"From submission to start."})");
    CHECK(schema["columns"][2]["may_be_empty"] == true);
}

TEST_CASE("a table that cannot be written says so") {
    CHECK_THROWS_AS(Table<Row>("/nowhere/rows.csv"), sim::FileError);
    Table<Row> full("/dev/full");
    full.put({});
    CHECK_THROWS_AS(full.close(), sim::FileError);
}

TEST_CASE("a table in memory holds what its cells say") {
    MemoryTables tables;
    auto table = tables.open<Row>("trial");
    table.put({1, 1500ms, 0.25, Outcome::killed, "a"});
    table.put({2, sim::Duration(9'007'199'254'740'995), {}, Outcome::done, ""});
    const auto columns = tables.take().at("trial").columns;
    REQUIRE(columns.size() == 5);
    CHECK(columns[1].name == "wait_s");
    CHECK(columns[1].unit == "s");
    CHECK(std::get<std::vector<std::int64_t>>(columns[0].values) ==
          std::vector<std::int64_t>{1, 2});
    // more nanoseconds than a double can tell apart: dividing them would round twice
    CHECK(std::get<std::vector<double>>(columns[1].values) ==
          std::vector<double>{1.5, 9007199.254740995});
    const auto& shares = std::get<std::vector<double>>(columns[2].values);
    CHECK(shares[0] == 0.25);
    CHECK(std::isnan(shares[1]));
    CHECK(std::get<std::vector<std::string>>(columns[3].values) ==
          std::vector<std::string>{"killed", "done"});
}
