#include "analysis/log_counts.hpp"

namespace analysis {

Json log_counts_json(const models::World& world) {
    Json logs = Json::object();
    const auto& sources = world.arrivals.sources();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto* trace = sources[i].trace();
        if (trace == nullptr) continue;
        const auto& counts = trace->reader().counts();
        Json left_out = Json::object();
        for (std::size_t r = 0; r < models::skip_reasons; ++r)
            left_out[sim::name_of(static_cast<models::SkipReason>(r))] = counts.skipped[r];
        logs[world.metrics.measured().classes[i]] = {
            {"records", counts.records},
            {"used", counts.used},
            {"left_out", left_out},
            {"processors_copied", counts.mended_processors},
            {"estimate_from_run_time", counts.mended_estimate},
            {"ran_longer_than_estimate", counts.longer_than_estimate},
        };
    }
    return logs;
}

}  // namespace analysis
