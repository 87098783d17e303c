#include "models/traces/trace_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace models {

namespace {

constexpr std::size_t most_problems = 20;

/// By the name: `.swf` or `.csv`, also with `.gz`.
std::optional<TraceFormat> format_of(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    std::string_view view = name;
    if (view.ends_with(".gz")) view.remove_suffix(3);
    if (view.ends_with(".swf")) return TraceFormat::swf;
    if (view.ends_with(".csv")) return TraceFormat::csv;
    return std::nullopt;
}

}  // namespace

TraceReader::TraceReader(const std::filesystem::path& path, const Trace& rules,
                         std::int64_t accelerators)
    : rules_(rules), accelerators_(accelerators), lines_(path), format_(open(rules.format)) {}

TraceReader::Format TraceReader::open(TraceFormat format) {
    if (format == TraceFormat::automatic) {
        const auto named = format_of(lines_.path());
        if (!named)
            throw InputError({{lines_.path().string(), 0, 0, "",
                               "the name ends in neither .swf nor .csv; say `format: swf` or "
                               "`format: csv`",
                               ""}});
        format = *named;
    }
    if (format == TraceFormat::swf) return Swf{};
    std::string_view header;
    try {
        header = lines_.next().value_or("");
        return JobCsv(header);
    } catch (const MalformedLine& malformed) {
        report(header, malformed.offset, malformed.what());
        throw InputError(std::move(problems_));
    }
}

std::optional<TraceJob> TraceReader::next() {
    while (!at_end_ && ahead_.size() < window) {
        if (const auto line = lines_.next())
            read_line(*line);
        else
            at_end_ = true;
        if (!problems_.empty() && (at_end_ || problems_.size() == most_problems))
            throw InputError(std::move(problems_));
    }
    if (ahead_.empty()) return std::nullopt;
    const TraceJob job = ahead_.front();
    ahead_.pop_front();
    submitted_ = job.submit;
    return job;
}

void TraceReader::read_line(std::string_view line) {
    try {
        const auto record =
            std::visit([&](const auto& format) { return format.parse(line); }, format_);
        if (record) use(*record, line);
    } catch (const MalformedLine& malformed) {
        report(line, malformed.offset, malformed.what());
    }
}

void TraceReader::use(const TraceRecord& found, std::string_view line) {
    ++counts_.records;
    TraceRecord record = found;
    if (const auto reason = mend(record)) {
        ++counts_.skipped[static_cast<std::size_t>(*reason)];
        if (keeps_skipped_) skipped_.push_back({record.id, lines_.line(), *reason});
        return;
    }
    ++counts_.used;
    counts_.mended_processors +=
        found.requested != record.requested || found.allocated != record.allocated;
    counts_.mended_estimate += found.requested_time != record.requested_time;
    counts_.longer_than_estimate += record.run > record.requested_time;
    keep_in_order({record.id, lines_.line(), record.submit, record.run, record.requested_time,
                   record.requested},
                  line);
}

/// Fills in what the log left out, or says why the job cannot be replayed.
std::optional<SkipReason> TraceReader::mend(TraceRecord& record) {
    if (record.requested > accelerators_ || record.allocated > accelerators_)
        return SkipReason::over_size;
    if (record.requested <= 0 && record.allocated <= 0) return SkipReason::no_processors;
    if (record.requested <= 0) record.requested = record.allocated;
    if (record.allocated <= 0) record.allocated = record.requested;
    if (record.run <= Duration::zero()) return SkipReason::no_run_time;
    if (record.requested_time <= Duration::zero()) {
        if (rules_.missing_estimate == MissingEstimate::drop) return SkipReason::no_estimate;
        record.requested_time = record.run;
    }
    if (record.submit < Duration::zero()) return SkipReason::before_start;
    return std::nullopt;
}

void TraceReader::keep_in_order(const TraceJob& job, std::string_view line) {
    if (job.submit < submitted_) {
        report(line, 0,
               fmt::format("job {} was submitted before one that stands more than {} jobs ahead of "
                           "it; sort the log by submit time",
                           job.id, window));
        return;
    }
    auto place = ahead_.end();
    while (place != ahead_.begin() && job.submit < std::prev(place)->submit) --place;
    ahead_.insert(place, job);
}

void TraceReader::report(std::string_view line, std::size_t offset, const std::string& message) {
    const auto word = line.substr(std::min(offset, line.size()));
    problems_.push_back(
        problem_in_line(lines_.path().string(), static_cast<std::size_t>(lines_.line()), line,
                        offset, word.substr(0, word.find_first_of(" \t,")).size(), message));
}

std::vector<SkippedJob> TraceReader::take_skipped() { return std::exchange(skipped_, {}); }

}  // namespace models
