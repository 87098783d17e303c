// Columns and values of the job CSV.
#include "models/traces/job_csv.hpp"

#include <catch2/catch.hpp>

#include "tests/models/log_file.hpp"

using namespace models;
using namespace std::chrono_literals;

TEST_CASE("columns go by their names, and unknown ones are passed over") {
    const JobCsv csv("accelerators, user ,run_s,estimate_s,job,submit_s");
    const auto record = csv.parse("8,ann b,1.5,20,7, 100 ");
    REQUIRE(record);
    CHECK(record->id == 7);
    CHECK(record->submit == 100s);
    CHECK(record->run == 1500ms);
    CHECK(record->requested == 8);
    CHECK(record->allocated == 8);
    CHECK(record->requested_time == 20s);
    CHECK_FALSE(csv.parse(""));
    CHECK_FALSE(csv.parse("  "));
}

TEST_CASE("without a column of estimates the run time is the estimate; an empty value is missing") {
    CHECK(JobCsv("job,submit_s,run_s,accelerators").parse("1,2,3,4")->requested_time == 3s);
    const JobCsv csv("job,submit_s,run_s,accelerators,estimate_s");
    CHECK(csv.parse("1,2,3,4,")->requested_time == 0s);
    const LogFile log("log.csv",
                      "job,submit_s,run_s,accelerators,estimate_s\n1,2,3,4,\n2,2,3,4,5\n");
    CHECK(all_jobs(log.path, 10) ==
          std::vector<JobNumbers>{{2, 2'000'000'000, 3'000'000'000, 5'000'000'000, 4}});
}

TEST_CASE("files of spreadsheets may begin with a mark and end lines with CRLF") {
    const LogFile log("log.csv", "\xEF\xBB\xBFjob,submit_s,run_s,accelerators\r\n1,2,3,4\r\n");
    CHECK(all_jobs(log.path, 10).size() == 1);
}

TEST_CASE("what is not a job CSV is told with its place") {
    const std::string header = "job,submit_s,run_s,accelerators\n";
    const auto lacks = [](std::string_view place, std::string_view column) {
        return fmt::format(
            "{}the first line names the columns, but not '{}'; columns are "
            "job,submit_s,run_s,accelerators and perhaps estimate_s, separated by commas",
            place, column);
    };
    const auto [text, problem] = GENERATE_COPY(table<std::string, std::string>({
        {"", lacks(" ", "job")},
        {"job;submit_s;run_s;accelerators\n", lacks("1:1: ", "job")},
        {"job,submit_s,run_s\n", lacks("1:1: ", "accelerators")},
        {"job,submit_s,run_s,accelerators,estimat_s\n",
         "1:33: `estimat_s` is not a column; did you mean 'estimate_s'?"},
        {"job,job,submit_s,run_s,accelerators\n", "1:5: the column `job` stands twice"},
        {header + "1,2,3\n", "2:6: the line has 3 values under 4 columns"},
        {header + "1,2,3,4,5\n", "2:10: the line has 5 values under 4 columns"},
        {header + "1,2,\"3,5\",4\n",
         "2:5: quotes have no place in a job CSV: its values are numbers"},
        {header + "1,2,\"3\",4\n",
         "2:5: quotes have no place in a job CSV: its values are numbers"},
        {header + "1,,3,4\n", "2:3: submit_s is empty"},
        {header + "1.5,2,3,4\n", "2:1: job is `1.5`, which is not a whole number"},
        {header + "-3,2,3,4\n", "2:1: job is negative"},
    }));
    const LogFile log("log.csv", text);
    const std::string told = problems_of(log.path);
    CHECK(told == fmt::format("log.csv:{}\n", problem));
}
