// What data the jobs of a class need and give.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sim/distributions.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// Data sets that many jobs read.
struct DataSets {
    static constexpr std::string_view about =
        "Popular data sets: each job reads one of them, some more often than others. A region that "
        "has room keeps a copy, and lets go of what it has not used for longest.";

    std::int64_t count = 1;
    double skew = 1;
    std::int32_t copies = 1;

    static constexpr auto fields() {
        return Fields{
            field<&DataSets::count>("How many there are.", required | at_least(1) | at_most(1e6)),
            field<&DataSets::skew>("The n-th is read in proportion to n to the power of minus this "
                                   "(Zipf); 0 for all alike.",
                                   non_negative),
            field<&DataSets::copies>("In how many places each lies from the start.",
                                     at_least(1) | at_most(100)),
        };
    }
};

/// When data are read.
enum class Reads {
    before,  // all must have arrived before the job joins a queue
    during,  // they stream in while it runs, and hold it up where they are slow
};

struct DataNeeds {
    static constexpr std::string_view about =
        "What a job reads and writes; what lies elsewhere is moved over the network.";

    std::optional<Distribution<Bytes>> input{};
    std::map<std::string, double> lies_in{};
    Reads reads = Reads::before;
    std::optional<DataSets> sets{};
    std::optional<Distribution<Bytes>> output{};
    std::optional<Bandwidth> access{};
    double weight = 1;
    std::int32_t priority = 0;
    bool in_cheap_hours = false;

    static constexpr auto fields() {
        return Fields{
            field<&DataNeeds::input>("What it reads. Without it, nothing to speak of."),
            field<&DataNeeds::lies_in>("Where that lies: regions and their weights. Without it, "
                                       "where the job comes from.",
                                       non_negative),
            field<&DataNeeds::reads>("When it is read."),
            field<&DataNeeds::sets>("Popular data sets that it reads one of; `input` is their "
                                    "size. Without it, each job has its own data."),
            field<&DataNeeds::output>("What goes home to its origin when it ends. Without it, "
                                      "nothing."),
            field<&DataNeeds::access>("The most that one of its transfers gets. Without it, "
                                      "`network.access`.",
                                      positive),
            field<&DataNeeds::weight>("Its share of a full link, against others'.",
                                      at_least(1e-6) | at_most(1e6)),
            field<&DataNeeds::priority>("Who goes first on a full link: lower numbers take what "
                                        "they need before higher ones get any.",
                                        at_least(0) | at_most(7)),
            field<&DataNeeds::in_cheap_hours>("Whether its data wait for `network.cheap_hours` to "
                                              "move."),
        };
    }
};

}  // namespace models
