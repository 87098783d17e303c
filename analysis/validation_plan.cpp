#include "analysis/validation_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/theory.hpp"
#include "sim/reader.hpp"

namespace analysis {

namespace {

// What is seen less often than this would need more jobs than a check is worth.
constexpr double rare = 1e-3;

bool worth_checking(double share) { return share > rare && share < 1 - rare; }

QueueTheory theory_of(const ValidationGrid& grid, double offered, std::size_t i) {
    switch (grid.family) {
        case Family::mmc: return mmc(offered, grid.servers[i]);
        case Family::mmck: return mmck(offered, grid.servers[i], grid.places[i]);
        case Family::mg1: break;
    }
    return mg1(offered, grid.scv);
}

std::string model_of(const ValidationGrid& grid, std::size_t i) {
    switch (grid.family) {
        case Family::mmc: return fmt::format("M/M/{}", grid.servers[i]);
        case Family::mmck: return fmt::format("M/M/{}/{}", grid.servers[i], grid.places[i]);
        case Family::mg1: break;
    }
    return fmt::format("M/G/1, scv {}", grid.scv);
}

std::string source_of(Family family) {
    switch (family) {
        case Family::mmc: return "Erlang 1917";
        case Family::mmck: return "birth and death process";
        case Family::mg1: break;
    }
    return "Pollaczek 1930, Khinchine 1932";
}

// Long enough to forget the empty start many times: a multiple of the relaxation time of M/M/c,
// longer for variable service. In mean service times.
double length_of(const ValidationGrid& grid, double load, std::size_t i) {
    const double c = static_cast<double>(grid.servers[i]);
    const double gap = load < 1 ? 1 - std::sqrt(load) : 0.1;
    const double relaxation = (1 + grid.scv) / 2 / (c * gap * gap);
    const double to_forget = std::max({20'000 / (load * c), 2'000.0, 60 * relaxation});
    // what happens rarely is seen often enough only in longer runs
    const double blocked = theory_of(grid, load * c, i).blocked;
    return blocked > rare && blocked < 10 * rare ? 6 * to_forget : to_forget;
}

ValidationCase case_of(const ValidationGrid& grid, double load, std::size_t i) {
    const double offered = load * static_cast<double>(grid.servers[i]);
    const auto theory = theory_of(grid, offered, i);
    const double length = std::ceil(length_of(grid, load, i));
    ValidationCase one{.id = fmt::format("{}, load {}", model_of(grid, i), load),
                       .model = model_of(grid, i),
                       .scenario = grid.scenario,
                       .load = load,
                       .source = source_of(grid.family)};
    one.set = {fmt::format("demand.jobs.arrivals.rate={} /s", offered),
               fmt::format("data_centers.site.clusters.servers.nodes={}", grid.servers[i]),
               fmt::format("until={} s", length), fmt::format("warmup={} s", length / 4)};
    if (grid.family == Family::mmck)
        one.set.push_back(fmt::format("data_centers.site.clusters.servers.queue_limit={}",
                                      grid.places[i] - grid.servers[i]));
    const auto check = [&](std::string metric, double expected, std::string formula,
                           std::string per = {}) {
        one.checks.push_back({.metric = std::move(metric),
                              .per = std::move(per),
                              .expected = expected,
                              .formula = std::move(formula)});
    };
    if (worth_checking(theory.utilization)) check("utilization", theory.utilization, "U");
    check("response", theory.response, "R");
    check("jobs_present", theory.present, "L = X R");
    check("throughput", theory.throughput, "X");
    if (worth_checking(theory.delayed) && grid.family != Family::mg1)
        check("share_waited", theory.delayed, "P(wait > 0)");
    if (worth_checking(theory.blocked))
        check("jobs_rejected", theory.blocked, "P(blocked)", "jobs_arrived");
    return one;
}

}  // namespace

std::vector<ValidationCase> read_validation_plan(const std::filesystem::path& file) {
    auto document = sim::Document::read(file);
    const auto plan = sim::Reader(document).read<ValidationPlan>();
    document.problems.check();
    std::vector<ValidationCase> cases;
    for (const auto& grid : plan.grids)
        for (std::size_t i = 0; i < grid.servers.size(); ++i)
            for (const double load : grid.loads) cases.push_back(case_of(grid, load, i));
    cases.insert(cases.end(), plan.cases.begin(), plan.cases.end());
    return cases;
}

}  // namespace analysis
