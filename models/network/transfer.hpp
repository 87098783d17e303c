// Data on their way.
#pragma once

#include <cstdint>
#include <vector>

#include "models/job.hpp"
#include "sim/fair_sharing.hpp"

namespace models {

/// What moves.
enum class Purpose : std::uint8_t {
    input,   // what a job waits for before it joins a queue
    stream,  // what a job reads while it runs
    output,  // what a job leaves behind, on its way home
    other,   // what belongs to no job
};

/// Where a transfer goes: between two places, or over links that are named.
using WayId = std::uint32_t;

/// What of a transfer took a way that it does not take any more.
struct Leg {
    std::vector<std::uint32_t> channels{};
    double bytes = 0;
};

struct Transfer {
    std::uint64_t number = 0;  // of its job, or in its class
    std::uint32_t user = 0;    // a demand class, or after these a class of transfers
    WayId way = 0;
    double bytes = 0;
    double bytes_left = 0;  // when it last began to flow, or now while it does not
    double cap = 0;         // of its own, in bytes per second; 0 for none
    Purpose purpose = Purpose::other;
    bool cheap = false;          // it begins in cheap hours
    std::uint32_t data_set = 0;  // from 1; 0: data of its own
    Id<Job> job{};               // who waits for it
    Gang accelerators = 0;       // that wait for it
    Time asked{};
    Time leaves{};                 // when its first byte is sent off, in cheap hours perhaps
    Time begins = never;           // when the first byte that takes its way arrives
    Time begun = never;            // when the first byte of all arrived
    Id<FairSharing::Flow> flow{};  // none: it has not begun, or no way is open
    Id<FairSharing::Kind> kind{};
    std::vector<Leg> legs{};  // before it was rerouted

    /// Of so many bytes that have arrived, those that took the way of now.
    double on_its_way(double arrived) const {
        for (const Leg& leg : legs) arrived -= leg.bytes;
        return arrived;
    }
};

}  // namespace models
