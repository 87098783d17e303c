#include "analysis/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/course.hpp"
#include "analysis/network_links.hpp"
#include "analysis/process.hpp"
#include "analysis/tables.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

constexpr std::string_view place_of_data = R"("@DATA@")";
constexpr std::size_t most_intervals = 600;
constexpr std::size_t most_clusters = 12;
constexpr int schema = 1;

// Shares of time by value, long lists of places, clusters and links, and links by month would take
// megabytes; the page shows none of them.
Json slim(Json summary) {
    if (summary.contains("network")) summary["network"] = slim_network(summary["network"]);
    for (auto& [name, metric] : summary["metrics"].items()) {
        for (const auto* left_out : {"time_shares", "by_origin", "by_region", "by_chip", "by_link"})
            metric.erase(left_out);
        if (metric.contains("by_cluster") && metric["by_cluster"].size() > most_clusters)
            metric.erase("by_cluster");
        for (const auto* by : {"by_class", "by_cluster"}) {
            if (!metric.contains(by)) continue;
            for (auto& [part, of] : metric[by].items()) of.erase("time_shares");
        }
    }
    return summary;
}

// JSON that is safe inside of a script element; what is not UTF-8 is replaced.
std::string inert(const Json& data) {
    const auto json = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    text.reserve(json.size());
    for (const char c : json) {
        switch (c) {
            case '<': text += "\\u003c"; break;
            case '>': text += "\\u003e"; break;
            case '&': text += "\\u0026"; break;
            default: text += c;
        }
    }
    return text;
}

}  // namespace

std::string report_html(std::string_view page, const Json& data) {
    const auto at = page.find(place_of_data);
    sim::ensure(at != page.npos && page.find(place_of_data, at + 1) == page.npos,
                "the page of a report has one place for its data", page.size());
    return fmt::format("{}{}{}", page.substr(0, at), inert(data),
                       page.substr(at + place_of_data.size()));
}

Json report_data(const Json& summary, const Version& version, const Run& command) {
    return {{"schema", schema},
            {"summary", slim(summary)},
            {"run",
             {{"suanli", version.number},
              {"commit", version.commit},
              {"modified", version.modified},
              {"build", version.build},
              {"command", typed(command)}}}};
}

Json series_json(const std::vector<models::SeriesRow>& rows, sim::Date start) {
    const auto intervals = course_of(rows);
    Json json{{"from", Json::array()},
              {"length_s", Json::array()},
              {"waiting", Json::array()},
              {"busy", Json::array()}};
    const std::size_t joined =
        std::max<std::size_t>(1, (intervals.size() + most_intervals - 1) / most_intervals);
    for (std::size_t first = 0; first < intervals.size(); first += joined) {
        const std::size_t end = std::min(first + joined, intervals.size());
        const double length = sim::seconds(intervals[end - 1].until - intervals[first].from);
        double waiting = 0;
        double busy = 0;
        for (std::size_t i = first; i < end; ++i) {
            const double part = sim::seconds(intervals[i].until - intervals[i].from) / length;
            waiting += intervals[i].waiting * part;
            busy += intervals[i].busy * part;
        }
        json["from"].push_back(date_cell(start + intervals[first].from.time_since_epoch()));
        json["length_s"].push_back(length);
        json["waiting"].push_back(waiting);
        json["busy"].push_back(busy);
    }
    return json;
}

void add_courses(Json& report, const RunResults& results) {
    const auto& world = results.world;
    if (!results.market)
        report["series"] = series_json(world.series.rows(world.now()), world.scenario.start);
    if (world.transport) report["network"] = course_json(world);
}

std::string typed(const Run& command) {
    std::string text = fmt::format("suanli run {}", shell_word(command.scenario.string()));
    for (const auto& set : command.sets) text += fmt::format(" --set {}", shell_word(set));
    if (command.seed) text += fmt::format(" --seed {}", shell_word(*command.seed));
    if (command.until) text += fmt::format(" --until {}", shell_word(*command.until));
    return text;
}

std::string typed(const Replicate& command) {
    auto text = typed(command.run);
    if (command.replications) text += fmt::format(" --replications {}", *command.replications);
    if (command.precision) text += fmt::format(" --precision {}", shell_word(*command.precision));
    if (command.most) text += fmt::format(" --most {}", *command.most);
    for (const auto& key : command.of) text += fmt::format(" --of {}", shell_word(key));
    if (command.find_warm_up) text += " --find-warm-up";
    return fmt::format("{} --confidence {}", text, shell_word(command.confidence));
}

}  // namespace analysis
