// How a sweep is cut into shards, and what engines are told of them.
#include "analysis/sweep/shard_job.hpp"

#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "analysis/process.hpp"
#include "analysis/sweep/engines.hpp"
#include "analysis/sweep/shards.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;

namespace {

ShardJob job_of(std::uint64_t shards) {
    ShardJob job;
    job.name = "how busy?";
    job.program = "/opt/suanli";
    job.sweep = "/data/my sweeps/busy";
    job.scenario = "/data/scenarios/one.yaml";
    job.runs = 1000;
    job.shards = shards;
    for (std::uint64_t i = 1; i <= shards; ++i) job.missing.push_back(i);
    job.shard_seconds = 900;
    return job;
}

bool has_line(const std::string& text, const std::string& whole) {
    return ("\n" + text).find("\n" + whole + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a sweep is cut into shards that take as long as asked") {
    CHECK(count_shards(7, 1, 900) == 1);
    CHECK(count_shards(97, 900, 900) == 97);
    CHECK(count_shards(5, 1e6, 900) == 5);           // no more than there are runs
    CHECK(count_shards(1'000'000, 1, 900) == 1113);  // 1,112 is even, and so is the number of runs
    CHECK(count_shards(1'000'000, 0, 900) == 1);
}

TEST_CASE("shards are a little more than needed where they would meet only some values") {
    for (std::uint64_t runs : {100U, 360U, 1000U, 9240U}) {
        const auto least = runs / 5;
        const auto shards = count_shards(runs, 1, 5);
        CAPTURE(runs, shards);
        CHECK(std::gcd(shards, runs) == 1);
        CHECK(shards >= least);
        CHECK(shards <= least + least / 10);
    }
}

TEST_CASE("a shard misses runs where one of its share does") {
    CHECK(shards_missing({}, 3).empty());
    CHECK(shards_missing({0, 3, 8}, 3) == std::vector<std::uint64_t>{1, 3});
    CHECK(shards_missing({0, 1, 2, 3}, 1) == std::vector<std::uint64_t>{1});
}

TEST_CASE("two shares meet where a run can be in both") {
    for (std::uint64_t n = 1; n <= 12; ++n)
        for (std::uint64_t m = 1; m <= 12; ++m)
            for (std::uint64_t i = 0; i < n; ++i)
                for (std::uint64_t j = 0; j < m; ++j) {
                    const Share one{i, n};
                    const Share other{j, m};
                    bool both = false;
                    for (std::uint64_t run = 0; run < n * m; ++run)
                        both = both || (one.holds(run) && other.holds(run));
                    if (one.meets(other) != both) FAIL(i << "/" << n << " and " << j << "/" << m);
                }
}

TEST_CASE("numbers are told as ranges") {
    CHECK(ranges_text({}) == "");
    CHECK(ranges_text({4}) == "4");
    CHECK(ranges_text({1, 2, 3, 7, 9, 10}) == "1-3,7,9-10");
}

TEST_CASE("a shell reads quoted words as they were") {
    for (const std::string word :
         {"plain", "", "two words", "it's", "$HOME `x` \"y\" \\ *", "a\nb"}) {
        const auto end = run_process({"sh", "-c", "printf %s " + shell_word(word)});
        REQUIRE(end);
        CHECK(end->code == 0);
        CHECK(end->out == word);
    }
    CHECK(shell_command({"a", "b c"}) == "a 'b c'");
}

TEST_CASE("a program that is not there is no trouble, and one that fails tells its code") {
    CHECK_FALSE(run_process({"no-program-of-that-name"}));
    CHECK(run_process({"sh", "-c", "exit 7"})->code == 7);
    CHECK(run_process({"sh", "-c", "kill -9 $$"})->code == 137);
    CHECK(run_process({"sh", "-c", "seq 100000"})->out.size() == 588'895);
}

TEST_CASE("a sweep is cut again as before where the same is asked for") {
    const TemporaryFolder place;
    const SweepFolder folder{place.path()};
    CHECK_FALSE(read_division(folder));
    const Division division{std::nullopt, 15, 2, 37};
    write_division(folder, division);
    const auto read = read_division(folder);
    REQUIRE(read);
    CHECK(read->shards == 37);
    CHECK(read->asks_as({std::nullopt, 15, 2, 1}));
    CHECK_FALSE(read->asks_as({37, 15, 2, 37}));
    CHECK_FALSE(read->asks_as({std::nullopt, 16, 2, 37}));
    CHECK_FALSE(read->asks_as({std::nullopt, 15, 1, 37}));
}

TEST_CASE("arrays of Slurm keep their indices below its limit") {
    const auto arrays = slurm_arrays({1, 2, 3, 4, 5, 9, 10, 12}, 5);
    REQUIRE(arrays.size() == 3);
    CHECK(arrays[0].first == 0);
    CHECK(arrays[0].indices == "1-4");
    CHECK(arrays[0].tasks == 4);
    CHECK(arrays[1].first == 4);
    CHECK(arrays[1].indices == "1");
    CHECK(arrays[2].first == 8);
    CHECK(arrays[2].indices == "1-2,4");
    CHECK(slurm_arrays({}, 5).empty());
}

TEST_CASE("the limit is found in what Slurm says of itself") {
    CHECK(max_array_size_in("MaxJobId = 7\nMaxArraySize            = 1001\nX = 2\n") == 1001);
    CHECK_FALSE(max_array_size_in("MaxArraySize = \nX = 2\n"));
    CHECK_FALSE(max_array_size_in(""));
}

TEST_CASE("tasks in the queue are found among those of others") {
    const std::vector<SubmittedArray> submitted{{42, 0, 20}, {43, 10, 20}};
    const auto queued = queued_tasks("44\n42_3\n142_4\n43_10\n42_[5-6]\n", submitted);
    REQUIRE(queued.size() == 2);
    CHECK(queued[0].array.job == 42);
    CHECK(queued[0].shard == 3);
    CHECK(queued[1].shard == 20);
}

TEST_CASE("Slurm is told what a task may take") {
    auto job = job_of(20);
    Slurm slurm;
    auto scripts = slurm.scripts(job);
    REQUIRE(scripts.size() == 2);
    CHECK(has_line(scripts[0].text, "#SBATCH --time=00:35:00"));  // twice 15 minutes, and 5
    CHECK(has_line(scripts[0].text, "#SBATCH --requeue"));
    CHECK(has_line(scripts[0].text, "#SBATCH --job-name=suanli-how-busy-"));
    CHECK(scripts[0].text.find("#SBATCH --mem") == std::string::npos);
    CHECK(scripts[0].text.find("--partition") == std::string::npos);
    CHECK(has_line(scripts[1].text, "#SBATCH --kill-on-invalid-dep=yes"));
    CHECK(has_line(scripts[1].text, "exec /opt/suanli sweep merge '/data/my sweeps/busy'"));

    job.minutes = 1501;
    job.memory = "4G";
    job.cpus = 8;
    slurm.partition = "cpu";
    slurm.account = "a123";
    slurm.arguments = {"--qos=long --nice", "--constraint=avx2"};
    scripts = slurm.scripts(job);
    for (const char* option : {"--time=1-01:01:00", "--mem=4G", "--cpus-per-task=8"})
        CHECK(has_line(scripts[0].text, fmt::format("#SBATCH {}", option)));
    for (const auto& [file, text] : scripts)
        for (const char* option :
             {"--partition=cpu", "--account=a123", "--qos=long --nice", "--constraint=avx2"})
            CHECK(has_line(text, fmt::format("#SBATCH {}", option)));
}

TEST_CASE("Kubernetes is given two jobs, the second to be started by hand") {
    auto job = job_of(20);
    job.program = "suanli";
    job.memory = "4G";
    job.minutes = 30;
    job.at_once = 6;
    const auto scripts = Kubernetes().scripts(job);
    REQUIRE(scripts.size() == 1);
    const auto documents = YAML::LoadAll(scripts[0].text);
    REQUIRE(documents.size() == 2);

    const auto spec = documents[0]["spec"];
    CHECK(documents[0]["metadata"]["name"].as<std::string>() == "suanli-how-busy");
    CHECK(spec["completionMode"].as<std::string>() == "Indexed");
    CHECK(spec["completions"].as<int>() == 20);
    CHECK(spec["parallelism"].as<int>() == 6);
    CHECK(spec["backoffLimitPerIndex"].as<int>() == 3);
    const auto rules = spec["podFailurePolicy"]["rules"];
    CHECK(rules[1]["action"].as<std::string>() == "FailIndex");
    const auto codes = rules[1]["onExitCodes"]["values"].as<std::vector<int>>();
    CHECK(codes == std::vector<int>{2, 3, 4, 126, 127});
    const auto pod = spec["template"]["spec"];
    CHECK(pod["restartPolicy"].as<std::string>() == "Never");  // podFailurePolicy wants that
    CHECK(pod["activeDeadlineSeconds"].as<int>() == 1800);
    const auto container = pod["containers"][0];
    CHECK(container["name"].as<std::string>() ==
          rules[1]["onExitCodes"]["containerName"].as<std::string>());
    CHECK(container["command"][2].as<std::string>() ==
          "exec suanli sweep run '/data/my sweeps/busy' --shard $((JOB_COMPLETION_INDEX + 1))/20 "
          "--threads 1 --quiet");
    CHECK(container["resources"]["limits"]["memory"].as<std::string>() == "4Gi");
    CHECK(container["volumeMounts"][0]["mountPath"].as<std::string>() == "/data");

    CHECK(documents[1]["spec"]["suspend"].as<bool>());
    CHECK_FALSE(documents[1]["spec"]["template"]["spec"]["activeDeadlineSeconds"]);
}

TEST_CASE("a folder shared by the root alone is left to a person") {
    auto job = job_of(2);
    job.scenario = "/elsewhere/one.yaml";
    CHECK(Kubernetes().scripts(job)[0].text.find("mountPath: \"MOUNT\"") != std::string::npos);
}

TEST_CASE("every engine is found by its name") {
    CHECK(engine_names().front() == "slurm");
    for (const auto& name : engine_names()) {
        const auto engine = engine_named(name);
        REQUIRE(engine);
        std::visit(
            [&](const auto& one) {
                CHECK(one.name == name);
                const auto job = job_of(3);
                REQUIRE_FALSE(one.scripts(job).empty());
                for (const auto& script : one.scripts(job)) CHECK(script.file.is_relative());
                CHECK(one.scripts(job)[0].text.find("sweep run") != std::string::npos);
            },
            *engine);
    }
    CHECK_FALSE(engine_named("pbs"));
}
