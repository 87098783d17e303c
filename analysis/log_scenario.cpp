#include "analysis/log_scenario.hpp"

#include <fmt/format.h>

#include "analysis/yaml_text.hpp"
#include "sim/date_text.hpp"
#include "sim/names.hpp"

namespace analysis {
namespace {

// Before 1970 or after 2200, a log does not mean it.
bool known_date(std::int64_t unix_time) { return unix_time > 0 && unix_time < 7'258'118'400; }

std::string counts_comments(const models::TraceCounts& counts) {
    std::string text =
        comment(fmt::format("{} of its {} records can be replayed", counts.used, counts.records));
    for (std::size_t i = 0; i < models::skip_reasons; ++i) {
        if (counts.skipped[i] == 0) continue;
        const auto reason = static_cast<models::SkipReason>(i);
        text += comment(fmt::format("  {} left out: {}", counts.skipped[i], sim::name_of(reason)));
    }
    if (counts.longer_than_estimate > 0)
        text +=
            comment(fmt::format("  {} ran longer than they had asked for, and are stopped there",
                                counts.longer_than_estimate));
    return text;
}

}  // namespace

std::string log_scenario(const models::SwfSummary& log, const LogOptions& options) {
    std::string text = comment(fmt::format("Replays {}.", options.path));
    if (!log.header.computer.empty()) {
        text +=
            comment(fmt::format("Computer: {}; {}", log.header.computer, log.header.installation));
    }
    if (!log.size_is_known)
        text +=
            comment("The log does not say how large the machine is: as large as its largest job");
    text += counts_comments(log.counts);
    text += fmt::format("name: {}\n", quoted(options.name));
    if (log.header.unix_start_time && known_date(*log.header.unix_start_time)) {
        const auto start =
            std::chrono::sys_seconds(std::chrono::seconds(*log.header.unix_start_time));
        text += fmt::format("start: {}\n", sim::date_text(start));
    }
    // where arrivals go first, a run whose time is up must not hold what they could have
    const auto* past_estimate =
        options.ties == "arrivals_first" ? "  past_estimate: holds_nothing\n" : "";
    text += fmt::format(
        "scheduler:\n"
        "  pass: {}\n"
        "  ties: {}\n"
        "{}"
        "data_centers:\n"
        "  site:\n"
        "    clusters:\n"
        "      machine:\n"
        "        nodes: {}\n"
        "        queueing: {}\n"
        "demand:\n"
        "  log:\n"
        "    arrivals:\n"
        "      kind: trace\n"
        "      path: {}\n"
        "      format: swf\n",
        options.pass, options.ties, past_estimate, log.processors, options.queueing,
        quoted(options.path));
    if (log.missing_estimate == models::MissingEstimate::run_time) {
        text += "      missing_estimate: run_time  # the log knows no requested times\n";
    }
    text += "    at_estimate: stopped  # as batch systems do\n";
    return text;
}

}  // namespace analysis
