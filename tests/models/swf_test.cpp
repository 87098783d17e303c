// Records and comments of the Standard Workload Format.
#include "models/traces/swf.hpp"

#include <catch2/catch.hpp>

#include "models/traces/words.hpp"
#include "tests/models/log_file.hpp"

using namespace models;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view tail = " -1 1 1 1 -1 -1 -1 -1 -1 -1\n";  // fields 10 and on, and more

std::string swf(std::string_view first_nine) {
    return fmt::format("{} -1 1 1 1 -1 -1 -1 -1 -1", first_nine);
}

}  // namespace

TEST_CASE("a record is read by the place of its fields") {
    const auto record = Swf{}.parse(swf("7\t100  3 552.25 30 552.21 -1   32 43200"));
    REQUIRE(record);
    CHECK(record->id == 7);
    CHECK(record->submit == 100s);
    CHECK(record->run == 552'250ms);
    CHECK(record->allocated == 30);
    CHECK(record->requested == 32);
    CHECK(record->requested_time == 43200s);
}

TEST_CASE("comments and empty lines are no records") {
    CHECK_FALSE(Swf{}.parse("; MaxProcs: 100"));
    CHECK_FALSE(Swf{}.parse("   ;"));
    CHECK_FALSE(Swf{}.parse(""));
    CHECK_FALSE(Swf{}.parse(" \t "));
}

TEST_CASE("times are exact to the nanosecond, and numbers may be written as programs do") {
    const auto submit = [](std::string_view word) {
        return Swf{}.parse(swf(fmt::format("1 {} 0 1 1 -1 -1 1 1", word)))->submit;
    };
    CHECK(submit("0.1") == 100ms);
    CHECK(submit("123456789.123456789") == 123'456'789'123'456'789ns);
    CHECK(submit("0.0000000004") == 0ns);
    CHECK(submit("0.0000000005") == 1ns);
    CHECK(submit("1e3") == 1000s);
    CHECK(submit("1.027839845E+09") == 1'027'839'845s);
    CHECK(submit("-1") == -1s);
    CHECK(submit("-0.5") == -500ms);
    CHECK(submit("007") == 7s);
    CHECK(submit("9223372036.854775807") == Duration::max());
    CHECK(Swf{}.parse(swf("1 0 0 1 4.0 -1 -1 1e2 1"))->requested == 100);
}

TEST_CASE("what is not a record is told with its place") {
    const auto [line, problem] = GENERATE(table<std::string, std::string>({
        {swf("1 0 0 1 1 -1 -1 1"), "1:42: a record has 18 fields, not 17"},
        {swf("1 0 0 abc 1 -1 -1 1 1"),
         "1:7: the run time (field 4) is `abc`, which is not a number"},
        {swf("1 0 0 1 1.5 -1 -1 1 1"),
         "1:9: the allocated processors (field 5) is `1.5`, which is not a whole number"},
        {swf("-1 0 0 1 1 -1 -1 1 1"), "1:1: the job number (field 1) is negative"},
        {swf("1 0 0 1 1 -1 -1 1 nan"),
         "1:19: the requested time (field 9) is `nan`, which is not a number"},
        {swf("1 9223372037 0 1 1 -1 -1 1 1"),
         "1:3: the submit time (field 2) is `9223372037`, which is beyond 292 years of seconds"},
        {swf("1 12:30 0 1 1 -1 -1 1 1"),
         "1:3: the submit time (field 2) is `12:30`, which is not a number"},
        {swf("1 \xFF\x01 0 1 1 -1 -1 1 1"),
         "1:3: the submit time (field 2) is `??`, which is not a number"},
    }));
    const LogFile log("log.swf", line);
    CHECK(problems_of(log.path) == fmt::format("log.swf:{}\n", problem));
}

TEST_CASE("the comments say what machine it was") {
    const LogFile log("log.swf",
                      fmt::format("; Computer: IBM SP2\n;Installation:  KTH \n; MaxNodes: 50\n"
                                  ";MaxProcs: 100 (two a node)\n; UnixStartTime: 843480031\n"
                                  "1 0 0 1 1 -1 -1 1 1{}; MaxProcs: 7\n",
                                  tail));
    const SwfHeader header = read_swf_header(log.path);
    CHECK(header.computer == "IBM SP2");
    CHECK(header.installation == "KTH");
    CHECK(header.processors == 100);
    CHECK(header.unix_start_time == 843'480'031);
    CHECK(read_swf_header(LogFile("log.swf", "; MaxNodes: 50\n").path).processors == 50);
    CHECK(read_swf_header(LogFile("log.swf", "; maxPROCS: 7\n").path).processors == 7);
    CHECK(read_swf_header(LogFile("log.swf", "; Max: 7\n").path).processors == std::nullopt);
    CHECK(read_swf_header(LogFile("log.swf", "; MaxProcs: -1\n").path).processors == std::nullopt);
    CHECK(read_swf_header(LogFile("log.swf", "").path).processors == std::nullopt);
}

TEST_CASE("a summary knows a log's size and its want of estimates") {
    std::string text;
    for (int i = 1; i <= 5; ++i) text += fmt::format("{0} {0}0 0 60 {0} -1 -1 {0} 90{1}", i, tail);
    const LogFile log("log.swf", "; MaxProcs: 4\n" + text);
    SwfSummary summary = swf_summary(log.path);
    CHECK(summary.processors == 4);
    CHECK(summary.counts.used == 4);
    CHECK(summary.counts.skipped_for(SkipReason::over_size) == 1);
    CHECK(summary.largest_job == 4);
    CHECK(summary.size_is_known);
    CHECK(summary.first_submit == 10s);
    CHECK(summary.last_submit == 40s);
    CHECK(summary.missing_estimate == MissingEstimate::drop);
    CHECK(swf_summary(log.path, 2).counts.used == 2);

    summary = swf_summary(LogFile("log.swf", text).path);  // of a machine it does not name
    CHECK(summary.processors == 5);
    CHECK_FALSE(summary.size_is_known);
    CHECK(summary.counts.used == 5);

    const LogFile bare("log.swf", fmt::format("1 0 0 60 1 -1 -1 1 -1{}", tail));
    summary = swf_summary(bare.path, 1);
    CHECK(summary.missing_estimate == MissingEstimate::run_time);
    CHECK(summary.counts.used == 1);
}
