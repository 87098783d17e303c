#include "models/moving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/flow.hpp"
#include "models/network/network_report.hpp"
#include "sim/months.hpp"
#include "sim/problems.hpp"

namespace models {

namespace {

constexpr std::uint32_t no_transfer = UINT32_MAX;

// The next arrival of data, if it is another than was announced.
void announce(World& w) {
    Transport& t = *w.transport;
    const Time next = t.wan.next();
    if (next == t.announced) return;
    t.announced = next;
    if (next != never) w.engine.at(next, DataArrive{});
}

// When its first byte has arrived, it flows.
void begin(World& w, Id<Transfer> id) {
    Wan& wan = w.transport->wan;
    const Time begins = wan[id].begins;
    if (begins == w.now())
        wan.begin(id, w.now());
    else
        w.engine.at(begins, TransferBegins{id});
}

// Its first byte leaves now or in cheap hours, and takes the latency of its way to arrive.
Id<Transfer> send(World& w, Transfer transfer) {
    Transport& t = *w.transport;
    transfer.asked = w.now();
    transfer.leaves = t.departure(transfer.user, transfer.purpose, w.now());
    transfer.cheap = t.cheap(transfer.leaves);
    const Time begins = later(transfer.leaves, t.wan.delay(transfer).value_or(Duration{0}));
    const auto id = t.wan.ask(transfer);
    ++t.sent;
    t.sent_bytes += transfer.bytes;
    t.wan[id].begins = begins;
    begin(w, id);
    announce(w);
    return id;
}

void expect(World& w, std::uint32_t source) {
    const Time next = w.transport->sources[source].next();
    if (next != never) w.engine.at(std::max(next, w.now()), TransferComes{source});
}

void expect_change(World& w, std::uint32_t link) {
    const Time next = w.transport->clocks[link].next();
    if (next != never) w.engine.at(next, LinkChanges{link});
}

// At the next regular time, or when the month ends.
void expect_look(World& w) {
    if (never - w.now() < std::chrono::days{31}) return;  // the end of all time
    const Time month_ends{next_month(w.scenario.start + w.now().time_since_epoch()) -
                          w.scenario.start};
    w.engine.at(std::min(w.transport->next_look, month_ends), LinksLookedAt{});
}

// Without an end of its own a run cannot wait for what never arrives: nothing flows to its end, and
// nothing will happen that could change that.
void check_starved(World& w) {
    Transport& t = *w.transport;
    const auto is_over = [](const auto& one) { return one.next() == never; };
    if (w.until() != never || !is_over(w.arrival_stream()) ||
        !std::ranges::all_of(t.sources, is_over) || !std::ranges::all_of(t.clocks, is_over))
        return;
    const auto starved = t.wan.starved();
    if (!starved) return;
    bool something_ends = false;
    const auto is_due = [&](Time time) { return time > w.now() && time != never; };
    w.jobs.each([&](Id<Job> id) {
        const Job& job = w.jobs[id];
        something_ends =
            something_ends || is_due(job.ends) || (job.waits() && is_due(job.gives_up));
    });
    if (something_ends) return;
    throw InputError(
        {{"", 0, 0, "network.links",
          fmt::format("data of `{}` get nothing of the links on their way, now or later: give the "
                      "run an end (`until`), or links more capacity",
                      network_users(w)[t.wan[*starved].user]),
          ""}});
}

// what an arrival sets off

void arrive(World& w, Id<Transfer> id) {
    Transport& t = *w.transport;
    const Transfer transfer = t.wan[id];
    const Money price = t.price(transfer);
    t.wan.forget(id);
    ++t.arrived;
    t.arrived_bytes += transfer.bytes;
    if (w.record) w.ledger.carry(transfer.user, price);
    w.fingerprint.add(w.now().time_since_epoch().count(), transfer.number, transfer.user);
    w.tell(Moved{transfer, price, w.now()});
    if (w.watch.jobs) t.log.add(transfer, price, w.now());
    if (transfer.purpose == Purpose::input || transfer.purpose == Purpose::stream)
        if (const auto ends = t.wan.ends(transfer.way); ends && transfer.data_set > 0)
            t.copies.keep(ends->second, {transfer.user, transfer.data_set}, transfer.bytes);
    if (transfer.purpose == Purpose::input) {
        Job& job = w.jobs[transfer.job];
        job.transfer = no_transfer;
        job.moving = static_cast<float>(seconds(w.now() - transfer.asked));
        w.tell(DataArrived{job, w.now() - transfer.asked, w.now()});
        submit(w, transfer.job);
    } else if (transfer.purpose == Purpose::stream) {
        Job& job = w.jobs[transfer.job];
        job.transfer = no_transfer;
        job.ends = std::min(std::max(w.now(), later(job.started, job.run)), stops_reading(w, job));
        w.engine.at(job.ends, RunEnds{transfer.job});
    }
}

}  // namespace

void open_network(World& w) {
    if (!w.scenario.network) return;
    w.transport.emplace(w.scenario, w.sites);
    Transport& t = *w.transport;
    for (std::uint32_t s = 0; s < t.sources.size(); ++s) expect(w, s);
    for (std::uint32_t l = 0; l < t.clocks.size(); ++l) expect_change(w, l);
    expect_look(w);
}

bool fetch_data(World& w, Id<Job> id) {
    if (!w.transport) return false;
    Job& job = w.jobs[id];
    if (w.transport->streams(job.demand)) return false;
    const auto transfer = w.transport->inward(id, job, w.now());
    if (!transfer) return false;
    if (job.gives_up != never) w.engine.at(job.gives_up, GivesUp{id});
    job.transfer = send(w, *transfer).value;
    return true;
}

bool stream_data(World& w, Id<Job> id) {
    if (!w.transport) return false;
    Job& job = w.jobs[id];
    if (!w.transport->streams(job.demand)) return false;
    const auto transfer = w.transport->inward(id, job, w.now());
    if (!transfer) return false;
    job.transfer = send(w, *transfer).value;
    return true;
}

Time stops_reading(const World& w, const Job& job) {
    return w.transport->stopped(job.demand) ? later(job.started, job.estimate) : never;
}

void send_results(World& w, const Job& job) {
    if (!w.transport) return;
    if (const auto transfer = w.transport->homeward(job)) send(w, *transfer);
}

void give_up_data(World& w, Job& job) {
    Transport& t = *w.transport;
    const Id<Transfer> id{std::exchange(job.transfer, no_transfer)};
    const double left = t.wan.withdraw(id, w.now());
    t.dropped_bytes += left;
    t.arrived_bytes += t.wan[id].bytes - left;
    ++t.dropped;
    t.wan.forget(id);
    announce(w);
}

void on(World& w, const DataArrive&) {
    Transport& t = *w.transport;
    if (t.announced != w.now()) return;
    t.announced = never;
    while (const auto id = t.wan.take(w.now())) arrive(w, *id);
    announce(w);
    if (w.auditor) w.auditor->look(w);
}

void on(World& w, const TransferBegins& e) {
    Wan& wan = w.transport->wan;
    const Transfer& transfer = wan[e.transfer];
    if (transfer.begins != w.now() || transfer.flow != Id<FairSharing::Flow>::none()) return;
    wan.begin(e.transfer, w.now());
    announce(w);
}

void on(World& w, const TransferComes& e) {
    Transport& t = *w.transport;
    TransferSource& source = t.sources[e.source];
    if (source.next() > w.now()) return;
    send(w, source.take(t.wan));
    expect(w, e.source);
}

void on(World& w, const LinkChanges& e) {
    Transport& t = *w.transport;
    t.record.look(t.wan, 0, w.now(), false);
    t.clocks[e.link].pass(w.now());
    const auto turning = t.wan.set_link(e.link, w.scenario.start + w.now().time_since_epoch(),
                                        t.clocks[e.link].works(), w.now());
    for (const auto id : turning) begin(w, id);
    announce(w);
    expect_change(w, e.link);
}

void on(World& w, const LinksLookedAt&) {
    Transport& t = *w.transport;
    const bool regular = w.now() == t.next_look;
    t.record.look(t.wan, w.scenario.network->waiting.value * 3600, w.now(), regular);
    if (regular) t.next_look = later(w.now(), t.between_looks);
    check_starved(w);
    expect_look(w);
}

void close_network(World& w) {
    if (!w.transport) return;
    Transport& t = *w.transport;
    t.record.look(t.wan, 0, w.now(), false);
    std::vector<Id<Transfer>> left;
    t.wan.each([&](Id<Transfer> id) { left.push_back(id); });
    for (const auto id : left) {
        const double bytes = t.wan.withdraw(id, w.now());
        t.dropped_bytes += bytes;
        t.arrived_bytes += t.wan[id].bytes - bytes;
        ++t.dropped;
        t.wan.forget(id);
    }
    if (w.record) w.ledger.rent_lines(t.rent(w.now()));
    ensure(t.sent == t.arrived + t.dropped, "no transfer is lost", t.sent, t.arrived, t.dropped);
    ensure(std::fabs(t.sent_bytes - t.arrived_bytes - t.dropped_bytes) <= 1e-9 * t.sent_bytes,
           "every byte that was sent has arrived, or has not", t.sent_bytes, t.arrived_bytes,
           t.dropped_bytes);
}

}  // namespace models
