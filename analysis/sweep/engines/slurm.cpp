// What Slurm is given: the scripts of a task and of the merge.
#include "analysis/sweep/engines/slurm.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "analysis/process.hpp"

namespace analysis {
namespace {

// What every task does, once the lines before it have said what is played.
constexpr std::string_view task_body = R"sh(
shard=$((${1:-0} + SLURM_ARRAY_TASK_ID))
task=${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}
restarts=${SLURM_RESTART_COUNT:-0}

say() { echo "$(date '+%F %T') shard $shard of $shards, task $task: $*"; }

if ((restarts > retries)); then
  say "was started again $restarts times and gives up; see what stops it, then submit again"
  exit 75
fi

# The signal before the time limit comes to this shell alone, which passes it on.
play &
worker=$!
trap 'told=yes; kill -TERM "$worker" 2>/dev/null' TERM
wait "$worker"
code=$?
while [[ -n ${told:-} ]]; do  # a signal ends `wait`, and not the worker
  told=
  wait "$worker"
  again=$?
  ((again == 127)) || code=$again
done
trap '' TERM

case $code in
  0) exit 0 ;;
  75 | 137 | 143) ;;  # told to stop, or killed: what it has finished is kept
  *) say "exit code $code; another try would not mend that"; exit "$code" ;;
esac
if ((restarts >= retries)); then
  say "exit code $code; was tried $((restarts + 1)) times and gives up: it may need more --time," \
    "more --memory or smaller shards; then submit again"
  exit "$code"
fi
# A task that is canceled, or that Slurm requeues by itself, does not run any more.
if [[ $(squeue --noheader --jobs="$task" --format=%T) != RUNNING ]]; then
  say "exit code $code; is being ended by Slurm"
  exit "$code"
fi
say "exit code $code; goes back to the queue, try $((restarts + 2)) of $((retries + 1))"
scontrol requeue "$task"
exit "$code"
)sh";

// Names go into comments of sbatch, where quotes would need quotes.
std::string plain_name(std::string_view name) {
    std::string text;
    for (const char c : name)
        text += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        c == '.' || c == '_'
                    ? c
                    : '-';
    return text;
}

std::string time_text(std::uint64_t minutes) {
    const auto clock = fmt::format("{:02}:{:02}:00", minutes / 60 % 24, minutes % 60);
    return minutes < 1440 ? clock : fmt::format("{}-{}", minutes / 1440, clock);
}

// The lines that both scripts share; `site` has the words of this user and place.
std::string sbatch_lines(const Slurm& site, const std::vector<std::string>& lines) {
    std::string text;
    const auto add = [&](std::string_view line) { text += fmt::format("#SBATCH {}\n", line); };
    for (const auto& line : lines) add(line);
    if (site.partition) add(fmt::format("--partition={}", *site.partition));
    if (site.account) add(fmt::format("--account={}", *site.account));
    for (const auto& line : site.arguments) add(line);
    return text;
}

std::string task_script(const Slurm& site, const ShardJob& job) {
    std::vector<std::string> lines{fmt::format("--job-name=suanli-{}", plain_name(job.name)),
                                   "--output=slurm/logs/%A_%a.log",
                                   "--open-mode=append",
                                   "--ntasks=1",
                                   fmt::format("--cpus-per-task={}", job.cpus),
                                   fmt::format("--time={}", time_text(slurm_minutes(job))),
                                   "--requeue",
                                   "--signal=B:TERM@60"};
    if (job.memory) lines.push_back(fmt::format("--mem={}", *job.memory));
    return fmt::format(
        "#!/bin/bash\n"
        "# Plays one shard of a sweep: a task of a job array, whose index counts from 1.\n"
        "{}\n"
        "shards={}\n"
        "retries={}\n"
        "play() {{ exec {}; }}\n"
        "{}",
        sbatch_lines(site, lines), job.shards, job.retries, job.task("\"$shard\""), task_body);
}

// Merging a million runs took minutes of one core (docs/how-to/run-on-a-cluster.md).
constexpr std::uint64_t runs_merged_a_minute = 20'000;

std::string merge_script(const Slurm& site, const ShardJob& job) {
    const auto minutes = 10 + job.runs / runs_merged_a_minute;
    return fmt::format(
        "#!/bin/bash\n"
        "# Puts the results of all shards together.\n"
        "{}\n"
        "exec {}\n",
        sbatch_lines(site,
                     {fmt::format("--job-name=suanli-{}-merge", plain_name(job.name)),
                      "--output=slurm/logs/merge-%j.log", "--ntasks=1",
                      fmt::format("--time={}", time_text(minutes)), "--kill-on-invalid-dep=yes"}),
        job.merge());
}

}  // namespace

std::uint64_t slurm_minutes(const ShardJob& job) {
    return job.minutes.value_or(5 +
                                static_cast<std::uint64_t>(std::ceil(job.shard_seconds * 2 / 60)));
}

std::vector<Script> Slurm::scripts(const ShardJob& job) const {
    return {{"slurm/shard.sbatch", task_script(*this, job)},
            {"slurm/merge.sbatch", merge_script(*this, job)}};
}

std::vector<SlurmArray> slurm_arrays(const std::vector<std::uint64_t>& shards,
                                     std::uint64_t max_array_size) {
    const auto most = max_array_size - 1;  // the highest index
    std::vector<SlurmArray> arrays;
    std::vector<std::uint64_t> indices;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const auto first = (shards[i] - 1) / most * most;
        indices.push_back(shards[i] - first);
        if (i + 1 < shards.size() && (shards[i + 1] - 1) / most * most == first) continue;
        arrays.push_back({first, ranges_text(indices), indices.size()});
        indices.clear();
    }
    return arrays;
}

std::optional<std::uint64_t> max_array_size_in(std::string_view config) {
    constexpr std::string_view key = "MaxArraySize";
    const auto line = config.find(key);
    if (line == config.npos) return std::nullopt;
    const auto digit = config.find_first_of("0123456789\n", line + key.size());
    if (digit == config.npos) return std::nullopt;
    std::uint64_t size = 0;
    const auto text = config.substr(digit);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    return error == std::errc() ? std::optional(size) : std::nullopt;
}

std::vector<QueuedTask> queued_tasks(std::string_view squeue,
                                     const std::vector<SubmittedArray>& submitted) {
    std::vector<QueuedTask> queued;
    while (!squeue.empty()) {
        const auto end = std::min(squeue.find('\n'), squeue.size());
        std::uint64_t job = 0;
        std::uint64_t index = 0;
        if (std::sscanf(std::string(squeue.substr(0, end)).c_str(), "%lu_%lu", &job, &index) == 2)
            for (const auto& array : submitted)
                if (array.job == job) queued.push_back({array, array.first + index});
        squeue.remove_prefix(std::min(end + 1, squeue.size()));
    }
    return queued;
}

}  // namespace analysis
