#include "models/endings.hpp"

#include "models/flow.hpp"
#include "models/moving.hpp"
#include "models/trade.hpp"

namespace models {

// no cluster takes it: it goes, or it has the patience to try again

void refuse(World& w, Id<Job> id, Outcome why) {
    const Job& job = w.jobs[id];
    if (why == Outcome::infeasible || job.gives_up == never) return end(w, id, why);
    w.seeking.push_back({id, job.number, job.demand});
    w.engine.at(job.gives_up, GivesUp{id});
}

// or it loses patience while it waits

void on(World& w, const GivesUp& e) {
    Job& job = w.jobs[e.job];
    if (job.gives_up != w.now() || !job.waits()) return;
    if (job.cluster == nowhere) return end(w, e.job, job.refused);
    if (job.moves()) {
        give_up_data(w, job);
        end(w, e.job, Outcome::abandoned);
        if (w.auditor) w.auditor->look(w);
        return;
    }
    Cluster& c = w.clusters[job.cluster];
    c.line.erase(c.line.find(job.ticket));
    c.queued -= job.work();
    c.withdraws(e.job);
    std::visit(
        [&]<class P>(Discipline<P>& d) {
            if constexpr (Planning<P>) d.memory.withdrawn(e.job, job, w.now());
        },
        c.discipline);
    end(w, e.job, Outcome::abandoned);
    w.tell_occupied(c);
    // the head may have gone, and with it what kept the others back
    if (!c.shares_time() && w.scenario.scheduler.pass == Pass::per_instant)
        w.leave_for_later(c);
    else
        look_at_queue(w, c);
    if (w.auditor) w.auditor->look(w);
}

// every job ends in exactly one outcome

void end(World& w, Id<Job> id, Outcome outcome) {
    Job& job = w.jobs[id];
    ++w.ended;
    settle_account(w, job);
    w.fingerprint.add(w.now().time_since_epoch().count(), job.number,
                      job.started.time_since_epoch().count(), static_cast<std::uint64_t>(outcome));
    w.tell(Ended{job, outcome, w.now()});
    if (w.watch.jobs) w.log.add(job, outcome, w.now());
    w.arrivals.ended(job.demand, w.now());
    job.ends = job.gives_up = never;
    w.jobs.remove(id);
}

// whoever is still here when the simulation ends
void close(World& w) {
    count_anew(w);
    w.jobs.each([&](Id<Job> id) { end(w, id, Outcome::unfinished); });
    close_network(w);
    close_market(w);
    if (w.auditor) w.auditor->close(w);
    ensure(w.arrived == w.ended, "every job has an outcome", w.arrived, w.ended);
}

}  // namespace models
