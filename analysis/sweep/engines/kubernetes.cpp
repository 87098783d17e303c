#include "analysis/sweep/engines/kubernetes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "analysis/process.hpp"
#include "analysis/yaml_text.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

// Names are small letters, digits and hyphens; pods add an index and five letters to 63 at most.
std::string dns_name(std::string_view name) {
    std::string text = "suanli-";
    for (const char c : name.substr(0, 35)) {
        const auto letter = static_cast<unsigned char>(c);
        text += std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '-';
    }
    while (text.ends_with('-')) text.pop_back();
    return text;
}

// The innermost folder that holds both: what a pod must see under its own name. Where only the root
// does, a person has to decide.
fs::path shared_folder(const fs::path& a, const fs::path& b) {
    fs::path shared;
    auto in_a = a.begin();
    auto in_b = b.begin();
    for (; in_a != a.end() && in_b != b.end() && *in_a == *in_b; ++in_a, ++in_b) shared /= *in_a;
    return shared == shared.root_path() ? fs::path("MOUNT") : shared;
}

std::string pod(const ShardJob& job, const std::string& command) {
    const auto memory = job.memory ? fmt::format(", memory: {}i", *job.memory) : "";
    const auto deadline =
        job.minutes ? fmt::format("      activeDeadlineSeconds: {}\n", *job.minutes * 60) : "";
    return fmt::format(
        R"(  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 60
{4}      containers:
        - name: suanli
          image: IMAGE
          command: [sh, -c, {0}]
          resources:
            requests: {{cpu: {1}{2}}}
            limits: {{cpu: {1}{2}}}
          volumeMounts: [{{name: shared, mountPath: {3}}}]
      volumes:
        - name: shared
          persistentVolumeClaim: {{claimName: CLAIM}}
)",
        quoted(command), job.cpus, memory,
        quoted(shared_folder(job.sweep, job.scenario.parent_path()).string()), deadline);
}

}  // namespace

std::vector<Script> Kubernetes::scripts(const ShardJob& job) const {
    const auto job_name = dns_name(job.name);
    const auto shards = fmt::format(
        R"(# Plays a sweep in {1} shards. Put your own for IMAGE, which has this version of suanli in it,
# and for CLAIM, a volume that many pods may write and that is mounted where it is here. Then
#   kubectl apply -f job.yaml
#   kubectl wait --for=condition=complete --timeout=24h job/{0}
#   kubectl patch job/{0}-merge --type=merge -p '{{"spec":{{"suspend":false}}}}'
# Runs that are missing after that are played by the same again (kubectl delete -f job.yaml first).
apiVersion: batch/v1
kind: Job
metadata: {{name: {0}}}
spec:
  completionMode: Indexed  # the index counts from 0, shards from 1
  completions: {1}
  parallelism: {2}
  backoffLimitPerIndex: {3}
  podFailurePolicy:
    rules:
      - action: Ignore  # the node was taken away: does not count as a try
        onPodConditions: [{{type: DisruptionTarget}}]
      - action: FailIndex  # wrong input, our mistake, files, no program: another try is no use
        onExitCodes: {{containerName: suanli, operator: In, values: [2, 3, 4, 126, 127]}}
)",
        job_name, job.shards,
        job.at_once ? std::min<std::uint64_t>(*job.at_once, job.shards) : job.shards, job.retries);
    const auto merge = fmt::format(
        R"(---
apiVersion: batch/v1
kind: Job
metadata: {{name: {}-merge}}
spec:
  suspend: true
  backoffLimit: 1
)",
        job_name);
    auto merging = job;
    merging.cpus = 1;
    merging.minutes.reset();
    const auto task = job.task("$((JOB_COMPLETION_INDEX + 1))");
    return {{"k8s/job.yaml", shards + pod(job, fmt::format("exec {}", task)) + merge +
                                 pod(merging, fmt::format("exec {}", job.merge()))}};
}

std::string Kubernetes::by_hand(const ShardJob& job) const {
    return fmt::format("Put your own image and claim into {}; it says how to go on.\n",
                       (job.sweep / "k8s/job.yaml").string());
}

}  // namespace analysis
