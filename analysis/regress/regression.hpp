// Published scenarios, played again and compared with their expected results.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/in_parallel.hpp"
#include "analysis/regress/comparison.hpp"
#include "analysis/regress/published.hpp"
#include "analysis/version.hpp"

namespace analysis {

/// What came of one scenario.
struct Regression {
    std::filesystem::path scenario{};
    std::optional<Published> expected{};  // nothing where there is none yet
    std::optional<Published> now{};       // nothing where it was not played to its end
    Comparison comparison{};              // where there are both
    std::string damage{};                 // why what is expected cannot be read
    std::string error{};                  // why it could not be played
    std::string left_out{};               // why it was not asked to be

    bool failed() const;
};

struct Asked {
    bool leave_out_logs = false;  // scenarios that replay a log which is not here

    bool accept = false;  // play those too of which nothing is expected
    // With it: how they are played from now on; else as their expected results say.
    std::vector<std::string> set{};
    std::optional<std::uint32_t> replications{};
    std::optional<double> tolerance{};
};

/// What came of several, in the order given; not `whole` where they were stopped.
struct Regressions {
    std::vector<Regression> all{};
    bool whole = true;

    bool failed() const;
};

/// Plays them in parallel, and counts them. A scenario that cannot be played is one with an error,
/// one whose expected result cannot be read has a damage.
Regressions replay_all(const std::vector<std::filesystem::path>& scenarios, unsigned threads,
                       const Version& version, const Asked& asked, const MustStop& must_stop,
                       std::atomic<std::size_t>& played);

/// Writes what is now as what is expected, where that changes more than the version; true if so.
bool accept(const Regression& regression);

}  // namespace analysis
