// The columns of the tables of a network.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/network/transfer.hpp"
#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace analysis {

using sim::Date;
using sim::field;
using sim::Time;

/// A row of links.csv.
struct LinksRow {
    static constexpr std::string_view about = "One row a month and direction of a link.";

    Date from{};
    Date until{};
    std::string_view link{};
    double carried_bytes = 0;
    double utilization = 0;
    double held_up_h = 0;
    double shadow_price_cny_per_gbit_s_month = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&LinksRow::from>("Begin of the month, UTC."),
            field<&LinksRow::until>("End of the month, UTC."),
            field<&LinksRow::link>("The link, and where it leads if both directions are apart."),
            field<&LinksRow::carried_bytes>("What it carried."),
            field<&LinksRow::utilization>("That, over what it could have carried."),
            field<&LinksRow::held_up_h>("Hours in which it held somebody up."),
            field<&LinksRow::shadow_price_cny_per_gbit_s_month>(
                "What more of it would have been worth to jobs held up there: yuan per Gbit/s and "
                "month."),
        };
    }
};

/// A row of hauls.csv.
struct HaulsRow {
    static constexpr std::string_view about =
        "One row a month and class, of demand or of transfers: what arrived for it.";

    Date from{};
    Date until{};
    std::string_view class_{};
    std::uint64_t transfers = 0;
    double bytes = 0;
    double paid_cny = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&HaulsRow::from>("Begin of the month, UTC."),
            field<&HaulsRow::until>("End of the month, UTC."),
            field<&HaulsRow::class_>("The class."),
            field<&HaulsRow::transfers>("Transfers that arrived."),
            field<&HaulsRow::bytes>("What they brought."),
            field<&HaulsRow::paid_cny>("What carriers were paid."),
        };
    }
};

/// A row of transfers.csv.
struct TransfersRow {
    static constexpr std::string_view about =
        "One row a transfer that arrived, in order of arrival. Times count from the start.";

    std::uint64_t number = 0;
    std::string_view class_{};
    models::Purpose purpose{};
    std::string_view from{};
    std::string_view to{};
    double bytes = 0;
    Time asked_s{};
    Time begun_s{};
    Time arrived_s{};
    double paid_cny = 0;

    static constexpr auto fields() {
        return sim::Fields{
            field<&TransfersRow::number>("Of its job, or its number in its class, from 1."),
            field<&TransfersRow::class_>("Whose it is: a class of demand or of transfers."),
            field<&TransfersRow::purpose>("What it moves."),
            field<&TransfersRow::from>("Where it began; empty where its links are listed."),
            field<&TransfersRow::to>("Where it ended; empty where its links are listed."),
            field<&TransfersRow::bytes>("How much."),
            field<&TransfersRow::asked_s>("When it was wanted."),
            field<&TransfersRow::begun_s>("When its first byte could arrive."),
            field<&TransfersRow::arrived_s>("When its last byte had arrived."),
            field<&TransfersRow::paid_cny>("What its carrier was paid."),
        };
    }
};

}  // namespace analysis
