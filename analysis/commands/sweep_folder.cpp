#include "analysis/commands/sweep_folder.hpp"

#include <fmt/format.h>

#include "analysis/command_line.hpp"
#include "sim/ensure.hpp"

namespace analysis {

SweepFolder planned_folder(std::string_view command, const std::filesystem::path& sweep,
                           const std::optional<std::filesystem::path>& folder,
                           const Version& version) {
    const bool is_study = !std::filesystem::is_directory(sweep);
    if (!is_study && folder)
        throw UsageError(
            fmt::format("{}: -o goes with a study; a sweep has its folder already", command));
    if (!is_study) return {sweep};
    SweepFolder planned{sweep_folder(sweep, folder)};
    write_plan(planned, sweep, version);
    return planned;
}

SweepHead head_to_play(const SweepFolder& folder, const Version& version) {
    auto head = read_head(folder);
    if (head.version != version_id(version))
        throw sim::FileError(
            fmt::format("{}: was planned by suanli {}, and this is {}; results of both must not be "
                        "mixed: plan it anew, in another folder",
                        folder.path.string(), head.version, version_id(version)));
    return head;
}

}  // namespace analysis
