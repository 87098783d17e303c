// Published scenarios, played again and compared with their expected results.
#pragma once

#include <filesystem>
#include <functional>
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
    std::string error{};                  // why it could not be played

    bool failed() const;
};

/// Which scenarios are meant by files and folders.
struct Chosen {
    std::vector<std::filesystem::path> scenarios{};
    std::vector<std::filesystem::path> without{};  // in a folder, but no result is expected of them
};

/// A file is a scenario; a folder means all in it of which a result is expected. Sorted. Throws
/// FileError where there is no such file or folder.
Chosen choose(const std::vector<std::filesystem::path>& paths);

/// How they are to be played from now on; else as their expected results say.
struct Asked {
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

/// Plays them in parallel. A scenario that cannot be played is one with an error; throws what
/// reading an expected result throws.
Regressions replay_all(const std::vector<std::filesystem::path>& scenarios, unsigned threads,
                       const Version& version, const Asked& asked, const MustStop& must_stop);

/// Writes what is now as what is expected, where that changes more than the version; true if so.
bool accept(const Regression& regression);

}  // namespace analysis
