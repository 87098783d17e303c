// The life of a job, from top to bottom; one loop: accelerators came free, look at the queue again.
#include "models/flow.hpp"

#include <utility>

#include "models/endings.hpp"
#include "models/moving.hpp"
#include "models/trade.hpp"

namespace models {

namespace {

void spread(const World& w, Job& job, const Cluster& c);
template <class P>
void join(World& w, Cluster& c, Discipline<P>& d, Id<Job> id);
template <class P>
void enqueue(World& w, Cluster& c, Discipline<P>& d, Id<Job> id);
template <class P>
void look_at_queue(World& w, Cluster& c, Discipline<P>& d, WaitingLine::Position from = 0);
void start(World& w, Cluster& c, Id<Job> id);
template <class P>
void serve(World& w, Cluster& c, Discipline<P>& d);
void begin_service(World& w, Id<Job> id);

template <class P>
constexpr bool ignores_misfits = requires {
    P::ignores_misfits;
};
template <class P>
constexpr bool starts_at_once = requires {
    P::starts_at_once;
};

bool once_per_instant(const World& w) { return w.scenario.scheduler.pass == Pass::per_instant; }

}  // namespace

// a job arrives

void on(World& w, const World::Clockwork::NextArrival&) {
    const Id<Job> id = w.jobs.add(w.arrivals.take());
    ++w.arrived;
    Job& job = w.jobs[id];
    const auto refused = find_cluster(w, job);
    w.fingerprint.add(w.now().time_since_epoch().count(), job.number, job.run.count());
    w.tell(Arrived{job, w.now()});
    refused ? refuse(w, id, *refused) : accept(w, id);
    if (w.auditor) w.auditor->look(w);
}

// its data come to where it will run, and it joins the queue there

void accept(World& w, Id<Job> id) {
    if (!fetch_data(w, id)) submit(w, id);
}

void submit(World& w, Id<Job> id) {
    Job& job = w.jobs[id];
    Cluster& c = w.clusters[job.cluster];
    if (!c.nodes.could_fit(job.need())) return end(w, id, Outcome::infeasible);
    spread(w, job, c);
    std::visit([&](auto& discipline) { join(w, c, discipline, id); }, c.discipline);
}

namespace {

// over several sites of a pool it runs longer

void spread(const World& w, Job& job, const Cluster& c) {
    if (!c.spec->pool) return;
    const auto& exchange = w.metrics.measured().exchanges[job.demand];
    if (!exchange) return;
    const double speed = pooled_speed(*c.spec->pool, *exchange, job.gang, c.nodes.capacity());
    job.run = saturated_duration(seconds(job.run) / speed);
    job.estimate = saturated_duration(seconds(job.estimate) / speed);
}

// it is served at once, or takes its place

template <class P>
void join(World& w, Cluster& c, Discipline<P>& d, Id<Job> id) {
    const Job& job = w.jobs[id];
    const auto limit = c.spec->queue_limit;
    if constexpr (TimeSharing<P>) {
        if (limit && c.running > *limit) return end(w, id, Outcome::rejected);
        ++c.running;
        d.memory.add(id, job, w.now());
        if constexpr (starts_at_once<P>) begin_service(w, id);
        serve(w, c, d);
    } else {
        const auto can_start = [&] {
            return c.line.empty() && job.gang <= c.free(w.now()) && c.fits(id);
        };
        const auto full = [&] { return limit && static_cast<Count>(c.line.size()) >= *limit; };
        if (full() && once_per_instant(w)) look_at_queue(w, c, d);  // it may be about to move
        if (can_start() && (full() || !once_per_instant(w))) {
            if constexpr (Planning<P>) {
                d.memory.submitted(id, job, w.now());
                d.memory.started(id, job, w.now());
            }
            return start(w, c, id);
        }
        if (full()) return end(w, id, Outcome::rejected);
        enqueue(w, c, d, id);
    }
}

template <class P>
void enqueue(World& w, Cluster& c, Discipline<P>& d, Id<Job> id) {
    Job& job = w.jobs[id];
    const auto position = c.line.push({key_of<P>(job), job.gang, id});
    job.ticket = c.line.ticket(position);
    c.queued += job.work();
    if (job.per_node > 0) c.least_per_node = std::min(c.least_per_node, job.per_node);
    if constexpr (Planning<P>) d.memory.submitted(id, job, w.now());
    if (job.gives_up != never && job.moving == 0) w.engine.at(job.gives_up, GivesUp{id});
    w.tell_occupied(c);
    if (once_per_instant(w)) return w.leave_for_later(c);
    if (ignores_misfits<P> && job.gang > c.free(w.now())) return;
    look_at_queue(w, c, d, c.still_refuses(w.now()) ? position : 0);
}

// the queueing policy names who starts next, until it names nobody; those before `from`, the head
// aside, are known to be refused

template <class P>
void look_at_queue(World& w, Cluster& c, Discipline<P>& d, WaitingLine::Position from) {
    while (!c.line.empty()) {
        const QueueView<Cluster> view{c, c.line, w.now(), c.free(w.now()), from};
        Id<Job> id;
        if constexpr (Planning<P>) {
            const auto due = d.policy(view, d.memory);
            if (!due) return;
            id = *due;
            c.line.erase(c.line.find(w.jobs[id].ticket));
            c.queued -= w.jobs[id].work();
            d.memory.started(id, w.jobs[id], w.now());
        } else {
            const auto chosen = d.policy(view);
            if (!chosen) return;
            from = c.refuses_for_good() && *chosen != c.line.front() ? *chosen : 0;
            id = c.line[*chosen].job;
            c.line.erase(*chosen);
            c.queued -= w.jobs[id].work();
        }
        start(w, c, id);
    }
}

// it starts: the placement policy finds its nodes

void start(World& w, Cluster& c, Id<Job> id) {
    Job& job = w.jobs[id];
    job.held =
        std::visit([&](const auto& placement) { return c.nodes.take(job.need(), placement); },
                   c.spec->placement);
    job.started = w.now();
    job.ends = later(w.now(), job.run);
    ++c.running;
    c.starts(id);
    if (c.keeps_releases) c.releases.add({job.expected_end(), job.gang, id});
    if (stream_data(w, id)) job.ends = stops_reading(w, job);  // or when all is read
    if (job.ends != never) w.engine.at(job.ends, RunEnds{id});
    w.tell(Started{job, w.now()});
    w.tell_occupied(c);
}

}  // namespace

// its run ends: the accelerators come free

void on(World& w, const RunEnds& e) {
    Job& job = w.jobs[e.job];
    if (job.ends != w.now()) return;
    if (job.reads()) give_up_data(w, job);
    Cluster& c = w.clusters[job.cluster];
    c.nodes.give_back(job.held);
    --c.running;
    c.ends(job, w.now());
    if (c.keeps_releases) c.releases.remove(job.expected_end(), e.job);
    std::visit(
        [&]<class P>(Discipline<P>& d) {
            if constexpr (Planning<P>) d.memory.ended(job, w.now());
            send_results(w, job);
            end(w, e.job, Outcome::served);
            w.tell_occupied(c);
            if constexpr (!TimeSharing<P>) {
                if (c.line.empty()) return;
                if (once_per_instant(w)) return w.leave_for_later(c);
                look_at_queue(w, c, d);
            }
        },
        c.discipline);
    if (w.auditor) w.auditor->look(w);
}

void settle(World& w) {
    for (auto& c : w.clusters) {
        if (!std::exchange(c.unsettled, false)) continue;
        --w.unsettled_clusters;
        look_at_queue(w, c);
    }
    if (w.auditor) w.auditor->look(w);
}

void look_at_queue(World& w, Cluster& c) {
    std::visit(
        [&]<class P>(Discipline<P>& d) {
            if constexpr (!TimeSharing<P>) look_at_queue(w, c, d);
        },
        c.discipline);
}

// a server that is shared by turns

void on(World& w, const ServiceChanges& e) {
    Cluster& c = w.clusters[e.cluster];
    if (c.announced != w.now()) return;
    c.announced = never;
    std::visit(
        [&]<class P>(Discipline<P>& d) {
            if constexpr (TimeSharing<P>) {
                while (const auto done = d.memory.take(w.now())) {
                    --c.running;
                    end(w, *done, Outcome::served);
                }
                serve(w, c, d);
            }
        },
        c.discipline);
    if (w.auditor) w.auditor->look(w);
}

namespace {

void begin_service(World& w, Id<Job> id) {
    Job& job = w.jobs[id];
    job.started = w.now();
    w.tell(Started{job, w.now()});
}

// Who is served now, and when that changes next.
template <class P>
void serve(World& w, Cluster& c, Discipline<P>& d) {
    if (const auto served = d.memory.serving()) {
        if (w.jobs[*served].waits()) begin_service(w, *served);
    }
    w.tell_occupied(c);
    c.announced = d.memory.next();
    if (c.announced != never)
        w.engine.at(c.announced,
                    ServiceChanges{static_cast<std::uint32_t>(&c - w.clusters.data())});
}

}  // namespace

void on(World& w, const WarmUpEnds&) { w.tell(Restarted{w.now()}); }

}  // namespace models
