#include "models/network/data_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace models {

DataSource::DataSource(const std::string& name, const DemandClass& demand, Seed seed,
                       const std::vector<std::string>& regions)
    : needs_(&*demand.data) {
    const auto drawn = [&](const auto& distribution, std::string_view what) {
        return DrawnByEntity{Sampler(distribution),
                             Stream(seed, fmt::format("demand/{}/data/{}", name, what))};
    };
    if (needs_->input) input_ = drawn(*needs_->input, "input");
    if (needs_->output) output_ = drawn(*needs_->output, "output");
    if (needs_->sets)
        set_ = drawn(Zipf<double>{.ranks = needs_->sets->count, .exponent = needs_->sets->skew},
                     "set");
    if (const auto places = places_among(regions, needs_->lies_in))
        lies_in_ = drawn(*places, "lies_in");
}

JobData DataSource::of(const Job& job) const {
    JobData data;
    data.lies_in = job.origin;
    std::uint64_t entity = job.number;
    if (set_) {
        data.set = static_cast<std::uint32_t>((*set_)(job.number));
        entity = data.set;
    }
    if (input_) data.input = std::max((*input_)(entity), 0.0);
    if (lies_in_) data.lies_in = static_cast<std::uint32_t>((*lies_in_)(entity));
    return data;
}

double DataSource::output(const Job& job) const {
    return output_ ? std::max((*output_)(job.number), 0.0) : 0;
}

}  // namespace models
