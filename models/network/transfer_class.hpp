// Transfers that belong to no job, as a scenario describes them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/arrivals/bursty.hpp"
#include "models/arrivals/daily.hpp"
#include "models/arrivals/poisson.hpp"
#include "models/arrivals/renewal.hpp"

namespace models {

/// A file that says it all.
struct Listed {
    static constexpr std::string_view about =
        "Transfers come as a CSV file lists them: columns `start_s`, `bytes`, and `from` and `to` "
        "or `route` (names of links, with blanks between); `cap_bytes_per_s` where there is one. "
        "In order of time.";

    std::string path{};

    static constexpr auto fields() {
        return Fields{
            field<&Listed::path>("The file: a path in the scenario's folder, in one of the folders "
                                 "of the environment variable SUANLI_DATA, or an absolute one.",
                                 required | not_empty),
        };
    }
};

/// When transfers come.
using TransferArrivals = std::variant<Poisson, Renewal, Daily, Bursty, Listed>;

struct TransferClass {
    static constexpr std::string_view about =
        "Transfers that belong to no job: backups, media, what other users of the links send.";

    TransferArrivals arrivals{};
    std::optional<std::int64_t> count{};
    std::optional<Distribution<Bytes>> size{};
    std::map<std::string, double> from{};
    std::map<std::string, double> to{};
    std::vector<std::string> route{};
    std::optional<Bandwidth> access{};
    double weight = 1;
    std::int32_t priority = 0;
    bool in_cheap_hours = false;

    static constexpr auto fields() {
        return Fields{
            field<&TransferClass::arrivals>("When they come.", required),
            field<&TransferClass::count>("How many come in all. Without it, they keep coming.",
                                         non_negative),
            field<&TransferClass::size>("How much each moves. Required, but where they are listed.",
                                        suggested),
            field<&TransferClass::from>("Where they begin: places and their weights.",
                                        non_negative),
            field<&TransferClass::to>("Where they end, which is not where they begin: places and "
                                      "their weights.",
                                      non_negative),
            field<&TransferClass::route>(
                "The links they take, all of them, instead of `from` and `to`."),
            field<&TransferClass::access>(
                "The most that one of them gets. Without it, `network.access`.", positive),
            field<&TransferClass::weight>("Its share of a full link, against others'.",
                                          at_least(1e-6) | at_most(1e6)),
            field<&TransferClass::priority>("Who goes first on a full link: lower numbers take "
                                            "what they need before higher ones get any.",
                                            at_least(0) | at_most(7)),
            field<&TransferClass::in_cheap_hours>(
                "Whether they wait for `network.cheap_hours` to begin."),
        };
    }
    std::optional<std::string> problem() const;
};

}  // namespace models
