#include "analysis/regress/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "analysis/json.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

Json metric_json(const PublishedMetric& metric) {
    Json json{{"value", number_json(metric.value)}, {"unit", metric.unit}};
    if (metric.half_width) json["half_width"] = number_json(*metric.half_width);
    if (metric.sd) json["sd"] = number_json(*metric.sd);
    if (metric.runs > 0) json["runs"] = metric.runs;
    if (metric.of > 0) json["of"] = metric.of;
    if (metric.tolerance) json["tolerance"] = *metric.tolerance;
    return json;
}

// Takes a file apart and says where it is not what it should be.
class PublishedReader {
  public:
    explicit PublishedReader(const fs::path& file) : file_(file) {}

    Published read() const {
        std::ifstream stream(file_, std::ios::binary);
        if (!stream) throw sim::FileError(fmt::format("{}: cannot be read", file_.string()));
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        try {
            return published_of(Json::parse(text));
        } catch (const Json::parse_error& error) {
            const auto before =
                std::string_view(text).substr(0, std::max<std::size_t>(error.byte, 1) - 1);
            const auto begin = before.rfind('\n') + 1;
            const auto line = 1 + std::count(before.begin(), before.end(), '\n');
            refuse("", "is no JSON here", static_cast<std::size_t>(line),
                   before.size() - begin + 1);
        }
    }

  private:
    [[noreturn]] void refuse(std::string path, std::string_view why, std::size_t line = 0,
                             std::size_t column = 0) const {
        throw sim::InputError({{file_.string(), line, column, std::move(path),
                                fmt::format("{}; an expected result is written by `suanli regress "
                                            "--accept`",
                                            why),
                                ""}});
    }

    const Json& member(const Json& json, const std::string& path, const char* key,
                       bool (*suits)(const Json&), std::string_view due) const {
        const auto whole = path.empty() ? key : fmt::format("{}.{}", path, key);
        if (!json.is_object() || !json.contains(key))
            refuse(whole, fmt::format("is missing; {} is due", due));
        if (!suits(json[key]))
            refuse(whole, fmt::format("`{}` will not do; {} is due", json[key].dump(), due));
        return json[key];
    }

    std::string text(const Json& json, const std::string& path, const char* key) const {
        const auto suits = [](const Json& value) { return value.is_string(); };
        return member(json, path, key, suits, "a text").get<std::string>();
    }

    double number(const Json& json, const std::string& path, const char* key) const {
        const auto suits = [](const Json& value) { return value.is_number() || value.is_null(); };
        const auto& value = member(json, path, key, suits, "a number");
        return value.is_null() ? not_observed : value.get<double>();
    }

    std::optional<double> size(const Json& json, const std::string& path, const char* key) const {
        if (!json.contains(key)) return std::nullopt;
        const auto suits = [](const Json& value) { return value.is_number() && value >= 0; };
        return member(json, path, key, suits, "a number from 0 on").get<double>();
    }

    std::uint64_t count(const Json& json, const std::string& path, const char* key) const {
        if (!json.contains(key)) return 0;
        const auto suits = [](const Json& value) {
            return value.is_number_unsigned() && value > 0 && value <= 1'000'000'000;
        };
        return member(json, path, key, suits, "a whole number from 1 on").get<std::uint64_t>();
    }

    std::vector<std::string> texts(const Json& json, const char* key) const {
        if (!json.contains(key)) return {};
        const auto suits = [](const Json& list) {
            return list.is_array() &&
                   std::ranges::all_of(list, [](const Json& one) { return one.is_string(); });
        };
        return member(json, "", key, suits, "a list of texts").get<std::vector<std::string>>();
    }

    PublishedMetric metric_of(const std::string& key, const Json& json) const {
        const auto path = fmt::format("metrics.{}", key);
        PublishedMetric metric{key, text(json, path, "unit"), number(json, path, "value")};
        metric.half_width = size(json, path, "half_width");
        metric.sd = size(json, path, "sd");
        metric.tolerance = size(json, path, "tolerance");
        metric.runs = count(json, path, "runs");
        metric.of = count(json, path, "of");
        return metric;
    }

    Published published_of(const Json& json) const {
        Published published;
        published.version = text(json, "", "suanli");
        published.set = texts(json, "set");
        if (const auto asked = count(json, "", "replications"))
            published.replications = static_cast<std::uint32_t>(asked);
        published.tolerance = size(json, "", "tolerance").value_or(published.tolerance);
        published.fingerprint = text(json, "", "fingerprint");
        const auto suits = [](const Json& value) { return value.is_object(); };
        for (const auto& [key, metric] :
             member(json, "", "metrics", suits, "a map of numbers").items())
            published.metrics.push_back(metric_of(key, metric));
        return published;
    }

    const fs::path& file_;
};

}  // namespace

fs::path published_beside(const fs::path& scenario) {
    auto file = scenario;
    return file.replace_extension(".expected.json");
}

Published read_published(const fs::path& file) { return PublishedReader(file).read(); }

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
