#include <cmath>

#include "models/draws.hpp"
#include "models/market_conflicts.hpp"
#include "models/network/network_conflicts.hpp"
#include "models/scenario.hpp"
#include "models/series.hpp"
#include "models/traces/words.hpp"
#include "sim/spelling.hpp"
#include "sim/text.hpp"

namespace models {

std::optional<std::string> ClusterSpec::problem() const {
    if (shares_time(queueing) && accelerators() != 1)
        return fmt::format(
            "{} is for a single server: it needs `nodes: 1` and `accelerators_per_node: 1`",
            kind_held(queueing));
    if (nodes == 0 && expansions.empty())
        return "nodes is 0, and none are added: a cluster needs a node";
    for (std::size_t i = 1; i < expansions.size(); ++i)
        if (expansions[i].installed.given.index() == expansions[i - 1].installed.given.index() &&
            expansions[i].installed.given < expansions[i - 1].installed.given)
            return "expansions must stand in order of time";
    if (!expansions.empty() &&
        (shares_time(queueing) || std::holds_alternative<Conservative>(queueing)))
        return fmt::format("{} cannot take new nodes into its plan: choose another queueing",
                           kind_held(queueing));
    if (accelerators() > std::int64_t{1'000'000'000})
        return fmt::format("{} accelerators are more than a cluster can have (1000000000)",
                           accelerators());
    return std::nullopt;
}

std::optional<std::string> DemandClass::problem() const {
    const bool trace = std::holds_alternative<Trace>(arrivals);
    if (trace && (gang || run_time))
        return "a trace says itself how large its jobs are and how long they run: leave out `gang` "
               "and `run_time`";
    const bool replicas = std::holds_alternative<Replicas>(arrivals);
    if (replicas && run_time)
        return "replica groups run as long as their service needs them: leave out `run_time`";
    if (!trace && !replicas && !run_time) return "run_time is missing: how long does a job run?";
    return std::nullopt;
}

namespace {

/// Collects what is wrong, path by path.
class SectionCheck {
  public:
    SectionCheck(const Scenario& scenario, const Reported& reported)
        : scenario_(scenario), reported_(reported) {
        for (const auto& [center_name, center] : scenario.data_centers)
            for (const auto& [name, spec] : center.clusters)
                clusters_.push_back(fmt::format("{}/{}", center_name, name));
        for (const auto& [name, chip] : scenario.chips) chips_.push_back(name);
    }

    std::vector<Conflict> all() {
        for (const auto& [center_name, center] : scenario_.data_centers)
            for (const auto& [name, spec] : center.clusters)
                cluster(fmt::format("data_centers.{}.clusters.{}", center_name, name), spec);
        for (const auto& [name, demand] : scenario_.demand) {
            const auto path = fmt::format("demand.{}", name);
            demand_class(path, demand);
            if (!reported_.touches(path)) draws(path, demand);
        }
        if (scenario_.demand.empty() && scenario_.transfers.empty())
            add("demand", "is missing: without jobs (`demand`) or `transfers` nothing happens");
        name();
        end_of_time();
        rows_of_series();
        for (auto& conflict : market_conflicts(scenario_)) found_.push_back(std::move(conflict));
        for (auto& conflict : network_conflicts(scenario_)) found_.push_back(std::move(conflict));
        std::erase_if(found_, [&](const Conflict& conflict) {
            return reported_.touches(conflict.path) ||
                   std::ranges::any_of(conflict.follows_from, [&](const std::string& key) {
                       return reported_.clouds(key);
                   });
        });
        return std::move(found_);
    }

  private:
    void add(std::string path, std::string text, std::vector<std::string> follows_from = {}) {
        found_.push_back({std::move(path), std::move(text), std::move(follows_from)});
    }

    void cluster(const std::string& path, const ClusterSpec& spec) {
        if (!spec.chip.empty() && !scenario_.chips.contains(spec.chip))
            add(fmt::format("{}.chip", path),
                fmt::format("no chip is named '{}'{}", spec.chip, did_you_mean(spec.chip, chips_)),
                {"chips.*"});
        const bool interchangeable =
            spec.accelerators_per_node == 1 || ignores_nodes(spec.placement);
        if (scenario_.scheduler.past_estimate == PastEstimate::holds_nothing && !interchangeable)
            add(path,
                "`past_estimate: holds_nothing` needs interchangeable accelerators: "
                "`accelerators_per_node: 1` or `placement: anywhere`",
                {"scheduler"});
    }

    void demand_class(const std::string& path, const DemandClass& demand) {
        const bool named = std::holds_alternative<Named>(scenario_.broker);
        if (named && demand.cluster.empty() && clusters_.size() > 1)
            add(path, "cluster is missing: there are several, so say where its jobs go",
                {"broker", "data_centers.*.clusters.*"});
        if (!demand.cluster.empty() &&
            std::ranges::find(clusters_, demand.cluster) == clusters_.end())
            add(fmt::format("{}.cluster", path),
                fmt::format("no cluster is named '{}'{}", demand.cluster,
                            did_you_mean(demand.cluster, clusters_)),
                {"data_centers.*.clusters.*"});
        const bool may_overrun = demand.at_estimate == AtEstimate::runs_on;
        if (scenario_.scheduler.past_estimate == PastEstimate::holds_nothing && may_overrun)
            add(path, "`past_estimate: holds_nothing` needs `at_estimate: stopped`", {"scheduler"});
        const bool endless = !demand.jobs && !std::holds_alternative<Trace>(demand.arrivals);
        if (!scenario_.until && endless)
            add(path, "its jobs never end: say `jobs`, or `until` for the whole scenario",
                {"until"});
        for (const auto& [center_name, center] : scenario_.data_centers)
            for (const auto& [name, spec] : center.clusters)
                if (shares_time(spec.queueing) && demand.patience &&
                    (demand.cluster.empty() ||
                     demand.cluster == fmt::format("{}/{}", center_name, name)))
                    add(fmt::format("{}.patience", path),
                        fmt::format("{} serves whoever comes: nobody waits to lose patience",
                                    kind_held(spec.queueing)),
                        {"data_centers"});
    }

    // Quantities that are drawn: never negative, and time must pass between arrivals.
    void draws(const std::string& path, const DemandClass& demand) {
        const auto negative = [&](std::string_view key, const auto& distribution) {
            if (least_of(distribution).value_or(0) < 0)
                add(fmt::format("{}.{}", path, key), "may become negative; it must be at least 0");
        };
        if (demand.gang && least_of(*demand.gang).value_or(1) < 0.5)
            add(fmt::format("{}.gang", path), "may become less than 1; a job needs an accelerator");
        if (demand.run_time) negative("run_time", *demand.run_time);
        if (demand.patience) negative("patience", *demand.patience);
        if (demand.price_cap) negative("price_cap", *demand.price_cap);
        negative("estimate_factor", demand.estimate_factor);
        const auto still = [&](std::string_view key, const Distribution<Seconds>& gap) {
            negative(key, gap);
            if (!demand.jobs && Sampler(gap).mean() < shortest_gap)
                add(fmt::format("{}.{}", path, key),
                    "is less than 1 ns on average: time would never pass; say how many `jobs` "
                    "come, or a longer one");
        };
        const auto too_many = [&](std::string_view key, Rate rate) {
            if (!demand.jobs && rate.value * shortest_gap > 1)
                add(fmt::format("{}.{}", path, key),
                    "is more than one in 1 ns: time would never pass; say how many `jobs` come, or "
                    "a lower one");
        };
        if (const auto* poisson = std::get_if<Poisson>(&demand.arrivals))
            too_many("arrivals.rate", poisson->rate);
        if (const auto* daily = std::get_if<Daily>(&demand.arrivals))
            too_many("arrivals.rate", daily->rate);
        if (const auto* bursty = std::get_if<Bursty>(&demand.arrivals)) {
            too_many("arrivals.calm_rate", bursty->calm_rate);
            too_many("arrivals.burst_rate", bursty->burst_rate);
        }
        if (const auto* renewal = std::get_if<Renewal>(&demand.arrivals))
            still("arrivals.gap", renewal->gap);
        if (const auto* users = std::get_if<FiniteSource>(&demand.arrivals))
            still("arrivals.think", users->think);
    }

    void end_of_time() {
        if (!scenario_.until) return;
        const Time until = scenario_.until->time(scenario_.start);
        if (until <= Time{})
            add("until", "the end must come after the start", {"start"});
        else if (Time{scenario_.warmup} >= until)
            add("warmup", "the warm-up must be over before the end", {"start", "until"});
    }

    void name() {
        const std::string& name = scenario_.name;
        if (name.empty()) return;
        const bool outside = name == "." || name == ".." || name.find('/') != name.npos;
        const bool blank = is_blank(name.front()) || is_blank(name.back());
        if (outside || blank || name.size() > 200 || name.find_first_of("\t\r\n") != name.npos)
            add("name",
                fmt::format("`{}` cannot name a folder, and results are filed under it: leave out "
                            "`/`, line ends, and blanks around it",
                            shown(name)));
    }

    // Without `until`, or with a fleet, the run itself counts them.
    void rows_of_series() {
        const auto interval = scenario_.report.interval;
        if (!interval || !scenario_.until || clusters_.empty()) return;
        const double length = seconds(scenario_.until->time(scenario_.start).time_since_epoch());
        const double rows =
            std::ceil(length / seconds(*interval)) * static_cast<double>(clusters_.size());
        if (rows > static_cast<double>(Series::most_rows))
            add("report.interval",
                fmt::format("is too short: the time series would have {:.3g} rows, and {} are the "
                            "most",
                            rows, Series::most_rows),
                {"start", "until", "data_centers.*.clusters.*"});
    }

    static constexpr double shortest_gap = 1e-9;  // s

    const Scenario& scenario_;
    const Reported& reported_;
    std::vector<std::string> clusters_{};
    std::vector<std::string> chips_{};
    std::vector<Conflict> found_{};
};

}  // namespace

std::vector<Conflict> conflicts(const Scenario& scenario, const Reported& reported) {
    return SectionCheck(scenario, reported).all();
}

}  // namespace models
