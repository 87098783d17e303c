// How Slurm is given its scripts: what is in its queue already is left there.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "analysis/json.hpp"
#include "analysis/process.hpp"
#include "analysis/sweep/engines/slurm.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

// Where a site does not say otherwise.
constexpr std::uint64_t usual_max_array_size = 1001;

std::string output_of(const std::vector<std::string>& words) {
    const auto end = run_process(words);
    if (!end)
        throw sim::FileError(
            fmt::format("{}: there is no such program here. Submit where Slurm is, or use "
                        "--dry-run to see what would be submitted",
                        words.front()));
    if (end->code != 0)
        throw sim::FileError(
            fmt::format("`{}` ended with exit code {}", shell_command(words), end->code));
    return end->out;
}

std::uint64_t max_array_size() {
    const auto config = run_process({"scontrol", "show", "config"});
    const auto size = config && config->code == 0 ? max_array_size_in(config->out) : std::nullopt;
    if (size && *size < 2)
        throw sim::FileError(
            "this Slurm has no job arrays (MaxArraySize is below 2); its administrator can allow "
            "them");
    return size.value_or(usual_max_array_size);
}

// The arrays that were submitted, a line each, so that it is known what may be in the queue.
class SubmittedArrays {
  public:
    explicit SubmittedArrays(const ShardJob& job) : path_(job.sweep / "slurm/jobs.jsonl") {
        std::ifstream file(path_);
        for (std::string line; std::getline(file, line);) {
            const auto json = Json::parse(line, nullptr, false);
            if (!json.is_object())
                throw sim::FileError(fmt::format(
                    "{}: is damaged; remove it once no task is in the queue", path_.string()));
            arrays_.push_back({json["job"], json["first"], json["shards"]});
        }
    }

    void add(const SubmittedArray& array) const {
        std::ofstream file(path_, std::ios::app);
        const Json json{{"job", array.job}, {"first", array.first}, {"shards", array.shards}};
        file << json.dump() << '\n' << std::flush;
        if (!file)
            throw sim::FileError(fmt::format("{}: cannot be written; job {} was submitted",
                                             path_.string(), array.job));
    }

    std::vector<QueuedTask> in_queue() const {
        if (arrays_.empty()) return {};
        return queued_tasks(output_of({"squeue", "--me", "--array", "--noheader", "--format=%i"}),
                            arrays_);
    }

  private:
    fs::path path_{};
    std::vector<SubmittedArray> arrays_{};
};

std::vector<std::string> array_command(const ShardJob& job, const SlurmArray& array) {
    const auto limit = job.at_once ? fmt::format("%{}", *job.at_once) : "";
    return {"sbatch",
            "--parsable",
            fmt::format("--chdir={}", job.sweep.string()),
            fmt::format("--array={}{}", array.indices, limit),
            (job.sweep / "slurm/shard.sbatch").string(),
            fmt::format("{}", array.first)};
}

std::vector<std::string> merge_command(const ShardJob& job, const std::string& after) {
    return {"sbatch", "--parsable", fmt::format("--chdir={}", job.sweep.string()),
            fmt::format("--dependency={}", after), (job.sweep / "slurm/merge.sbatch").string()};
}

// "123" or, where there are several clusters, "123;cluster".
std::uint64_t job_id(const std::string& printed) {
    std::uint64_t id = 0;
    if (std::sscanf(printed.c_str(), "%lu", &id) != 1)
        throw sim::FileError(
            fmt::format("sbatch printed '{}' and not the number of a job", printed));
    return id;
}

// Ok for those submitted now; those of before may have lost tasks that are submitted again.
std::string dependency(const std::vector<std::uint64_t>& now,
                       const std::set<std::uint64_t>& before) {
    std::string text;
    if (!now.empty()) text = "afterok";
    for (const auto id : now) text += fmt::format(":{}", id);
    if (!before.empty()) text += fmt::format("{}afterany", text.empty() ? "" : ",");
    for (const auto id : before) text += fmt::format(":{}", id);
    return text;
}

}  // namespace

std::string Slurm::by_hand(const ShardJob& job) const {
    std::string text = "Submit it without --dry-run, or by hand:\n";
    std::string after = "afterok";
    int count = 0;
    for (const auto& array : slurm_arrays(job.missing, max_array_size())) {
        text += fmt::format("  array{}=$({})\n", ++count, shell_command(array_command(job, array)));
        after += fmt::format(":$array{}", count);
    }
    const auto merge = merge_command(job, "AFTER");
    auto command = shell_command(merge);
    command.replace(command.find("AFTER"), 5, after);
    return text + fmt::format("  {}\n", command);
}

std::string Slurm::submit(const ShardJob& job) const {
    fs::create_directories(job.sweep / "slurm/logs");
    const SubmittedArrays submitted(job);
    std::set<std::uint64_t> waiting;
    std::set<std::uint64_t> before;
    for (const auto& [array, shard] : submitted.in_queue()) {
        if (array.shards != job.shards)
            throw sim::FileError(fmt::format(
                "tasks of job {}, which cut the sweep into {} shards and not {}, are still in the "
                "queue; wait for them, or end them with `scancel {}`",
                array.job, array.shards, job.shards, array.job));
        waiting.insert(shard);
        before.insert(array.job);
    }
    auto shards = job.missing;
    std::erase_if(shards, [&](auto shard) { return waiting.contains(shard); });
    std::string told;
    if (!waiting.empty())
        told = fmt::format("{} shards are in the queue already\n", waiting.size());
    if (shards.empty()) return told;

    std::vector<std::uint64_t> now;
    for (const auto& array : slurm_arrays(shards, max_array_size())) {
        now.push_back(job_id(output_of(array_command(job, array))));
        submitted.add({now.back(), array.first, job.shards});
        told += fmt::format("job {}: {} of {} shards\n", now.back(), array.tasks, job.shards);
    }
    const auto merge = job_id(output_of(merge_command(job, dependency(now, before))));
    return told + fmt::format("job {}: merges, once all have ended well\n", merge);
}

}  // namespace analysis
