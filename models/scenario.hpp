// The root of a scenario: all that was asked. A run never changes it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/brokers.hpp"
#include "models/chip.hpp"
#include "models/data_center.hpp"
#include "models/demand_class.hpp"
#include "models/fleet.hpp"
#include "models/hindcast.hpp"
#include "models/markets.hpp"
#include "models/network/network.hpp"
#include "models/network/transfer_class.hpp"
#include "models/publication.hpp"
#include "models/region.hpp"
#include "models/reported.hpp"
#include "models/scheduler_options.hpp"
#include "sim/moment.hpp"
#include "sim/provenance.hpp"
#include "sim/schema.hpp"

namespace models {

/// A date around which a run is compared with itself.
struct MomentOfInterest {
    static constexpr std::string_view about =
        "A date: means over some months before it beside those of as many from its month on.";

    std::string name{};
    Date date{};
    std::int32_t months = 2;

    static constexpr auto fields() {
        return Fields{
            field<&MomentOfInterest::name>("What happened.", required),
            field<&MomentOfInterest::date>("When.", required),
            field<&MomentOfInterest::months>("How many months on each side.",
                                             at_least(1) | at_most(120)),
        };
    }
};

struct ReportOptions {
    static constexpr std::string_view about = "What is measured beyond the usual.";

    std::optional<Duration> interval{};
    std::vector<Duration> wait_over{};
    std::optional<Duration> survey{};
    std::vector<std::string> alone{};
    std::vector<MomentOfInterest> moments{};

    static constexpr auto fields() {
        return Fields{
            field<&ReportOptions::interval>(
                "The step of the time series. Without it, a round step that gives a few hundred "
                "rows.",
                positive),
            field<&ReportOptions::wait_over>(
                "For each of these durations, the share of jobs that waited longer is reported.",
                non_negative),
            field<&ReportOptions::survey>(
                "Mean time between the random instants at which a market is looked at for "
                "mismatch. Without it, a thousandth of the whole.",
                positive),
            field<&ReportOptions::alone>(
                "Demand classes whose mismatch is also looked at as if they were alone."),
            field<&ReportOptions::moments>("Dates of a market to compare before and after."),
        };
    }
};

/// A published demand of "300 E in 2025" does not say in what it counts.
enum class Basis {
    tokens,  // not at all: demand follows the load in tokens and the classes' own rates
    fp16,    // FLOPS at FP16, as the supply of 2025 is counted
    fp32,    // FLOPS at FP32, as the plan of 2023 counts
};

struct Scenario {
    static constexpr std::string_view about = "A computing-power market and what is asked of it.";

    std::string name{};
    std::string description{};
    Date start{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};
    std::optional<Moment> until{};
    Duration warmup{};
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
    SchedulerOptions scheduler{};
    std::map<std::string, Chip> chips{};
    std::map<std::string, Region> regions{};
    Latency latency{};
    std::map<std::string, DataCenter> data_centers{};
    std::optional<Fleet> fleet{};
    std::map<std::string, DemandClass> demand{};
    std::optional<Network> network{};
    std::map<std::string, TransferClass> transfers{};
    Basis demand_2025_basis = Basis::tokens;
    std::map<std::string, double> basis_scales{};
    double demand_scale = 1;
    double granularity = 1;
    Broker broker{};
    Duration offers_age{};
    Market market{};
    ReportOptions report{};
    std::vector<Observation> hindcast{};
    std::map<std::string, Publication> sources{};
    std::map<std::string, Provenance> provenance{};

    static constexpr auto fields() {
        return Fields{
            field<&Scenario::name>("A short name; results are filed under it."),
            field<&Scenario::description>("What it shows, in a sentence or two."),
            field<&Scenario::start>("The date at which simulated time begins (UTC)."),
            field<&Scenario::until>(
                "When the simulation ends: a date, or a duration from the start. "
                "Without it, when all jobs have ended.",
                suggested),
            field<&Scenario::warmup>(
                "What happens before this much time has passed is simulated but not measured.",
                non_negative | setting),
            field<&Scenario::seed>("Chooses the random numbers: same seed, same results.", setting),
            field<&Scenario::replication>("Which independent repetition of the seed's experiment.",
                                          setting),
            field<&Scenario::scheduler>("What happens at one instant."),
            field<&Scenario::chips>("Kinds of accelerators, by name."),
            field<&Scenario::regions>("Places, by name."),
            field<&Scenario::latency>("How signals travel between them."),
            field<&Scenario::data_centers>("The supply, by name.", suggested),
            field<&Scenario::fleet>("More supply: that of a whole country."),
            field<&Scenario::demand>("The demand: classes of jobs, by name.", suggested),
            field<&Scenario::network>("Links over which data move. Without it, data are "
                                      "everywhere at once."),
            field<&Scenario::transfers>("What moves over the links besides the data of jobs, by "
                                        "name."),
            field<&Scenario::demand_2025_basis>(
                "What the published 300 EFLOPS of demand in 2025 are read as."),
            field<&Scenario::basis_scales>("Factors on demand, by basis. Without it, 1.", positive),
            field<&Scenario::demand_scale>(
                "Factor on all rates of arrival (poisson, daily, bursty) and loads (replicas).",
                positive),
            field<&Scenario::granularity>(
                "So many times as many jobs, each so much shorter: the same accelerator-time in "
                "finer "
                "or coarser pieces. It is a factor on rates (poisson, daily, bursty) and on "
                "`jobs`, "
                "and divides run times and the terms of replicas (but a term is a day at least). "
                "Patience, gangs and the hours of a peak stay as they are; so do classes with "
                "other arrivals.",
                positive),
            field<&Scenario::broker>("Who finds a cluster for a job."),
            field<&Scenario::offers_age>("How old the offers that a broker sees may be: it looks "
                                         "at all clusters this often. "
                                         "0: it always knows.",
                                         non_negative),
            field<&Scenario::market>("What an accelerator costs, and how that changes."),
            field<&Scenario::report>("What is measured.", setting),
            field<&Scenario::hindcast>("What was observed; a run says how near it comes."),
            field<&Scenario::sources>("Its bibliography: what its numbers rest on, by the names "
                                      "that `source` uses."),
            field<&Scenario::provenance>("Where values come from, by path; the same as said "
                                         "beside the value: `{value: …, source: …, status: …}`."),
        };
    }

    /// The factor on demand of the basis chosen.
    double basis_scale() const {
        const auto found = basis_scales.find(std::string(name_of(demand_2025_basis)));
        return found == basis_scales.end() ? 1 : found->second;
    }
};

/// A rule across sections that a scenario breaks, with the path of the key at fault.
struct Conflict {
    std::string path;
    std::string text;
    /// The keys elsewhere that it follows from, as Reported::clouds takes them; the whole scenario
    /// unless it is said.
    std::vector<std::string> follows_from{""};
};

/// What no single section can see: names that lead nowhere, runs that would never end … Told is
/// what has nothing reported at its path, nor at what it follows from.
std::vector<Conflict> conflicts(const Scenario& scenario, const Reported& reported = Reported{});

}  // namespace models
