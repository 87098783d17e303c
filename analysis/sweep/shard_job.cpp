#include "analysis/sweep/shard_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

#include "analysis/json.hpp"
#include "analysis/process.hpp"
#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"

namespace analysis {

std::string ShardJob::task(std::string_view shard) const {
    return fmt::format("{} sweep run {} --shard {}/{} --threads {} --quiet",
                       shell_word(program.string()), shell_word(sweep.string()), shard, shards,
                       cpus);
}

std::string ShardJob::merge() const {
    return shell_command({program.string(), "sweep", "merge", sweep.string()});
}

bool Division::asks_as(const Division& other) const {
    return shards_asked == other.shards_asked && minutes_asked == other.minutes_asked &&
           cpus_asked == other.cpus_asked;
}

std::optional<Division> read_division(const SweepFolder& folder) {
    const auto path = folder.path / "submit.json";
    std::ifstream file(path);
    if (!file) return std::nullopt;
    const auto json = Json::parse(file, nullptr, false);
    if (!json.is_object() || json.value("format", 0) != 1)
        throw sim::FileError(fmt::format(
            "{}: is damaged, or of another version; remove it once no task is in a queue",
            path.string()));
    Division division;
    if (!json["shards_asked"].is_null()) division.shards_asked = json["shards_asked"];
    division.minutes_asked = json["minutes_asked"];
    division.cpus_asked = json["cpus_asked"];
    division.shards = json["shards"];
    return division;
}

void write_division(const SweepFolder& folder, const Division& division) {
    const Json json{{"format", 1},
                    {"shards_asked", division.shards_asked ? Json(*division.shards_asked) : Json()},
                    {"minutes_asked", division.minutes_asked},
                    {"cpus_asked", division.cpus_asked},
                    {"shards", division.shards}};
    const auto partial = folder.path / "submit.json.partial";
    write_file(partial, fmt::format("{}\n", json.dump(2)));
    std::filesystem::rename(partial, folder.path / "submit.json");
}

std::uint64_t count_shards(std::uint64_t runs, double seconds_a_run, double seconds_a_shard) {
    const double wanted = std::ceil(static_cast<double>(runs) * seconds_a_run / seconds_a_shard);
    const auto shards =
        static_cast<std::uint64_t>(std::clamp(wanted, 1.0, static_cast<double>(runs)));
    for (auto more = shards; more <= shards + shards / 10; ++more)
        if (std::gcd(more, runs) == 1) return std::min(more, runs);
    return shards;
}

std::vector<std::uint64_t> shards_missing(const std::vector<std::uint64_t>& missing_runs,
                                          std::uint64_t shards) {
    std::vector<bool> missing(shards);
    for (const auto run : missing_runs) missing[run % shards] = true;
    std::vector<std::uint64_t> result;
    for (std::uint64_t i = 0; i < shards; ++i)
        if (missing[i]) result.push_back(i + 1);
    return result;
}

std::string ranges_text(const std::vector<std::uint64_t>& ascending) {
    std::string text;
    for (std::size_t i = 0; i < ascending.size();) {
        auto last = i;
        while (last + 1 < ascending.size() && ascending[last + 1] == ascending[last] + 1) ++last;
        text += fmt::format("{}{}", text.empty() ? "" : ",", ascending[i]);
        if (last > i) text += fmt::format("-{}", ascending[last]);
        i = last + 1;
    }
    return text;
}

}  // namespace analysis
