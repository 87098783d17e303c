// Queues against closed forms: through YAML, the engine and the metrics, as any scenario.
#include <catch2/catch.hpp>

#include "analysis/in_parallel.hpp"
#include "analysis/theory.hpp"
#include "analysis/validation.hpp"
#include "tests/support/shared.hpp"
#include "tests/support/table.hpp"

using namespace analysis;

namespace {

const std::filesystem::path queue_scenarios =
    std::filesystem::path(SUANLI_ROOT) / "scenarios/validation/queues";

void check_inside(const ValidationCase& given, const Effort& effort) {
    const auto result = validate_case(given, queue_scenarios, effort);
    for (const auto& one : result.checked) {
        INFO(given.id << ": " << one.check.metric << " " << one.check.of << " should be "
                      << one.check.expected << ", is " << one.mean << " ± " << one.half_width);
        CHECK(one.inside());
        if (effort.most > effort.least && given.load <= 0.9)
            CHECK(one.relative_width() < effort.narrow);
    }
}

}  // namespace

// GNU Octave, package queueing 1.2.7 (Marzolla); oracles/queueing_shared.csv.
TEST_CASE("our closed forms equal those of Octave's queueing package", "[oracle]") {
    const auto file = shared("oracles/queueing_shared.csv");
    if (!file) return;
    const auto rows = support::read_table(*file);
    CHECK(rows.size() == 70);
    for (const auto& row : rows) {
        const double offered = std::stod(row.at("lambda")) / std::stod(row.at("mu"));
        const auto servers = std::stoll(row.at("servers"));
        const auto& model = row.at("model");
        const auto theory = model == "MMm"    ? mmc(offered, servers)
                            : model == "MMmK" ? mmck(offered, servers, std::stoll(row.at("K")))
                                              : mg1(offered, std::stod(row.at("extra").substr(4)));
        INFO(model << " " << offered << " " << servers);
        CHECK(theory.utilization == Approx(std::stod(row.at("U"))).epsilon(1e-9));
        CHECK(theory.response == Approx(std::stod(row.at("R"))).epsilon(1e-9));
        CHECK(theory.present == Approx(std::stod(row.at("Q"))).epsilon(1e-9));
        CHECK(theory.throughput == Approx(std::stod(row.at("X"))).epsilon(1e-9));
        if (model == "MMm")
            CHECK(theory.delayed == Approx(std::stod(row.at("pm_or_pK"))).epsilon(1e-9));
        if (model == "MMmK")
            CHECK(theory.blocked == Approx(std::stod(row.at("pm_or_pK"))).epsilon(1e-9));
    }
}

// The tables of the project's methods notes, section 4.1, by the same formulas elsewhere.
TEST_CASE("closed forms of well-known queues", "[oracle]") {
    CHECK(erlang_b(0.5, 1) == Approx(1.0 / 3));
    CHECK(erlang_b(8, 10) == Approx(0.121661064));
    CHECK(erlang_b(90, 100) == Approx(0.026957380));
    CHECK(mmc(0.8, 1).wait == Approx(4));
    CHECK(mmc(1.5, 2).delayed == Approx(0.642857143));
    CHECK(mmc(95, 100).waiting == Approx(9.622680224));
    CHECK(mmck(2.5, 3, 8).blocked == Approx(0.061499836));
    CHECK(mmck(0.8, 1, 5).response == Approx(2.563065207));
    CHECK(mg1(0.8, 4).wait == Approx(10));
}

TEST_CASE("a plan writes its grids out, every row of the table among them", "[oracle]") {
    const auto cases = read_validation_plan(queue_scenarios / "cases.plan.yaml");
    const auto grids = std::ranges::count_if(
        cases, [](const auto& one) { return one.id.find(", load") != std::string::npos; });
    CHECK(grids >= 70);
    CHECK(cases.size() > 110);
}

TEST_CASE("queues agree with their closed forms within the 99.9 % interval",
          "[oracle][statistics]") {
    constexpr int replications = 20;
    const Effort effort{.least = replications, .most = replications, .threads = all_cores()};
    for (const auto& given : read_validation_plan(queue_scenarios / "cases.plan.yaml"))
        if (given.id.starts_with("Q-")) check_inside(given, effort);
}

TEST_CASE("every case agrees, and the interval is narrow", "[oracle][nightly]") {
    Effort effort{.threads = all_cores()};
    for (const auto& given : read_validation_plan(queue_scenarios / "cases.plan.yaml"))
        check_inside(given, effort);
}
