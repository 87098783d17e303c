#include "models/survey.hpp"

#include "models/mismatch/indices.hpp"
#include "models/snapshot.hpp"
#include "models/world.hpp"

namespace models {

namespace {

// What both sides would have in common did chance alone put them into cells.
std::vector<double> common_shares(const CellCounts& cells) {
    double idle = 0;
    double waiting = 0;
    for (const double x : cells.idle) idle += x;
    for (const double x : cells.waiting) waiting += x;
    std::vector<double> shares;
    for (std::size_t i = 0; i < cells.idle.size(); ++i)
        shares.push_back((cells.idle[i] / idle + cells.waiting[i] / waiting) / 2);
    return shares;
}

}  // namespace

Survey::Survey(Date start, Seed seed, Duration mean_gap, std::vector<std::uint32_t> alone)
    : gap_(seconds(mean_gap)),
      draw_(Stream(seed, "survey").of(0)),
      calendar_(start),
      alone_(std::move(alone)) {
    month_.of_class.resize(alone_.size());
    pass();
}

void Survey::turn(Time now) {
    while (now >= calendar_.end()) {
        month_.until = calendar_.end();
        months_.push_back(std::exchange(month_, {}));
        month_.of_class.resize(alone_.size());
        month_.from = calendar_.end();
        calendar_.pass();
    }
}

void Survey::look(const World& world) {
    turn(world.now());
    pass();
    const Snapshot snapshot(world);
    ++month_.instants;
    const auto [all, unplaced] = snapshot.in_accelerators();
    month_.accelerators.add(all);
    month_.unplaced += unplaced;
    if (world.now() >= world.metrics.measured().warmup) {
        const std::array values{all.idle, all.waiting, all.coexistence, all.frictional,
                                all.structural};
        for (std::size_t i = 0; i < seen_.size(); ++i) seen_[i].add(values[i]);
    }
    month_.teraflops.add(snapshot.in_teraflops());
    month_.yuan_per_hour.add(snapshot.in_money());
    for (std::size_t i = 0; i < alone_.size(); ++i)
        month_.of_class[i].add(snapshot.in_accelerators(alone_[i]).mismatch);
    look_at(snapshot.cells());
}

void Survey::look_at(const CellCounts& cells) {
    const auto index = mismatch_index(cells.idle, cells.waiting);
    const auto apart = dissimilarity(cells.idle, cells.waiting);
    if (!index || !apart) return;
    const auto chance = by_chance(common_shares(cells), cells.nodes, cells.jobs);
    month_.index += *index;
    month_.dissimilarity += *apart;
    month_.index_beyond_chance += beyond_chance(*index, chance.mismatch);
    month_.dissimilarity_beyond_chance += beyond_chance(*apart, chance.dissimilarity);
    ++month_.indexed;
}

std::vector<MetricValue> Survey::report() const {
    constexpr std::array<std::array<std::string_view, 2>, 5> kinds{{
        {"accelerators_idle", "In service and not rented, at random instants."},
        {"accelerators_waiting", "Asked for and not started, at random instants."},
        {"coexistence", "Accelerators idle while as many are waited for: the smaller of the two."},
        {"frictional_mismatch", "Of coexistence, what could have started under every rule."},
        {"structural_mismatch", "Of coexistence, what a rule, a distance or a shape keeps apart."},
    }};
    std::vector<MetricValue> out;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        MetricValue value;
        value.name = kinds[i][0];
        value.about = kinds[i][1];
        value.unit = "accelerators";
        const Tally& tally = seen_[i].tally;
        value.value = tally.count() > 0 ? tally.mean() : std::numeric_limits<double>::quiet_NaN();
        value.count = tally.count();
        value.sd = tally.standard_deviation();
        value.batch_means = seen_[i].batches.means();
        out.push_back(std::move(value));
    }
    return out;
}

std::vector<SurveyMonth> Survey::months(Time now) const {
    Survey done = *this;
    done.turn(now);
    if (done.month_.from < now) {
        done.month_.until = now;
        done.months_.push_back(done.month_);
    }
    return std::move(done.months_);
}

}  // namespace models
