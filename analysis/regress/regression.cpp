#include "analysis/regress/regression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "analysis/regress/replay.hpp"
#include "analysis/text_file.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

bool is_scenario_file(const fs::path& path) {
    const auto name = path.filename().string();
    return path.extension() == ".yaml" && !name.ends_with(".plan.yaml") &&
           !name.ends_with(".study.yaml");
}

// Parts that others extend are no scenarios by themselves.
bool can_be_played(const fs::path& file) {
    try {
        models::read_scenario(file);
        return true;
    } catch (const sim::InputError&) {
        return false;
    }
}

void choose_in(const fs::path& folder, Chosen& chosen) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || !is_scenario_file(entry.path())) continue;
        if (fs::exists(published_beside(entry.path())))
            chosen.scenarios.push_back(entry.path());
        else if (can_be_played(entry.path()))
            chosen.without.push_back(entry.path());
    }
}

}  // namespace

bool Regression::failed() const {
    return !error.empty() || !expected || (now && comparison.failed());
}

bool Regressions::failed() const {
    return std::ranges::any_of(all, [](const auto& one) { return one.failed(); });
}

Chosen choose(const std::vector<fs::path>& paths) {
    Chosen chosen;
    for (const auto& path : paths) {
        if (fs::is_directory(path))
            choose_in(path, chosen);
        else if (fs::exists(path))
            chosen.scenarios.push_back(path);
        else
            throw sim::FileError(fmt::format("{}: there is no such file or folder", path.string()));
    }
    for (auto* list : {&chosen.scenarios, &chosen.without}) {
        std::ranges::sort(*list);
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return chosen;
}

Regressions replay_all(const std::vector<fs::path>& scenarios, unsigned threads,
                       const Version& version, const Asked& asked, const MustStop& must_stop) {
    Regressions regressions;
    for (const auto& scenario : scenarios) {
        Regression one{scenario};
        const auto file = published_beside(scenario);
        if (fs::exists(file)) one.expected = read_published(file);
        regressions.all.push_back(std::move(one));
    }
    const auto play = [&](std::size_t i, const MustStop& stopped) {
        auto& one = regressions.all[i];
        try {
            auto as = one.expected.value_or(Published{});
            if (!asked.set.empty()) as.set = asked.set;
            if (asked.replications) as.replications = *asked.replications;
            if (asked.tolerance) as.tolerance = *asked.tolerance;
            one.now = replay(one.scenario, as, version, stopped);
        } catch (const std::exception& error) {
            one.error = error.what();
        }
        if (one.now && one.expected) one.comparison = compare(*one.expected, *one.now);
        return true;
    };
    regressions.whole = in_parallel(scenarios.size(), threads, play, must_stop);
    return regressions;
}

bool accept(const Regression& regression) {
    if (!regression.now) return false;
    auto now = *regression.now;
    if (regression.expected) {
        for (auto& metric : now.metrics)
            for (const auto& was : regression.expected->metrics)
                if (was.key == metric.key) metric.tolerance = was.tolerance;
        auto before = *regression.expected;
        before.version = now.version;
        if (text_of(before) == text_of(now)) return false;
    }
    const auto file = published_beside(regression.scenario);
    auto partial = file;
    partial += ".partial";
    write_file(partial, text_of(now));
    fs::rename(partial, file);
    return true;
}

}  // namespace analysis
