// What accelerators cost: posted by clusters and paid by tenants, month by month.
#pragma once

#include <cstdint>
#include <vector>

#include "models/facts.hpp"
#include "sim/level.hpp"
#include "sim/months.hpp"

namespace models {

/// One calendar month, or the part of it that was simulated.
struct PriceMonth {
    Time from{};
    Time until{};
    std::vector<Wide> posted{};  // (cluster) millionths of a yuan per hour, times nanoseconds
    std::vector<Money> paid{};   // (cluster) for jobs whose use ended in the month
};

class PriceBook {
  public:
    PriceBook(std::size_t clusters, Date start)
        : calendar_(start), posted_(clusters), paid_(clusters) {}

    void on(const Priced& e) {
        look(e.at);
        posted_[e.cluster].set(e.at, e.price.micro_yuan);
    }
    void on(const Paid& e) {
        look(e.at);
        paid_[e.job.cluster] += e.amount;
    }

    std::vector<PriceMonth> months(Time now) const;

  private:
    void look(Time now) {
        while (now >= calendar_.end()) {
            photographs_.push_back(photograph(calendar_.end()));
            calendar_.pass();
        }
    }
    struct Photograph {
        Time at{};
        std::vector<Wide> posted{};
        std::vector<Money> paid{};
    };
    Photograph photograph(Time at) const;

    Months calendar_;
    std::vector<Level> posted_;  // (cluster) millionths of a yuan per accelerator and hour
    std::vector<Money> paid_;    // (cluster) so far
    std::vector<Photograph> photographs_{};
};

}  // namespace models
