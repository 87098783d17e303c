#include "analysis/sweep/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "analysis/in_parallel.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "sim/ensure.hpp"
#include "sim/fingerprint.hpp"
#include "sim/random.hpp"
#include "sim/spelling.hpp"
#include "sim/writer.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_runs = 1'000'000'000;

// Measures are looked for in what a world reports before it has begun.
std::vector<Measure> measures_of(StudyFile& file, const models::Scenario& scenario,
                                 const std::vector<std::string>& wanted) {
    const auto metrics = models::World(scenario).report();
    if (wanted.empty()) return all_measures(metrics);
    std::vector<std::string> known;
    for (const auto& metric : metrics) known.push_back(key_of(metric));
    std::vector<Measure> measures;
    const auto* list = file.document.root().find("measure");
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto refuse = [&](std::string_view why) {
            file.document.problems.add(list->value->entries[i].value->place,
                                       fmt::format("measure[{}]", i), why);
        };
        const auto before = wanted.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(wanted.begin(), before, wanted[i]) != before) {
            refuse(fmt::format("`{}` is measured already", wanted[i]));
        } else if (auto measure = measure_of(metrics, wanted[i])) {
            measures.push_back(std::move(*measure));
        } else {
            refuse(fmt::format("this scenario has no metric '{}'{}", wanted[i],
                               sim::did_you_mean(wanted[i], known)));
        }
    }
    return measures;
}

// Points whose scenarios are read side by side, and whose runs are told in order.
class PointsToPlan {
  public:
    PointsToPlan(const SweepHead& head, const Factors& factors, StudyFile& file,
                 const std::function<void(const PlannedRun&)>& visit)
        : head_(head), factors_(factors), file_(file), visit_(visit) {}

    void add(const Coordinates& at) {
        waiting_.push_back({at, factors_.at(at)});
        if (waiting_.size() * head_.replications >= most_waiting) plan();
    }

    void plan() {
        const auto identify = [&](std::size_t i, const MustStop&) {
            try {
                waiting_[i].ids = ids_of(planned_ + i, waiting_[i].settings);
            } catch (...) {
                waiting_[i].trouble = std::current_exception();
            }
            return true;
        };
        in_parallel(waiting_.size(), all_cores(), identify, [] { return false; });
        for (const auto& point : waiting_) tell(point);
        waiting_.clear();
    }

    std::uint64_t planned() const { return planned_; }

  private:
    static constexpr std::uint64_t most_waiting = 8192;  // runs

    struct Point {
        Coordinates at{};
        Settings settings{};
        std::vector<std::string> ids{};  // (replication)
        std::exception_ptr trouble{};
    };

    std::uint32_t replication(std::uint64_t point, std::uint64_t i) const {
        const auto before = file_.study.seeds == Pairing::paired ? 0 : point * head_.replications;
        return static_cast<std::uint32_t>(before + i);
    }

    std::vector<std::string> ids_of(std::uint64_t point, const Settings& settings) {
        std::vector<std::string> ids;
        auto scenario = scenario_of(head_, {.settings = settings});
        for (std::uint64_t i = 0; i < head_.replications; ++i) {
            scenario.replication = replication(point, i);
            ids.push_back(id_of(scenario, head_.version, files_));
        }
        return ids;
    }

    void tell(const Point& point) {
        if (point.trouble) rethrow(point);
        for (std::uint64_t i = 0; i < head_.replications; ++i)
            visit_({planned_ * head_.replications + i, point.ids[i], planned_,
                    replication(planned_, i), point.settings});
        ++planned_;
    }

    [[noreturn]] void rethrow(const Point& point) {
        try {
            std::rethrow_exception(point.trouble);
        } catch (const sim::InputError& error) {
            throw factors_.told(file_, point.at, error);
        }
    }

    const SweepHead& head_;
    const Factors& factors_;
    StudyFile& file_;
    const std::function<void(const PlannedRun&)>& visit_;
    FileHashes files_{};
    std::vector<Point> waiting_{};
    std::uint64_t planned_ = 0;
};

}  // namespace

std::string plan_line(const PlannedRun& run) {
    Json settings = Json::object();
    for (const auto& [key, value] : run.settings) settings[key] = value;
    return fmt::format(R"({{"run":{},"id":"{}","point":{},"replication":{},"set":{}}})"
                       "\n",
                       run.run, run.id, run.point, run.replication, settings.dump());
}

fs::path sweep_folder(const fs::path& study, const std::optional<fs::path>& given) {
    if (given) return *given;
    return fs::path("results") / read_study(study).study.name;
}

std::string version_id(const Version& version) {
    return fmt::format("{}{}{}{}", version.number, version.commit.empty() ? "" : " ",
                       version.commit.substr(0, 12), version.modified ? " modified" : "");
}

std::string id_of(const models::Scenario& scenario, const std::string& version, FileHashes& files) {
    sim::Fingerprint hash;
    hash.add(sim::random::hash(models::to_json(scenario)), sim::random::hash(version));
    for (const auto& file : models::files_of(scenario)) hash.add(files.of(file));
    return fmt::format("{:016x}", hash.value());
}

models::Scenario scenario_of(const SweepHead& head, const PlannedRun& run) {
    auto sets = head.set;
    for (auto& set : as_sets(run.settings)) sets.push_back(std::move(set));
    auto scenario = models::read_scenario(head.scenario, sets);
    scenario.replication = run.replication;
    return scenario;
}

SweepHead plan_study(const fs::path& study, const Version& version,
                     const std::function<void(const PlannedRun&)>& visit) {
    auto file = read_study(study);
    return plan_study(file, version, visit);
}

SweepHead plan_study(StudyFile& file, const Version& version,
                     const std::function<void(const PlannedRun&)>& visit) {
    const Factors factors(file);
    SweepHead head{file.study.name, version_id(version), fs::canonical(file.scenario).string(),
                   file.study.set};
    head.study = Json::parse(sim::json_of(file.study).dump());
    head.factors = factors.keys();
    head.points = count_points(file.study.design, factors.levels());
    head.replications = static_cast<std::uint64_t>(file.study.replications);
    head.confidence = file.study.confidence;
    if (head.points * head.replications > most_runs) {
        file.document.problems.add(
            file.document.place("replications"), "replications",
            fmt::format("makes {} runs; {} can be planned", head.runs(), most_runs));
        file.document.problems.check();
    }
    const auto scenario_at = [&](const Coordinates& at) {
        try {
            return scenario_of(head, {.settings = factors.at(at)});
        } catch (const sim::InputError& error) {
            throw factors.told(file, at, error);
        }
    };
    PointsToPlan points(head, factors, file, visit);
    lay_out(file.study.design, factors.levels(), [&](const Coordinates& at) {
        if (head.measures.empty()) {
            head.measures = measures_of(file, scenario_at(at), file.study.measure);
            file.document.problems.check();
        }
        points.add(at);
    });
    points.plan();
    sim::ensure(points.planned() == head.points, "a design lays out as many points as it says",
                points.planned(), head.points);
    return head;
}

}  // namespace analysis
