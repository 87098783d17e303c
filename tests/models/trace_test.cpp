// Which jobs of a log are replayed, in which order, and what is said of the others.
#include "models/traces/trace_reader.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/models/log_file.hpp"
#include "tests/support/shared.hpp"

using namespace models;
using namespace std::chrono_literals;

namespace {

// id submit wait run allocated cpu memory requested requested_time …
constexpr std::string_view awkward =
    "; MaxProcs: 10\n"
    " 1  0 -1  5  2 -1 -1  2  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 2  1 -1  5 11 -1 -1  2  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 3  2 -1  5  2 -1 -1 11  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 4  3 -1  5 -1 -1 -1  0  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 5  4 -1  0  2 -1 -1  2  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 6  5 -1 -1  2 -1 -1  2 -1 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 7  6 -1  5  2 -1 -1  2 -1 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 8 -1 -1  5  2 -1 -1  2  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    " 9  7 -1  5  3 -1 -1 -1  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    "10  8 -1  5 -1 -1 -1  4  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n"
    "11  9 -1 12  5 -1 -1  6  9 -1 1 -1 -1 -1 -1 -1 -1 -1\n";

}  // namespace

TEST_CASE("every record is replayed or left out for one named reason") {
    const LogFile log("log.swf", awkward);
    TraceReader reader(log.path, Trace{}, 10);
    reader.keep_skipped();
    std::map<std::uint64_t, TraceJob> jobs;
    while (const auto job = reader.next()) jobs[job->id] = *job;
    REQUIRE(jobs.size() == 4);
    CHECK(jobs.at(1).accelerators == 2);
    CHECK(jobs.at(1).line == 2);
    CHECK(jobs.at(9).accelerators == 3);   // was given
    CHECK(jobs.at(10).accelerators == 4);  // asked for
    CHECK(jobs.at(11).accelerators == 6);  // asked for, not given
    CHECK(jobs.at(11).run == 12s);
    CHECK(jobs.at(11).estimate == 9s);

    const TraceCounts& counts = reader.counts();
    CHECK(counts.records == 11);
    CHECK(counts.used == 4);
    CHECK(counts.skipped_for(SkipReason::over_size) == 2);
    CHECK(counts.skipped_for(SkipReason::no_processors) == 1);
    CHECK(counts.skipped_for(SkipReason::no_run_time) == 2);
    CHECK(counts.skipped_for(SkipReason::no_estimate) == 1);
    CHECK(counts.skipped_for(SkipReason::before_start) == 1);
    CHECK(counts.mended_processors == 2);
    CHECK(counts.mended_estimate == 0);
    CHECK(counts.longer_than_estimate == 1);

    std::string told;
    for (const SkippedJob& job : reader.take_skipped())
        told += fmt::format("{}:{}:{} ", job.line, job.id, name_of(job.reason));
    CHECK(told ==
          "3:2:over_size 4:3:over_size 5:4:no_processors 6:5:no_run_time 7:6:no_run_time "
          "8:7:no_estimate 9:8:before_start ");
    CHECK(reader.take_skipped().empty());
}

TEST_CASE("the run time stands in for a missing estimate, if asked to") {
    const LogFile log("log.swf", awkward);
    Trace rules;
    rules.missing_estimate = MissingEstimate::run_time;
    TraceReader reader(log.path, rules, 10);
    std::map<std::uint64_t, TraceJob> jobs;
    while (const auto job = reader.next()) jobs[job->id] = *job;
    REQUIRE(jobs.size() == 5);
    CHECK(jobs.at(7).estimate == 5s);
    CHECK(reader.counts().mended_estimate == 1);
    CHECK(reader.counts().skipped_for(SkipReason::no_estimate) == 0);
    CHECK(jobs.at(1).estimate == 9s);
    CHECK(jobs.at(11).estimate == 9s);
}

TEST_CASE("jobs within the window come in order of submission, equals in order of the file") {
    std::mt19937_64 bits(5);
    for (const std::size_t apart : {1U, 2U, 50U, 4000U}) {
        const std::size_t count = 10'000;
        std::vector<std::uint64_t> submits(count);
        for (std::size_t i = 0; i < count; ++i) submits[i] = (i + bits() % apart) / 3;
        std::string text = "job,submit_s,run_s,accelerators\n";
        std::vector<std::uint64_t> expected(count);
        for (std::size_t i = 0; i < count; ++i) {
            text += fmt::format("{},{},1,1\n", i, submits[i]);
            expected[i] = i;
        }
        std::stable_sort(expected.begin(), expected.end(),
                         [&](auto a, auto b) { return submits[a] < submits[b]; });
        const LogFile log("log.csv", text);
        TraceReader reader(log.path, Trace{}, 10);
        std::vector<std::uint64_t> ids;
        while (const auto job = reader.next()) ids.push_back(job->id);
        CHECK((ids == expected));
    }
}

TEST_CASE("a job that stands too late in the file for the window is an error") {
    std::string text = "job,submit_s,run_s,accelerators\n";
    for (std::size_t i = 0; i <= TraceReader::window; ++i) text += fmt::format("{},9,1,1\n", i);
    const LogFile good("log.csv", text);
    CHECK(all_jobs(good.path, 10).size() == TraceReader::window + 1);
    const LogFile bad("log.csv", text + "77,8,1,1\n");
    CHECK(problems_of(bad.path) ==
          "log.csv:4099:1: job 77 was submitted before one that stands more than 4096 jobs ahead "
          "of it; sort the log by submit time\n");
}

TEST_CASE("malformed lines are told together, the first twenty of them") {
    const LogFile few("log.csv", "job,submit_s,run_s,accelerators\n1,2,x,1\n2,2,1,1\n3,2,1\n");
    CHECK(problems_of(few.path) ==
          "log.csv:2:5: run_s is `x`, which is not a number\n"
          "log.csv:4:6: the line has 3 values under 4 columns\n");
    std::string text = "job,submit_s,run_s,accelerators\n";
    for (int i = 0; i < 100; ++i) text += "x\n";
    const auto told = problems_of(LogFile("log.csv", text).path);
    CHECK(std::count(told.begin(), told.end(), '\n') == 20);
}

TEST_CASE("the format goes by the name, unless it is said") {
    const std::string csv = "job,submit_s,run_s,accelerators\n1,2,3,4\n";
    CHECK(all_jobs(LogFile("LOG.CSV", csv).path, 10).size() == 1);
    const LogFile nameless("log.txt", csv);
    CHECK(problems_of(nameless.path) ==
          "log.txt: the name ends in neither .swf nor .csv; say `format: swf` or `format: csv`\n");
    Trace rules;
    rules.format = TraceFormat::csv;
    CHECK(TraceReader(nameless.path, rules, 10).next()->id == 1);
}

TEST_CASE("a compressed log has the jobs of the plain one") {
    std::string text = "job,submit_s,run_s,accelerators\n";
    for (int i = 0; i < 50'000; ++i) text += fmt::format("{},{}.5,{},{}\n", i, i, 1 + i % 7, i % 9);
    const LogFile plain("log.csv", text);
    const LogFile compressed("log.csv.gz", "");
    compressed.compress(text);
    const auto jobs = all_jobs(plain.path, 8);
    CHECK(jobs.size() > 40'000);
    CHECK(jobs == all_jobs(compressed.path, 8));
}

TEST_CASE("real logs have as many usable jobs as others found") {
    // ../shared/traces/README.md
    const auto [name, processors, usable, filtered] =
        GENERATE(table<std::string, std::int64_t, std::size_t, bool>({
            {"traces/pwa_kth_sp2/KTH-SP2-1996-2.swf", 100, 28'481, false},
            {"traces/pwa_kth_sp2/KTH-SP2-1996-2.filtered.swf", 100, 28'481, true},
            {"traces/pyss_5k_sample/5K_sample.swf", 128, 4'606, false},
            {"traces/pyss_5k_sample/5K_sample.filtered.swf", 128, 4'606, true},
            {"traces/pwa_nasa_ipsc/NASA-iPSC-1993-3.1-cln.filtered.swf", 128, 18'066, true},
            {"oracles/swf_sched/hpc2n_2975.swf", 240, 2'975, true},
        }));
    const auto path = shared(name);
    if (!path) return;
    const SwfSummary summary = swf_summary(*path);
    CAPTURE(name);
    CHECK(summary.processors == processors);
    CHECK(summary.counts.used == usable);
    if (filtered) CHECK(summary.counts.records == usable);
}

TEST_CASE("the raw log has the jobs of the filtered one, whose runs stop at their estimates") {
    const auto [raw, filtered, processors] =
        GENERATE(table<std::string, std::string, std::int64_t>({
            {"traces/pwa_kth_sp2/KTH-SP2-1996-2.swf",
             "traces/pwa_kth_sp2/KTH-SP2-1996-2.filtered.swf", 100},
            {"traces/pyss_5k_sample/5K_sample.swf", "traces/pyss_5k_sample/5K_sample.filtered.swf",
             128},
        }));
    const auto one = shared(raw);
    const auto other = shared(filtered);
    if (!one || !other) return;
    auto jobs = all_jobs(*one, processors);
    for (auto& [id, submit, run, estimate, accelerators] : jobs) run = std::min(run, estimate);
    CHECK((jobs == all_jobs(*other, processors)));
}
