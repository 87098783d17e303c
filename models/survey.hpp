// Looks at the whole market at random instants: what is idle, what waits, and what of it could
// meet.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/job.hpp"
#include "models/metric_value.hpp"
#include "models/mismatch/decomposition.hpp"
#include "sim/batch_means.hpp"
#include "sim/distributions/exponential.hpp"
#include "sim/months.hpp"
#include "sim/random.hpp"
#include "sim/tally.hpp"

namespace models {

class World;
struct CellCounts;

/// Mismatch of one month, in several units, and the indices of labour economics beside it.
struct SurveyMonth {
    Time from{};
    Time until{};
    MismatchWindow accelerators{};
    MismatchWindow teraflops{};              // dense peak at FP16; gangs may be cut
    MismatchWindow yuan_per_hour{};          // at posted prices; gangs may be cut
    std::vector<MismatchWindow> of_class{};  // (classes looked at alone) accelerators
    std::uint64_t instants = 0;
    double unplaced = 0;  // sum over instants: accelerators that the best placing of gangs could
                          // add to what is frictional, at most
    // sums over instants: Şahin's M and D over cells of region and ecosystem, and what is left of
    // them without what chance alone would give
    double index = 0;
    double dissimilarity = 0;
    double index_beyond_chance = 0;
    double dissimilarity_beyond_chance = 0;
    std::uint64_t indexed = 0;  // instants at which they were defined
};

/// Instants come as a Poisson process of their own, so that what they see on average is what lasts.
class Survey {
  public:
    /// `alone`: the classes that are also looked at alone, by number.
    Survey(Date start, Seed seed, Duration mean_gap, std::vector<std::uint32_t> alone);

    const std::vector<std::uint32_t>& alone() const { return alone_; }

    /// When the next look is due; the first from the start on.
    Time next() const { return next_; }

    /// Takes the state of the market in.
    void look(const World& world);

    /// What was seen since the warm-up, on average, with batches for an interval.
    std::vector<MetricValue> report() const;

    /// Months up to `now`, those without an instant too.
    std::vector<SurveyMonth> months(Time now) const;

  private:
    struct Seen {
        Tally tally{};
        BatchMeans batches{};
        void add(double x) {
            tally.add(x);
            batches.add(x);
        }
    };

    void pass() { next_ = later(next_, saturated_duration(gap_(draw_))); }
    void turn(Time now);
    void look_at(const CellCounts& cells);

    ExponentialSampler gap_;  // s
    Draw draw_;
    Months calendar_;
    Time next_{};
    std::vector<std::uint32_t> alone_{};
    SurveyMonth month_{};
    std::vector<SurveyMonth> months_{};
    std::array<Seen, 5> seen_{};  // idle, waiting, coexistence, frictional, structural
};

}  // namespace models
