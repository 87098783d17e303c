#include "analysis/regress/published.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "analysis/json.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void not_expected(const fs::path& file, const std::string& why) {
    sim::Problem problem;
    problem.file = file.string();
    problem.message = fmt::format("{}; it is written by suanli regress --accept", why);
    throw sim::InputError({problem});
}

Json metric_json(const PublishedMetric& metric) {
    Json json{{"value", number_json(metric.value)}, {"unit", metric.unit}};
    if (metric.half_width) json["half_width"] = number_json(*metric.half_width);
    if (metric.sd) json["sd"] = number_json(*metric.sd);
    if (metric.runs > 0) json["runs"] = metric.runs;
    if (metric.tolerance) json["tolerance"] = *metric.tolerance;
    return json;
}

std::optional<double> number_if_any(const Json& json, const char* key) {
    if (!json.contains(key)) return std::nullopt;
    return json.at(key).get<double>();
}

PublishedMetric metric_of(const std::string& key, const Json& json) {
    PublishedMetric metric{key, json.at("unit").get<std::string>()};
    const auto& value = json.at("value");
    metric.value = value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
    metric.half_width = number_if_any(json, "half_width");
    metric.sd = number_if_any(json, "sd");
    metric.tolerance = number_if_any(json, "tolerance");
    if (json.contains("runs")) metric.runs = json.at("runs").get<std::uint64_t>();
    return metric;
}

Published published_of(const Json& json) {
    Published published;
    published.version = json.at("suanli").get<std::string>();
    if (json.contains("set")) published.set = json.at("set").get<std::vector<std::string>>();
    if (json.contains("replications"))
        published.replications = json.at("replications").get<std::uint32_t>();
    published.tolerance = json.at("tolerance").get<double>();
    published.fingerprint = json.at("fingerprint").get<std::string>();
    for (const auto& [key, metric] : json.at("metrics").items())
        published.metrics.push_back(metric_of(key, metric));
    return published;
}

}  // namespace

fs::path published_beside(const fs::path& scenario) {
    auto file = scenario;
    return file.replace_extension(".expected.json");
}

Published read_published(const fs::path& file) {
    std::ifstream text(file);
    if (!text) throw sim::FileError(fmt::format("{}: cannot be read", file.string()));
    try {
        const auto published = published_of(Json::parse(text));
        if (published.replications < 1) not_expected(file, "replications: 1 or more");
        if (!(published.tolerance >= 0)) not_expected(file, "tolerance: 0 or more");
        return published;
    } catch (const Json::exception& error) {
        not_expected(file, fmt::format("is no expected result: {}", error.what()));
    }
}

std::string text_of(const Published& published) {
    Json head{{"suanli", published.version}};
    if (!published.set.empty()) head["set"] = published.set;
    if (published.replications > 1) head["replications"] = published.replications;
    head["tolerance"] = published.tolerance;
    head["fingerprint"] = published.fingerprint;
    auto text = head.dump(2);
    text.resize(text.size() - 2);  // goes on before the brace
    text += ",\n  \"metrics\": {";
    bool first = true;
    for (const auto& metric : published.metrics) {
        text += fmt::format("{}\n    {}: {}", first ? "" : ",", Json(metric.key).dump(),
                            metric_json(metric).dump());
        first = false;
    }
    return text + "\n  }\n}\n";
}

}  // namespace analysis
