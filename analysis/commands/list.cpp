// `list`: what can be chosen, with the sentence each choice says of itself.
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "analysis/command_line.hpp"
#include "models/arrivals.hpp"
#include "models/brokers.hpp"
#include "models/markets.hpp"
#include "models/metrics.hpp"
#include "models/placement.hpp"
#include "models/queueing.hpp"
#include "sim/distributions.hpp"
#include "sim/spelling.hpp"

namespace analysis {
namespace {

template <sim::Choice Seam>
void print_choices() {
    bool first = true;
    sim::for_each_alternative<Seam>([&]<class Choice>(std::type_identity<Choice>) {
        fmt::print("  {:<20} {}{}\n", sim::kind_of<Choice>(), Choice::about,
                   first ? " (default)" : "");
        first = false;
    });
}

// Metrics have no kind to choose; a small market shows what they report.
void print_metrics() {
    models::Scenario scenario;
    scenario.demand["any"];
    scenario.data_centers["any"].clusters["any"].nodes = 1;
    const models::Metrics metrics{models::Measured(scenario, models::sites_of(scenario))};
    for (const auto& metric : metrics.report(sim::Time{})) {
        fmt::print("  {:<20} {}\n", metric.name, metric.about);
    }
}

struct Listed {
    std::string_view seam{};
    std::string_view asks{};
    void (*print)() = nullptr;
};

constexpr Listed seams[] = {
    {"arrivals", "When does the next job of a class come?", print_choices<models::Arrivals>},
    {"distributions", "How is a quantity spread?", print_choices<sim::Distribution<sim::Seconds>>},
    {"queueing", "Whom does a cluster look at next?", print_choices<models::Queueing>},
    {"placement", "Which nodes does a job get?", print_choices<models::Placement>},
    {"brokers", "Which cluster is to serve a job?", print_choices<models::Broker>},
    {"markets", "What does an accelerator cost, and how does that change?",
     print_choices<models::Market>},
    {"metrics", "What is measured of a run?", print_metrics},
};

}  // namespace

int perform(const List& command) {
    std::vector<std::string> names;
    bool found = false;
    for (const auto& [seam, asks, print] : seams) {
        names.emplace_back(seam);
        if (command.seam && *command.seam != seam) continue;
        if (found) fmt::print("\n");
        found = true;
        fmt::print("{}: {}\n", seam, asks);
        print();
    }
    if (found) return done;
    throw UsageError(fmt::format("'{}' is not a seam ({}){}", *command.seam, fmt::join(names, ", "),
                                 sim::did_you_mean(*command.seam, names)));
}

}  // namespace analysis
