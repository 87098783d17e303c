#include "analysis/sweep/factor_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/scenario_file.hpp"
#include "sim/merge.hpp"
#include "sim/text.hpp"

namespace analysis {
namespace {

using Steps = std::vector<sim::Step>;

constexpr std::string_view set_by_the_sweep =
    "the sweep itself numbers the replications; say with `replications` how many, and with `seeds` "
    "whether points share them";

bool is_replication(const Steps& steps) {
    return steps.size() == 1 && steps[0].key == "replication";
}

// True where the first path leads to the second, or to what this is part of.
bool holds(const Steps& whole, const Steps& part) {
    const auto same = [](const sim::Step& a, const sim::Step& b) {
        return a.is_index == b.is_index && a.index == b.index && a.key == b.key;
    };
    return whole.size() <= part.size() &&
           std::equal(whole.begin(), whole.end(), part.begin(), same);
}

void refuse_at(StudyFile& file, const std::string& path, std::string_view why) {
    file.document.problems.add(file.document.place(path), path, why);
}

}  // namespace

void check_keys(StudyFile& file) {
    const auto& vary = file.study.vary;
    std::vector<Steps> paths;
    for (std::size_t i = 0; i < vary.size(); ++i) {
        const auto steps = sim::steps_of(vary[i].key);
        const auto refuse = [&](std::string_view why) {
            refuse_at(file, fmt::format("vary[{}].key", i), why);
        };
        if (steps.empty())
            refuse(
                fmt::format("`{}` is no path, such as `demand.training.arrivals.rate` or "
                            "`list[0].key`",
                            vary[i].key));
        if (is_replication(steps)) refuse(set_by_the_sweep);
        for (std::size_t before = 0; before < paths.size() && !steps.empty(); ++before) {
            if (paths[before].empty() || !holds(steps, paths[before])) continue;
            refuse(holds(paths[before], steps)
                       ? fmt::format("`{}` varies already", vary[before].key)
                       : fmt::format("`{}` varies already, and is part of `{}`: name the whole "
                                     "before its parts",
                                     vary[before].key, vary[i].key));
            break;
        }
        paths.push_back(steps);
    }
    for (std::size_t i = 0; i < file.study.set.size(); ++i) {
        const auto& set = file.study.set[i];
        if (is_replication(sim::steps_of(set.substr(0, set.find('=')))))
            refuse_at(file, fmt::format("set[{}]", i), set_by_the_sweep);
    }
}

void try_sets(StudyFile& file) {
    const auto& sets = file.study.set;
    try {
        models::read_scenario(file.scenario, sets);
    } catch (const sim::InputError& error) {
        std::vector<sim::Problem> elsewhere;
        for (const auto& problem : error.problems) {
            const auto set = std::ranges::find_if(sets, [&](const auto& one) {
                return problem.file == fmt::format("--set {}", sim::shown(one));
            });
            if (set == sets.end()) {
                elsewhere.push_back(problem);
                continue;
            }
            refuse_at(file, fmt::format("set[{}]", set - sets.begin()),
                      problem.path.empty() ? problem.message
                                           : fmt::format("{}: {}", problem.path, problem.message));
        }
        auto all = file.document.problems.take();
        all.insert(all.end(), elsewhere.begin(), elsewhere.end());
        throw sim::InputError(std::move(all));
    }
}

}  // namespace analysis
