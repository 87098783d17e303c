// The block of the summary that a market adds.
#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/hindcast.hpp"
#include "analysis/market_results.hpp"

namespace analysis {

namespace {

Json number(double x) { return number_json(x); }
Json number(std::optional<double> x) { return x ? number_json(*x) : Json(nullptr); }

class Summary {
  public:
    explicit Summary(const MarketFigures& figures)
        : figures_(figures),
          world_(figures.world()),
          survey_(world_.survey->months(world_.now())) {}

    Json all(const std::vector<HindcastRow>& hindcast) const {
        Json json;
        json["months"] = Json::array();
        for (std::size_t m = 0; m < figures_.months(); ++m)
            json["months"].push_back(figures_.name(m));
        json["ladder"] = ladder();
        json["mismatch"] = mismatch();
        json["prices"] = prices();
        json["flows"] = flows();
        json["energy"] = energy();
        json["accounts"] = accounts();
        if (!world_.scenario.report.moments.empty()) json["moments"] = moments();
        if (!hindcast.empty()) json["hindcast"] = hindcast_json(hindcast);
        return json;
    }

  private:
    // The names that clusters have in some respect, sorted, and their selections.
    template <class NameOf>
    std::map<std::string, Selection> groups(NameOf name_of) const {
        std::map<std::string, Selection> groups;
        for (std::uint32_t c = 0; c < world_.sites.size(); ++c) {
            const std::string name(name_of(c));
            if (name.empty()) continue;
            auto& selection = groups[name];
            selection.resize(world_.sites.size());
            selection[c] = true;
        }
        return groups;
    }
    auto hubs() const {
        return groups([&](std::uint32_t c) { return figures_.hub(c); });
    }
    auto chips() const {
        return groups([&](std::uint32_t c) { return world_.sites[c].spec.chip; });
    }
    auto ecosystems() const {
        return groups([&](std::uint32_t c) {
            const auto* chip = figures_.chip(c);
            return chip == nullptr ? std::string() : chip->ecosystem;
        });
    }

    Json ladder_of(const Selection& of, std::optional<std::uint32_t> demand = {}) const {
        Json json{{"accelerators", Json::array()}, {"in_service", Json::array()},
                  {"rented", Json::array()},       {"allocated", Json::array()},
                  {"busy", Json::array()},         {"effective", Json::array()}};
        for (std::size_t m = 0; m < figures_.months(); ++m) {
            const auto f = figures_.ladder_of(m, of, demand);
            json["accelerators"].push_back(f.accelerators);
            json["in_service"].push_back(f.in_service);
            json["rented"].push_back(f.rented);
            json["allocated"].push_back(f.allocated);
            json["busy"].push_back(f.busy);
            json["effective"].push_back(f.effective);
        }
        return json;
    }

    Json ladder() const {
        Json json{{"description",
                   "By month: accelerators installed, and shares of them that reach a rung or a "
                   "higher one. Of a class, the shares that its jobs reach."}};
        json["all"] = ladder_of(figures_.all());
        const auto add = [&](const char* by, const std::map<std::string, Selection>& parts) {
            for (const auto& [name, of] : parts) json[by][name] = ladder_of(of);
        };
        add("by_hub", hubs());
        add("by_region", groups([&](std::uint32_t c) { return world_.sites[c].region; }));
        add("by_chip", chips());
        add("by_operator", groups([&](std::uint32_t c) { return world_.sites[c].spec.operator_; }));
        const auto& classes = world_.metrics.measured().classes;
        for (std::uint32_t d = 0; d < classes.size(); ++d)
            json["by_class"][classes[d]] = ladder_of(figures_.all(), d);
        return json;
    }

    template <class WindowOf>
    Json mismatch_of(WindowOf window_of) const {
        Json json;
        models::MismatchWindow whole;
        const auto add = [&](const char* name, auto value_of) {
            auto& list = json[name] = Json::array();
            for (const auto& month : survey_) {
                const auto mean = window_of(month).mean();
                list.push_back(mean ? number(value_of(*mean)) : Json(nullptr));
            }
        };
        using models::Mismatch;
        add("idle", [](const Mismatch& m) { return m.idle; });
        add("waiting", [](const Mismatch& m) { return m.waiting; });
        add("shortage", [](const Mismatch& m) { return m.shortage; });
        add("glut", [](const Mismatch& m) { return m.glut; });
        add("coexistence", [](const Mismatch& m) { return m.coexistence; });
        add("frictional", [](const Mismatch& m) { return m.frictional; });
        add("structural", [](const Mismatch& m) { return m.structural; });
        std::vector<models::MismatchWindow> windows;
        json["structural_share"] = Json::array();
        for (const auto& month : survey_) {
            windows.push_back(window_of(month));
            whole.add(windows.back());
            json["structural_share"].push_back(number(windows.back().structural_share()));
        }
        const double hours = sim::seconds(world_.now().time_since_epoch()) / 3600;
        Json total;
        if (const auto sum = whole.over(hours)) {
            total = {{"coexistence_hours", sum->coexistence},
                     {"frictional_hours", sum->frictional},
                     {"structural_hours", sum->structural},
                     {"shortage_hours", sum->shortage},
                     {"glut_hours", sum->glut}};
        }
        total["structural_share"] = number(whole.structural_share());
        total["timing_artefact_of_months"] = number(models::timing_artefact(windows));
        json["total"] = total;
        return json;
    }

    Json mismatch() const {
        Json json{{"description",
                   "By month, means over random instants: idle is in service and not rented, "
                   "waiting is asked for and not started; coexistence, the smaller of the two, is "
                   "frictional where it could have started under every rule, else structural. The "
                   "timing artefact is by how much monthly means would overstate coexistence."}};
        json["accelerators"] = mismatch_of([](const auto& m) { return m.accelerators; });
        json["teraflops_fp16"] = mismatch_of([](const auto& m) { return m.teraflops; });
        json["cny_fen_per_hour"] = mismatch_of([](const auto& m) { return m.yuan_per_hour; });
        const auto& classes = world_.metrics.measured().classes;
        const auto& alone = world_.survey->alone();
        for (std::size_t i = 0; i < alone.size(); ++i)
            json["by_class"][classes[alone[i]]] =
                mismatch_of([i](const auto& m) { return m.of_class[i]; });
        const auto mean = [&](const char* name, auto sum_of) {
            auto& list = json[name] = Json::array();
            for (const auto& m : survey_)
                list.push_back(m.indexed > 0 ? Json(sum_of(m) / static_cast<double>(m.indexed))
                                             : Json(nullptr));
        };
        mean("mismatch_index", [](const auto& m) { return m.index; });
        mean("mismatch_index_beyond_chance", [](const auto& m) { return m.index_beyond_chance; });
        mean("dissimilarity", [](const auto& m) { return m.dissimilarity; });
        mean("dissimilarity_beyond_chance",
             [](const auto& m) { return m.dissimilarity_beyond_chance; });
        auto& unplaced = json["accelerators"]["unplaced"] = Json::array();
        for (const auto& m : survey_)
            unplaced.push_back(number(m.unplaced / static_cast<double>(m.instants)));
        return json;
    }

    Json prices() const {
        Json json{{"description",
                   "By month, posted, in yuan per accelerator and hour, averaged over accelerators "
                   "in service that serve all classes; null where there are none."}};
        for (const auto& [chip, of] : chips()) {
            auto& list = json["by_chip"][chip] = Json::array();
            for (std::size_t m = 0; m < figures_.months(); ++m)
                list.push_back(number(figures_.posted(m, of)));
        }
        return json;
    }

    Json flows() const {
        const auto& traffic = world_.record->traffic;
        const double all = static_cast<double>(traffic.all());
        Json json{{"description", "Accelerator-hours of jobs of one region served in another."},
                  {"local_share",
                   all > 0 ? Json(static_cast<double>(traffic.local()) / all) : Json(nullptr)}};
        json["largest"] = Json::array();
        for (const auto& flow : traffic.largest(10))
            json["largest"].push_back(
                {{"origin", traffic.names()[flow.origin]},
                 {"region", traffic.names()[flow.region]},
                 {"jobs", flow.jobs},
                 {"accelerator_hours", static_cast<double>(flow.held) / nanoseconds_per_hour}});
        return json;
    }

    static Json energy_json(const models::EnergyUse& use) {
        return {{"servers_kwh", use.servers.value / 3.6e6},
                {"building_kwh", use.building.value / 3.6e6},
                {"carbon_location_kg", use.located.value},
                {"carbon_market_kg", use.contracted.value},
                {"electricity_cny", use.cost.value}};
    }

    Json energy() const {
        Json json{{"description", "Of the whole run."},
                  {"all", energy_json(figures_.energy(figures_.all()))}};
        for (const auto& [hub, of] : hubs()) json["by_hub"][hub] = energy_json(figures_.energy(of));
        for (const auto& [chip, of] : chips())
            json["by_chip"][chip] = energy_json(figures_.energy(of));
        return json;
    }

    Json accounts() const {
        Json json{{"description", "Yuan over the whole run; all accounts together are zero."}};
        const auto& classes = world_.metrics.measured().classes;
        for (std::uint32_t d = 0; d < classes.size(); ++d)
            json["paid_by_class"][classes[d]] = sim::in_yuan(world_.ledger.paid_by(d)).value;
        for (std::uint32_t o = 0; o < world_.operators.size(); ++o) {
            const auto& name = world_.operators[o].empty() ? "(unnamed)" : world_.operators[o];
            json["earned_by_operator"][name] = sim::in_yuan(world_.ledger.earned_by(o)).value;
            json["electricity_of_operator"][name] =
                sim::in_yuan(world_.ledger.electricity_of(o)).value;
        }
        return json;
    }

    // Means over so many whole months before a moment and as many from it on.
    Json moments() const {
        Json list = Json::array();
        for (const auto& moment : world_.scenario.report.moments) {
            const auto at = figures_.month_of(moment.date);
            Json one{{"name", moment.name}, {"months", moment.months}};
            if (at) one["month"] = figures_.name(*at);
            if (at && *at >= static_cast<std::size_t>(moment.months) &&
                *at + static_cast<std::size_t>(moment.months) <= figures_.months()) {
                const auto compare = [&](auto value_of) {
                    const double before =
                        mean(*at - static_cast<std::size_t>(moment.months), *at, value_of);
                    const double after =
                        mean(*at, *at + static_cast<std::size_t>(moment.months), value_of);
                    return Json{{"before", number(before)}, {"after", number(after)}};
                };
                for (const auto& [name, of] : ecosystems()) {
                    const auto& selection = of;
                    one["rented"][name] = compare([&](std::size_t m) {
                        const auto f = figures_.ladder_of(m, selection);
                        return f.rented / f.in_service;
                    });
                    one["price"][name] = compare([&](std::size_t m) {
                        return figures_.posted(m, selection)
                            .value_or(std::numeric_limits<double>::quiet_NaN());
                    });
                }
                const auto& classes = world_.metrics.measured().classes;
                for (std::uint32_t d = 0; d < classes.size(); ++d) {
                    one["accelerators_rented"][classes[d]] = compare([&](std::size_t m) {
                        const auto f = figures_.ladder_of(m, figures_.all(), d);
                        return f.rented * f.accelerators;
                    });
                }
            }
            list.push_back(one);
        }
        return list;
    }

    template <class ValueOf>
    static double mean(std::size_t from, std::size_t until, ValueOf value_of) {
        double sum = 0;
        for (std::size_t m = from; m < until; ++m) sum += value_of(m);
        return sum / static_cast<double>(until - from);
    }

    const MarketFigures& figures_;
    const models::World& world_;
    std::vector<models::SurveyMonth> survey_;
};

}  // namespace

Json market_json(const MarketFigures& figures, const std::vector<HindcastRow>& hindcast) {
    Json json = Summary(figures).all(hindcast);
    json["ladder"]["by_region_and_chip"] = region_and_chip_json(figures);
    return json;
}

}  // namespace analysis
