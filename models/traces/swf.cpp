#include "models/traces/swf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/arrivals/trace.hpp"
#include "models/traces/trace_reader.hpp"
#include "models/traces/words.hpp"
#include "sim/lines.hpp"

namespace models {

namespace {

constexpr std::size_t fields = 18;

/// The value of a header comment such as `; MaxProcs: 240`, if it is the one of that name.
std::optional<std::string_view> header_value(std::string_view comment, std::string_view name) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : int{c}; };
    comment = trimmed(comment);
    if (!std::ranges::equal(comment.substr(0, name.size()), name, {}, lower, lower))
        return std::nullopt;
    comment = trimmed(comment.substr(name.size()));
    if (!comment.starts_with(':')) return std::nullopt;
    return trimmed(comment.substr(1));
}

/// The number a header value starts with; some logs explain it on the same line.
std::optional<std::int64_t> leading_number(std::string_view value) {
    const auto value_end = std::find_if(value.begin(), value.end(), is_blank);
    return short_whole(value.substr(0, static_cast<std::size_t>(value_end - value.begin())));
}

SwfSummary summarize(const std::filesystem::path& path, std::int64_t processors,
                     MissingEstimate missing) {
    Trace rules;
    rules.format = TraceFormat::swf;
    rules.missing_estimate = missing;
    TraceReader reader(path, rules, processors);
    SwfSummary summary;
    summary.processors = processors;
    summary.missing_estimate = missing;
    while (const auto job = reader.next()) {
        if (!summary.first_submit) summary.first_submit = job->submit;
        summary.last_submit = job->submit;
        summary.largest_job = std::max(summary.largest_job, job->accelerators);
    }
    summary.counts = reader.counts();
    return summary;
}

}  // namespace

std::optional<TraceRecord> Swf::parse(std::string_view line) const {
    std::array<std::string_view, fields> words;
    std::size_t count = 0;
    const char* at = line.data();
    const char* const end = at + line.size();
    for (;;) {
        while (at != end && is_blank(*at)) ++at;
        if (at == end) break;
        if (count == 0 && *at == ';') return std::nullopt;
        const char* const from = at;
        while (at != end && !is_blank(*at)) ++at;
        if (count < fields) words[count] = {from, static_cast<std::size_t>(at - from)};
        ++count;
    }
    if (count == 0) return std::nullopt;
    if (count < fields)
        throw MalformedLine(line.size(), fmt::format("a record has 18 fields, not {}", count));
    const std::int64_t id = whole_number(line, words[0], "the job number (field 1)");
    if (id < 0) throw MalformedLine(0, "the job number (field 1) is negative");
    TraceRecord record;
    record.id = static_cast<std::uint64_t>(id);
    record.submit = seconds_of(line, words[1], "the submit time (field 2)");
    record.run = seconds_of(line, words[3], "the run time (field 4)");
    record.allocated = whole_number(line, words[4], "the allocated processors (field 5)");
    record.requested = whole_number(line, words[7], "the requested processors (field 8)");
    record.requested_time = seconds_of(line, words[8], "the requested time (field 9)");
    return record;
}

SwfHeader read_swf_header(const std::filesystem::path& path) {
    SwfHeader header;
    std::optional<std::int64_t> nodes;
    LineReader lines(path);
    while (const auto line = lines.next()) {
        std::string_view comment = trimmed(*line);
        if (comment.empty()) continue;
        if (!comment.starts_with(';')) break;
        comment.remove_prefix(1);
        if (const auto value = header_value(comment, "Computer")) header.computer = *value;
        if (const auto value = header_value(comment, "Installation")) header.installation = *value;
        if (const auto value = header_value(comment, "MaxProcs"))
            header.processors = leading_number(*value);
        if (const auto value = header_value(comment, "MaxNodes")) nodes = leading_number(*value);
        if (const auto value = header_value(comment, "UnixStartTime"))
            header.unix_start_time = leading_number(*value);
    }
    if (header.processors.value_or(0) <= 0) header.processors = nodes;
    if (header.processors.value_or(0) <= 0) header.processors.reset();
    return header;
}

SwfSummary swf_summary(const std::filesystem::path& path, std::optional<std::int64_t> processors) {
    const SwfHeader header = read_swf_header(path);
    if (!processors) processors = header.processors;
    const std::int64_t size = processors.value_or(INT64_MAX);
    SwfSummary summary = summarize(path, size, MissingEstimate::drop);
    if (summary.counts.used == 0 && summary.counts.skipped_for(SkipReason::no_estimate) > 0)
        summary = summarize(path, size, MissingEstimate::run_time);
    summary.size_is_known = processors.has_value();
    if (!processors) summary.processors = summary.largest_job;
    summary.header = header;
    return summary;
}

}  // namespace models
