#include "analysis/regress/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "analysis/sweep/measures.hpp"

namespace analysis {
namespace {

constexpr std::size_t most_parts = 8;  // that are told one by one

bool is_number(const Json& json) { return json.is_number() || json.is_null(); }

double number_of(const Json& json) { return json.is_null() ? not_observed : json.get<double>(); }

bool is_note(const std::string& member) {
    constexpr std::array<std::string_view, 4> notes{"unit", "description", "interval", "hindcast"};
    return std::ranges::find(notes, member) != notes.end();
}

std::string member_below(const std::string& key, const std::string& member) {
    if (member == "value") return key;
    return key.empty() ? member : fmt::format("{}.{}", key, member);
}

// Of a metric all members have its unit, but for those that count.
std::string unit_below(const std::string& member, const std::string& unit) {
    return member == "count" || member == "time_shares" ? "" : unit;
}

std::string unit_of(const Json& json, const std::string& otherwise) {
    return json.contains("unit") ? json["unit"].get<std::string>() : otherwise;
}

// Parts of one kind: `by_cluster`, or the links of a network.
bool are_many_parts(const std::string& key, const Json& json) {
    if (json.size() <= most_parts || key.ends_with("by_class")) return false;
    return std::ranges::all_of(json, [](const Json& part) { return part.is_object(); }) ||
           std::ranges::all_of(json, [](const Json& part) { return part.is_array(); });
}

bool have_names(const Json& list) {
    return std::ranges::all_of(list, [](const Json& one) {
        return one.is_object() && one.contains("name") && one["name"].is_string();
    });
}

// Numbers that share a key, in the order in which keys were met.
class MeanSquares {
  public:
    void gather(const Json& json, const std::string& key, const std::string& unit) {
        if (is_number(json)) {
            add(number_of(json), key, unit);
        } else if (json.is_array()) {
            for (const auto& element : json) gather(element, key, unit);
        } else if (json.is_object()) {
            const auto own = unit_of(json, unit);
            for (const auto& [member, value] : json.items())
                if (!is_note(member))
                    gather(value, member_below(key, member), unit_below(member, own));
        }
    }

    void put(std::vector<PublishedMetric>& figures) const {
        for (auto one : sums_) {
            if (one.runs > 0)
                one.value = std::sqrt(one.value / static_cast<double>(one.runs));
            else
                one.value = not_observed;
            one.runs = 0;
            figures.push_back(one);
        }
    }

  private:
    // Until all are gathered, `value` is the sum of squares and `runs` counts what was observed.
    void add(double value, const std::string& key, const std::string& unit) {
        const auto [found, is_new] = index_.emplace(key, sums_.size());
        if (is_new) sums_.push_back({key, unit});
        auto& sum = sums_[found->second];
        ++sum.of;
        if (std::isnan(value)) return;
        sum.value += value * value;
        ++sum.runs;
    }

    std::vector<PublishedMetric> sums_{};
    std::map<std::string, std::size_t> index_{};
};

class Collector {
  public:
    void put(const Json& json, const std::string& key, const std::string& unit) {
        if (is_number(json)) {
            figures_.push_back({key, unit, number_of(json)});
        } else if (json.is_array() ? !have_names(json) || json.size() > most_parts
                                   : are_many_parts(key, json)) {
            MeanSquares squares;
            for (const auto& part : json) squares.gather(part, key, unit);
            squares.put(figures_);
        } else if (json.is_array()) {
            for (const auto& one : json)
                put(one, member_below(key, one["name"].get<std::string>()), unit);
        } else if (json.is_object()) {
            put_members(json, key, unit);
        }
    }

    void put_members(const Json& json, const std::string& key, const std::string& unit) {
        const auto own = unit_of(json, unit);
        for (const auto& [member, value] : json.items()) {
            if (is_note(member)) continue;
            put(value, member_below(key, member), unit_below(member, own));
            if (member == "value" && json.contains("interval"))
                figures_.back().half_width = json["interval"]["half_width"].get<double>();
        }
    }

    std::vector<PublishedMetric> take() { return std::move(figures_); }

  private:
    std::vector<PublishedMetric> figures_{};
};

}  // namespace

std::vector<PublishedMetric> figures_of(const Json& summary) {
    Collector all;
    all.put_members(summary["metrics"], "", "");
    for (const auto* block : {"logs", "market", "network"})
        if (summary.contains(block)) all.put_members(summary[block], block, "");
    if (summary.contains("market") && summary["market"].contains("hindcast"))
        for (const auto& row : summary["market"]["hindcast"])
            all.put(row["simulated"], fmt::format("hindcast.{}", row["name"].get<std::string>()),
                    "");
    return all.take();
}

}  // namespace analysis
