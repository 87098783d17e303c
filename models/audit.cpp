// What must hold between any two events.
#include "models/flow.hpp"

namespace models {

void audit(const World& w) {
    std::vector<Count> held(w.clusters.size());
    std::vector<Count> running(w.clusters.size());
    std::vector<Count> waiting(w.clusters.size());
    w.jobs.each([&](Id<Job> id) {
        const Job& job = w.jobs[id];
        if (job.cluster == nowhere) return;
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

}  // namespace models
