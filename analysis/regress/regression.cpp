#include "analysis/regress/regression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "analysis/regress/replay.hpp"
#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

// That it replays a log which is not here, and no more.
bool lacks_only_logs(const sim::InputError& error) {
    return std::ranges::all_of(error.problems, [](const sim::Problem& problem) {
        return problem.path.ends_with(".arrivals.path") &&
               problem.message.starts_with("there is no file");
    });
}

Published published_as(const Regression& one, const Asked& asked) {
    auto as = one.expected.value_or(Published{});
    if (!asked.set.empty()) as.set = asked.set;
    if (asked.replications) as.replications = *asked.replications;
    if (asked.tolerance) as.tolerance = *asked.tolerance;
    return as;
}

void replay_one(Regression& one, const Version& version, const Asked& asked,
                const MustStop& must_stop) {
    try {
        one.now = replay(one.scenario, published_as(one, asked), version, must_stop);
    } catch (const sim::InputError& error) {
        const bool left_out = asked.leave_out_logs && lacks_only_logs(error);
        (left_out ? one.left_out : one.error) =
            left_out ? error.problems.front().message : error.what();
    } catch (const std::exception& error) {
        one.error = error.what();
    }
    if (one.now && one.expected) one.comparison = compare(*one.expected, *one.now);
}

}  // namespace

bool Regression::failed() const {
    if (!left_out.empty()) return false;
    return !error.empty() || !expected || (now && comparison.failed());
}

bool Regressions::failed() const {
    return std::ranges::any_of(all, [](const auto& one) { return one.failed(); });
}

Regressions replay_all(const std::vector<fs::path>& scenarios, unsigned threads,
                       const Version& version, const Asked& asked, const MustStop& must_stop,
                       std::atomic<std::size_t>& played) {
    Regressions regressions;
    for (const auto& scenario : scenarios) {
        Regression one{scenario};
        const auto file = published_beside(scenario);
        try {
            if (fs::exists(file)) one.expected = read_published(file);
        } catch (const std::exception& error) {
            one.damage = error.what();
        }
        regressions.all.push_back(std::move(one));
    }
    const auto play = [&](std::size_t i, const MustStop& stopped) {
        auto& one = regressions.all[i];
        if (one.expected || asked.accept) replay_one(one, version, asked, stopped);
        ++played;
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
