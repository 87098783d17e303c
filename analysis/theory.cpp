#include "analysis/theory.hpp"

#include <algorithm>
#include <vector>

namespace analysis {

double erlang_b(double offered, std::int64_t servers) {
    double inverse = 1;
    for (std::int64_t c = 1; c <= servers; ++c)
        inverse = 1 + inverse * static_cast<double>(c) / offered;
    return 1 / inverse;
}

QueueTheory mmc(double offered, std::int64_t servers) {
    const double c = static_cast<double>(servers);
    const double rho = offered / c;
    const double b = erlang_b(offered, servers);
    QueueTheory q;
    q.delayed = b / (1 - rho * (1 - b));
    q.wait = q.delayed / (c - offered);
    q.response = q.wait + 1;
    q.throughput = offered;
    q.waiting = offered * q.wait;
    q.present = offered * q.response;
    q.utilization = rho;
    return q;
}

QueueTheory mmck(double offered, std::int64_t servers, std::int64_t places) {
    std::vector<double> p{1};
    double sum = 1;
    for (std::int64_t n = 1; n <= places; ++n) {
        p.push_back(p.back() * offered / static_cast<double>(std::min(n, servers)));
        sum += p.back();
    }
    QueueTheory q;
    double busy = 0;
    double delayed = 0;
    for (std::int64_t n = 0; n <= places; ++n) {
        const double share = p[static_cast<std::size_t>(n)] / sum;
        q.present += share * static_cast<double>(n);
        busy += share * static_cast<double>(std::min(n, servers));
        if (n >= servers && n < places) delayed += share;
        if (n == places) q.blocked = share;
    }
    q.delayed = delayed / (1 - q.blocked);
    q.throughput = offered * (1 - q.blocked);
    q.response = q.present / q.throughput;
    q.wait = q.response - 1;
    q.waiting = q.present - busy;
    q.utilization = busy / static_cast<double>(servers);
    return q;
}

QueueTheory mg1(double offered, double scv) {
    QueueTheory q;
    q.utilization = q.throughput = q.delayed = offered;
    q.wait = offered * (1 + scv) / (2 * (1 - offered));
    q.response = q.wait + 1;
    q.waiting = offered * q.wait;
    q.present = offered * q.response;
    return q;
}

}  // namespace analysis
