#include "models/market_conflicts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/tenants.hpp"
#include "sim/spelling.hpp"

namespace models {

namespace {

template <class T>
std::vector<std::string> names_of(const std::map<std::string, T>& things) {
    std::vector<std::string> names;
    for (const auto& [name, thing] : things) names.push_back(name);
    return names;
}

class MarketCheck {
  public:
    explicit MarketCheck(const Scenario& scenario)
        : scenario_(scenario),
          regions_(names_of(scenario.regions)),
          chips_(names_of(scenario.chips)),
          classes_(names_of(scenario.demand)) {
        for (const auto& [name, chip] : scenario.chips)
            if (!chip.ecosystem.empty() &&
                std::ranges::find(ecosystems_, chip.ecosystem) == ecosystems_.end())
                ecosystems_.push_back(chip.ecosystem);
        trades_ = !std::holds_alternative<Named>(scenario.broker);
    }

    std::vector<Conflict> all() {
        if (scenario_.data_centers.empty() && !scenario_.fleet && !scenario_.demand.empty())
            add("data_centers", "is missing: a market needs supply (`data_centers` or `fleet`)");
        if (!trades_) no_market();
        if (ecosystems_.size() >= most_ecosystems)
            add("chips", fmt::format("have {} ecosystems; software is told apart for {} at most",
                                     ecosystems_.size(), most_ecosystems - 1));
        for (const auto& [name, center] : scenario_.data_centers) supply(name, center);
        for (const auto& [name, demand] : scenario_.demand)
            demand_class(fmt::format("demand.{}", name), demand);
        if (scenario_.fleet) fleet(*scenario_.fleet);
        for (const auto& name : scenario_.report.alone)
            known("report.alone", "demand class", name, classes_);
        return std::move(found_);
    }

  private:
    void add(std::string path, std::string text) {
        found_.push_back({std::move(path), std::move(text)});
    }

    void known(const std::string& path, std::string_view thing, const std::string& name,
               const std::vector<std::string>& names) {
        if (std::ranges::find(names, name) != names.end()) return;
        const std::string_view where = thing == "region"         ? "regions.*"
                                       : thing == "chip"         ? "chips.*"
                                       : thing == "demand class" ? "demand.*"
                                                                 : "chips";
        found_.push_back(
            {path,
             fmt::format("no {} is named '{}'{}", thing, name, did_you_mean(name, names)),
             {"broker", std::string(where)}});
    }

    void no_market() {
        const auto needs = [&](std::string_view key) {
            add(std::string(key), "needs a broker other than `named`");
        };
        if (scenario_.fleet) needs("fleet");
        if (scenario_.offers_age > Duration{0}) needs("offers_age");
        if (!std::holds_alternative<Fixed>(scenario_.market)) needs("market");
    }

    void supply(const std::string& name, const DataCenter& center) {
        const auto path = fmt::format("data_centers.{}", name);
        if (trades_ && !scenario_.regions.empty())
            known(fmt::format("{}.region", path), "region", center.region, regions_);
        for (const auto& [cluster_name, spec] : center.clusters) {
            const auto cluster = fmt::format("{}.clusters.{}", path, cluster_name);
            for (const auto& served : spec.serves)
                known(fmt::format("{}.serves", cluster), "demand class", served, classes_);
            if (trades_ && shares_time(spec.queueing))
                add(fmt::format("{}.queueing", cluster),
                    fmt::format("{} is for a single server, which no broker offers",
                                kind_held(spec.queueing)));
        }
    }

    void demand_class(const std::string& path, const DemandClass& demand) {
        for (const auto& [region, weight] : demand.origins)
            known(fmt::format("{}.origins", path), "region", region, regions_);
        for (const auto& [ecosystem, how] : demand.ecosystems)
            known(fmt::format("{}.ecosystems", path), "chip's ecosystem", ecosystem, ecosystems_);
        if (!demand.reference.empty()) {
            known(fmt::format("{}.reference", path), "chip", demand.reference, chips_);
            for (const auto& [name, chip] : scenario_.chips)
                if (!chip.fp16)
                    add(fmt::format("chips.{}", name),
                        fmt::format("fp16 is missing: {} compares chips by it", path));
        }
        if (!trades_) return;
        if (!demand.cluster.empty())
            add(fmt::format("{}.cluster", path), "a broker chooses: leave out `cluster`");
        double weights = 0;
        for (const auto& [region, weight] : demand.origins) weights += weight;
        if (!scenario_.regions.empty() && weights <= 0)
            add(path, "origins is missing: from which regions do its jobs come?");
    }

    template <class Dated>
    void in_order(const std::string& path, const std::vector<Dated>& path_in_time) {
        for (std::size_t i = 1; i < path_in_time.size(); ++i)
            if (path_in_time[i].date <= path_in_time[i - 1].date)
                add(path, "dates must stand in order of time, each once");
    }

    void weights(const std::string& path, std::string_view thing,
                 const std::vector<DatedWeights>& steps, const std::vector<std::string>& names) {
        in_order(path, steps);
        for (const auto& step : steps) {
            double sum = 0;
            for (const auto& [name, weight] : step.weights) {
                known(path, thing, name, names);
                sum += weight;
            }
            if (sum <= 0) add(path, "needs a weight above 0 on each date");
        }
    }

    void fleet(const Fleet& fleet) {
        in_order("fleet.installed", fleet.installed);
        weights("fleet.regions", "region", fleet.regions, regions_);
        weights("fleet.chips", "chip", fleet.chips, chips_);
        for (const auto& step : fleet.chips)
            for (const auto& [name, weight] : step.weights)
                if (const auto chip = scenario_.chips.find(name);
                    chip != scenario_.chips.end() && !chip->second.fp16)
                    add(fmt::format("chips.{}", name), "fp16 is missing: the fleet counts in it");
        for (const auto& [region, factors] : fleet.region_chips) {
            known("fleet.region_chips", "region", region, regions_);
            for (const auto& [chip, factor] : factors)
                known(fmt::format("fleet.region_chips.{}", region), "chip", chip, chips_);
        }
        double shares = 0;
        for (const auto& [name, one] : fleet.operators) {
            shares += one.share;
            for (const auto& served : one.serves)
                known(fmt::format("fleet.operators.{}.serves", name), "demand class", served,
                      classes_);
            for (const auto& [chip, factor] : one.chips)
                known(fmt::format("fleet.operators.{}.chips", name), "chip", chip, chips_);
        }
        if (!fleet.operators.empty() && shares <= 0)
            add("fleet.operators", "needs a share above 0");
        if (shares_time(fleet.queueing) || std::holds_alternative<Conservative>(fleet.queueing))
            add("fleet.queueing",
                fmt::format("{} cannot take new nodes into its plan: choose another queueing",
                            kind_held(fleet.queueing)));
    }

    const Scenario& scenario_;
    std::vector<std::string> regions_{};
    std::vector<std::string> chips_{};
    std::vector<std::string> classes_{};
    std::vector<std::string> ecosystems_{};
    bool trades_ = false;
    std::vector<Conflict> found_{};
};

}  // namespace

std::vector<Conflict> market_conflicts(const Scenario& scenario) {
    return MarketCheck(scenario).all();
}

}  // namespace models
