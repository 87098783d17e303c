#include "models/auditor.hpp"

#include <cmath>
#include <utility>

#include "models/energy.hpp"
#include "models/world.hpp"

namespace models {

Auditor::Auditor(const Scenario& scenario, const std::vector<Site>& sites)
    : classes_(scenario.demand.size()), held_(sites.size()), time_(sites.size() * classes_) {
    for (const auto& site : sites) shares_time_.push_back(shares_time(site.spec.queueing));
}

void Auditor::look(const World& w) {
    for (const auto touched : touched_) {
        const Cluster& c = w.clusters[touched];
        ensure(c.nodes.free() + held_[touched] == c.nodes.capacity(),
               "accelerators are free or held, and never both", c.name, c.nodes.free(),
               held_[touched]);
        ensure(c.nodes.free() >= 0 || c.counts_overdue, "no accelerator is held twice", c.name,
               c.nodes.free());
    }
    touched_.clear();
    if (++since_count_ < (w.jobs.live() + w.clusters.size()) / 64) return;
    since_count_ = 0;
    count_anew(w);
}

void count_anew(const World& w) {
    std::vector<Count> held(w.clusters.size());
    std::vector<Count> running(w.clusters.size());
    std::vector<Count> waiting(w.clusters.size());
    w.jobs.each([&](Id<Job> id) {
        const Job& job = w.jobs[id];
        if (job.cluster == nowhere || job.moves()) return;
        const bool shared = w.clusters[job.cluster].shares_time();
        if (job.waits() && !shared) {
            ++waiting[job.cluster];
        } else {
            ++running[job.cluster];
            held[job.cluster] += shared ? 0 : job.gang;
        }
    });
    for (std::size_t i = 0; i < w.clusters.size(); ++i) {
        const Cluster& c = w.clusters[i];
        ensure(c.nodes.free() + held[i] == c.nodes.capacity(),
               "accelerators are free or held, and never both", c.name, c.nodes.free(), held[i]);
        ensure(c.nodes.free() >= 0 || c.counts_overdue, "no accelerator is held twice", c.name,
               c.nodes.free());
        ensure(c.running == running[i], "running jobs are counted", c.name, c.running, running[i]);
        ensure(static_cast<Count>(c.line.size()) == waiting[i], "waiting jobs are in line", c.name,
               c.line.size(), waiting[i]);
    }
    ensure(w.arrived == w.ended + w.jobs.live(), "no job is lost", w.arrived, w.ended,
           w.jobs.live());
}

void Auditor::close(const World& w) const {
    if (!w.record) return;
    std::vector<Wide> rented(time_.size());
    for (const auto& month : w.record->ladder.months(w.now()))
        for (std::size_t i = 0; i < rented.size(); ++i) rented[i] += month.rented[i];
    for (std::size_t i = 0; i < rented.size(); ++i)
        ensure(rented[i] == time_[i], "what jobs held is what the ladder says was rented",
               w.sites[i / classes_].name);
    Money paid{};
    for (std::uint32_t d = 0; d < classes_; ++d) paid += w.ledger.paid_by(d);
    ensure(paid == paid_, "what jobs paid is what the accounts say", paid.micro_yuan,
           paid_.micro_yuan);
    ensure(w.ledger.carriers_earned() == carried_, "what transfers cost is what carriers earned",
           w.ledger.carriers_earned().micro_yuan, carried_.micro_yuan);
    close_energy(w);
}

// From what each class held and from times in service, not from rungs of months.
void Auditor::close_energy(const World& w) const {
    const auto& ladder = w.record->ladder;
    const auto months = ladder.months(w.now());
    for (std::uint32_t c = 0; c < w.sites.size(); ++c) {
        const Site& site = w.sites[c];
        const auto chip = w.scenario.chips.find(site.spec.chip);
        const auto region = w.scenario.regions.find(site.region);
        if (chip == w.scenario.chips.end() || region == w.scenario.regions.end()) continue;
        double busy = 0;  // accelerators times seconds
        for (std::uint32_t d = 0; d < classes_; ++d)
            busy += static_cast<double>(time_[c * classes_ + d]) / 1e9 *
                    static_cast<double>(ladder.busy_per_million(d)) / 1e6;
        const double service =
            static_cast<double>(in_service_integral(site.spec, w.scenario.start, w.now(), true)) /
            1e9;
        const Chip& draws = chip->second;
        const double expected = (draws.host_power.value + draws.idle_power.value) * service +
                                (draws.power.value - draws.idle_power.value) * busy;
        double by_months = 0;
        for (const auto& month : months)
            by_months += energy_of(draws, region->second, ladder.rungs_of(month, c)).servers.value;
        const double rounding =
            draws.power.value * 1e-9 * static_cast<double>(months.size() * classes_);
        ensure(std::fabs(by_months - expected) <= 1e-12 * expected + rounding,
               "energy by months is that of the whole run", site.name, by_months, expected);
    }
}

}  // namespace models
