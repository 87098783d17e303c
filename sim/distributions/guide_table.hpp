// Finds the interval a number falls in, in constant time on average.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sim {

/// Inversion of a step function with a table of where to begin the search (Chen and Asau 1974).
class GuideTable {
  public:
    /// `ends` ascend, and the last is 1: interval i reaches up to ends[i].
    explicit GuideTable(std::vector<double> ends) : ends_(std::move(ends)) {
        guide_.reserve(ends_.size());
        const auto n = static_cast<double>(ends_.size());
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            while (ends_[at] <= static_cast<double>(i) / n) ++at;
            guide_.push_back(at);
        }
    }

    /// The interval of u, for 0 <= u < 1: the first whose end is above it.
    std::size_t find(double u) const {
        std::size_t at = guide_[static_cast<std::size_t>(u * static_cast<double>(ends_.size()))];
        while (ends_[at] <= u) ++at;
        // u * n may have been rounded up to the next entry
        while (at > 0 && ends_[at - 1] > u) --at;
        return at;
    }

    const std::vector<double>& ends() const { return ends_; }

  private:
    std::vector<double> ends_{};
    std::vector<std::uint32_t> guide_{};
};

/// Weights as ends of intervals of [0, 1] that are as long as they are heavy.
inline std::vector<double> ends_of(const std::vector<double>& weights) {
    std::vector<double> ends;
    ends.reserve(weights.size());
    double sum = 0;
    for (const double weight : weights) ends.push_back(sum += weight);
    for (double& end : ends) end /= sum;
    return ends;
}

}  // namespace sim
