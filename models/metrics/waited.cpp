#include "models/metrics/waited.hpp"

#include <limits>

#include "sim/quantity_text.hpp"

namespace models {

void Waited::report(const Measured& measured, Time, std::vector<MetricValue>& out) const {
    MetricValue value;
    value.name = "jobs_waited";
    value.unit = "jobs";
    value.about = "Jobs that did not start at once.";
    value.value = static_cast<double>(at_all.times);
    out.push_back(value);

    const auto share = [&](std::string name, std::string about, const Share& of) {
        value.name = std::move(name);
        value.unit = "1";
        value.about = std::move(about);
        value.value = started > 0 ? static_cast<double>(of.times) / static_cast<double>(started)
                                  : std::numeric_limits<double>::quiet_NaN();
        if (measured.random) value.batch_means = of.batches.means();
        out.push_back(value);
    };
    share("share_waited", "Share of the jobs that started which did not start at once.", at_all);
    for (std::size_t i = 0; i < longer.size(); ++i) {
        const std::string limit = duration_text(longer_than[i]);
        share(fmt::format("share_waited_over_{}", limit),
              fmt::format("Share of the jobs that started which waited longer than {}.", limit),
              longer[i]);
    }
}

}  // namespace models
