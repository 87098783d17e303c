#include "analysis/run_logs.hpp"

#include "analysis/csv_tables.hpp"
#include "analysis/memory_tables.hpp"
#include "models/network/network_report.hpp"

namespace analysis {

template <class Tables>
RunLogs<Tables>::RunLogs(Tables& tables, const models::World& world)
    : measured_(world.metrics.measured()),
      jobs_(tables.template open<JobsRow>("jobs")),
      skipped_(tables.template open<SkippedRow>("skipped")) {
    if (!world.transport) return;
    transfers_.emplace(tables.template open<TransfersRow>("transfers"));
    users_ = models::network_users(world);
}

template <class Tables>
void RunLogs<Tables>::fetch_from(models::World& world) {
    for (const auto& row : world.log.fetch()) put(row);
    put_skipped_of(world);
    if (transfers_) put_transfers_of(world);
}

template <class Tables>
void RunLogs<Tables>::put(const models::JobRow& row) {
    JobsRow out{row.job,
                row.submitted,
                {},
                {},
                row.accelerators,
                row.outcome,
                row.run,
                row.estimate,
                measured_.classes[row.demand],
                row.cluster == models::nowhere ? std::string_view{}
                                               : std::string_view(measured_.clusters[row.cluster])};
    if (row.started != sim::never) out.start_s = row.started;
    if (row.outcome != models::Outcome::unfinished) out.end_s = row.ended;
    jobs_.put(out);
}

// What the logs of a scenario held and the run could not use.
template <class Tables>
void RunLogs<Tables>::put_skipped_of(models::World& world) {
    auto& sources = world.arrivals.sources();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto* trace = sources[i].trace();
        if (trace == nullptr) continue;
        for (const auto& job : trace->reader().take_skipped())
            skipped_.put({job.id, job.line, job.reason, measured_.classes[i]});
    }
}

template <class Tables>
void RunLogs<Tables>::put_transfers_of(models::World& world) {
    const auto& places = world.transport->wan.topology().places;
    for (const auto& row : world.transport->log.fetch()) {
        const auto ends = world.transport->wan.ends(row.transfer.way);
        transfers_->put({row.transfer.number, users_[row.transfer.user], row.transfer.purpose,
                         ends ? std::string_view(places[ends->first]) : std::string_view{},
                         ends ? std::string_view(places[ends->second]) : std::string_view{},
                         row.transfer.bytes, row.transfer.asked, row.transfer.begun, row.arrived,
                         sim::in_yuan(row.paid).value});
    }
}

template <class Tables>
void RunLogs<Tables>::close() {
    jobs_.close();
    skipped_.close();
    if (transfers_) transfers_->close();
}

template class RunLogs<CsvTables>;
template class RunLogs<MemoryTables>;

}  // namespace analysis
