#include "models/fleet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/sites.hpp"

namespace models {

namespace {

using Weights = std::map<std::string, double>;

double between(Date a, Date b, Date t) {
    return static_cast<double>((t - a).count()) / static_cast<double>((b - a).count());
}

double installed_at(const std::vector<Milestone>& path, Date t) {
    if (t <= path.front().date) return path.front().compute.value;
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (t > path[i].date) continue;
        const double before = path[i - 1].compute.value;
        return before +
               (path[i].compute.value - before) * between(path[i - 1].date, path[i].date, t);
    }
    return path.back().compute.value;
}

// Interpolated, and adding up to 1.
Weights weights_at(const std::vector<DatedWeights>& path, Date t) {
    const auto later = std::ranges::find_if(path, [&](const auto& w) { return w.date >= t; });
    Weights weights;
    const auto mix = [&](const Weights& of, double factor) {
        double sum = 0;
        for (const auto& [name, weight] : of) sum += weight;
        for (const auto& [name, weight] : of) weights[name] += factor * weight / sum;
    };
    if (later == path.end()) {
        mix(path.back().weights, 1);
    } else if (later == path.begin()) {
        mix(path.front().weights, 1);
    } else {
        const auto earlier = std::prev(later);
        const double part = between(earlier->date, later->date, t);
        mix(earlier->weights, 1 - part);
        mix(later->weights, part);
    }
    return weights;
}

double factor_of(const Weights& factors, const std::string& name) {
    const auto found = factors.find(name);
    return found == factors.end() ? 1 : found->second;
}

/// What one region and operator has of one chip.
struct Cell {
    double accelerators = 0;  // as the path asks
    std::int64_t nodes = 0;   // whole ones, up to now
    ClusterSpec spec{};
};

class Builder {
  public:
    Builder(const Fleet& fleet, const std::map<std::string, Chip>& chips, Date start)
        : fleet_(fleet), chips_(chips), start_(start), operators_(fleet.operators) {
        if (operators_.empty()) operators_[""].share = 1;
        for (const auto& [name, one] : operators_) shares_ += one.share;
    }

    std::vector<Site> build() {
        const Date last = fleet_.installed.back().date;
        for (Date t = fleet_.installed.front().date;; t = std::min(t + fleet_.step, last)) {
            expand(t);
            if (t == last) break;
        }
        std::vector<Site> sites;
        for (auto& [key, cell] : cells_) {
            const auto& [region, op, chip] = key;
            if (cell.spec.nodes == 0 && cell.spec.expansions.empty()) continue;
            const auto of = op.empty() ? region : fmt::format("{}/{}", region, op);
            sites.push_back({fmt::format("{}/{}", of, chip), region, std::move(cell.spec)});
        }
        return sites;
    }

  private:
    // Each region comes up to its part of what is installed on the date; none loses anything, so
    // where parts shrink, the others add less.
    void expand(Date t) {
        const double total = installed_at(fleet_.installed, t);
        Weights missing;
        double sum = 0;
        for (const auto& [region, share] : weights_at(fleet_.regions, t)) {
            const double lacks = std::max(share * total - compute_[region], 0.0);
            missing[region] = lacks;
            sum += lacks;
        }
        if (sum <= 0) return;
        const double scale = std::max(total - total_, 0.0) / sum;
        for (const auto& [region, lacks] : missing) {
            const double added = lacks * scale;
            compute_[region] += added;
            for (const auto& [name, one] : operators_)
                buy(t, region, name, one, added * one.share / shares_);
        }
        total_ = std::max(total, total_);
    }

    void buy(Date t, const std::string& region, const std::string& op, const FleetOperator& how,
             double compute) {
        Weights mix = weights_at(fleet_.chips, t);
        const auto special = fleet_.region_chips.find(region);
        double speed = 0;  // of all, per unit of weight
        for (auto& [chip, weight] : mix) {
            weight *= factor_of(how.chips, chip);
            if (special != fleet_.region_chips.end()) weight *= factor_of(special->second, chip);
            speed += weight * chips_.at(chip).fp16->value;
        }
        if (speed <= 0) return;
        for (const auto& [chip, weight] : mix) {
            Cell& cell = cells_[{region, op, chip}];
            cell.accelerators += compute * weight / speed;
            add_nodes(cell, t, op, how, chip);
        }
    }

    void add_nodes(Cell& cell, Date t, const std::string& op, const FleetOperator& how,
                   const std::string& chip) {
        const auto nodes = static_cast<std::int64_t>(
            std::nearbyint(cell.accelerators / fleet_.accelerators_per_node));
        const auto more = nodes - cell.nodes;
        if (more <= 0) return;
        cell.nodes = nodes;
        auto& spec = cell.spec;
        spec.chip = chip;
        spec.operator_ = op;
        spec.serves = how.serves;
        spec.accelerators_per_node = fleet_.accelerators_per_node;
        spec.commissioning = fleet_.commissioning;
        spec.queueing = fleet_.queueing;
        spec.placement = fleet_.placement;
        if (t <= start_ || t == fleet_.installed.front().date)
            spec.nodes += more;
        else
            spec.expansions.push_back({Moment{t}, more});
    }

    const Fleet& fleet_;
    const std::map<std::string, Chip>& chips_;
    Date start_{};
    std::map<std::string, FleetOperator> operators_;
    double shares_ = 0;
    double total_ = 0;   // FLOPS installed so far
    Weights compute_{};  // of it, by region
    std::map<std::tuple<std::string, std::string, std::string>, Cell> cells_{};
};

}  // namespace

std::vector<Site> sites_of(const Fleet& fleet, const std::map<std::string, Chip>& chips,
                           Date start) {
    return Builder(fleet, chips, start).build();
}

}  // namespace models
