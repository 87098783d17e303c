#include "tests/bench/bare_backfill.hpp"

#include "tests/bench/bare_cluster.hpp"

namespace bench {

double bare_mean_wait(const std::vector<Gang>& jobs, std::int64_t accelerators, bool backfills) {
    std::vector<BareCluster> one{{accelerators, backfills}};
    return bare_mean_wait(jobs, one, [](const Gang&, std::size_t) { return 0U; });
}

}  // namespace bench
