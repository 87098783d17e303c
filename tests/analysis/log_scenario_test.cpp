// The scenario that replays a log says all that the log says of itself.
#include "analysis/log_scenario.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

namespace {

models::SwfSummary log_summary() {
    models::SwfSummary log;
    log.header.computer = "Linux Cluster";
    log.header.installation = "HPC2N";
    log.header.unix_start_time = 1027839845;  // 2002-07-28 07:04:05 UTC
    log.processors = 240;
    log.counts.records = 10;
    log.counts.used = 8;
    log.counts.longer_than_estimate = 3;
    log.counts.skipped[static_cast<std::size_t>(models::SkipReason::no_run_time)] = 2;
    return log;
}

}  // namespace

TEST_CASE("a log becomes a scenario with one cluster and one class") {
    CHECK(log_scenario(log_summary(),
                       {"hpc2n", "logs/hpc2n.swf", "easy", "per_instant", "arrivals_first"}) ==
          "# Replays logs/hpc2n.swf.\n"
          "# Computer: Linux Cluster; HPC2N\n"
          "# 8 of its 10 records can be replayed\n"
          "#   2 left out: no_run_time\n"
          "#   3 ran longer than they had asked for, and are stopped there\n"
          "name: \"hpc2n\"\n"
          "start: 2002-07-28T07:04:05\n"
          "scheduler:\n"
          "  pass: per_instant\n"
          "  ties: arrivals_first\n"
          "  past_estimate: holds_nothing\n"
          "data_centers:\n"
          "  site:\n"
          "    clusters:\n"
          "      machine:\n"
          "        nodes: 240\n"
          "        queueing: easy\n"
          "demand:\n"
          "  log:\n"
          "    arrivals:\n"
          "      kind: trace\n"
          "      path: \"logs/hpc2n.swf\"\n"
          "      format: swf\n"
          "    at_estimate: stopped  # as batch systems do\n");
}

TEST_CASE("nothing that stands in a log breaks out of its place") {
    auto log = log_summary();
    log.header.computer = "one\ntwo: three";
    log.header.unix_start_time = INT64_MAX;
    log.missing_estimate = models::MissingEstimate::run_time;
    const auto text = log_scenario(log, {"a \"b\": c", "d\\e", "fcfs", "per_event", "ends_first"});
    CHECK_THAT(text, Catch::Contains("\n# Computer: one two: three; HPC2N\n"));
    CHECK_THAT(text, Catch::Contains("\nname: \"a \\\"b\\\": c\"\n"));
    CHECK_THAT(text, Catch::Contains("      path: \"d\\\\e\"\n"));
    CHECK_THAT(text, Catch::Contains("      missing_estimate: run_time"));
    CHECK_THAT(text, !Catch::Contains("start:"));
}
