// What a metric reports.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace models {

/// A number that a run produced, with what is needed to judge it.
struct MetricValue {
    enum class Scope { all, demand, origin, region, chip, cluster, link };

    std::string name{};
    Scope scope = Scope::all;
    std::string of{};  // the class, region … where the scope is one
    std::string unit{};
    std::string about{};
    double value = 0;  // of a sample, its mean; not a number where nothing was observed

    // of a sample
    std::optional<std::uint64_t> count{};
    std::optional<double> sd{};
    std::optional<double> min{};
    std::optional<double> max{};
    struct Quantile {
        double p = 0;
        double value = 0;
    };
    std::vector<Quantile> quantiles{};

    // of a number that changes in time: the share of time it stood at 0, 1, 2 …
    std::vector<double> time_shares{};

    // of a random sample in order of observation: means of equal batches, for an interval
    std::vector<double> batch_means{};
};

/// The quantiles that a sample reports once it has observed something.
inline constexpr std::array sample_quantiles{0.5, 0.9, 0.95, 0.99};

/// A metric without its value.
inline MetricValue metric_form(std::string name, std::string unit, std::string about) {
    MetricValue value;
    value.name = std::move(name);
    value.unit = std::move(unit);
    value.about = std::move(about);
    return value;
}

}  // namespace models
