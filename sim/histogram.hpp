// Counts of numbers between given edges.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "sim/ensure.hpp"

namespace sim {

/// Bin i holds edge i <= x < edge i+1; what lies below or above is counted apart.
class Histogram {
  public:
    /// `edges` ascend; n + 1 of them make n bins.
    explicit Histogram(std::vector<double> edges) : edges_(std::move(edges)) {
        ensure(edges_.size() >= 2 && std::adjacent_find(edges_.begin(), edges_.end(),
                                                        std::greater_equal<>()) == edges_.end(),
               "edges ascend", edges_.size());
        counts_.resize(edges_.size() + 1);
    }

    void add(double x) {
        const auto above = std::upper_bound(edges_.begin(), edges_.end(), x);
        ++counts_[static_cast<std::size_t>(above - edges_.begin())];
    }

    /// Both must have the same edges.
    void merge(const Histogram& other) {
        ensure(edges_ == other.edges_, "histograms of the same edges are joined");
        for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
    }

    std::size_t bins() const { return edges_.size() - 1; }
    const std::vector<double>& edges() const { return edges_; }
    std::uint64_t count(std::size_t bin) const { return counts_[bin + 1]; }
    std::uint64_t below() const { return counts_.front(); }
    std::uint64_t above() const { return counts_.back(); }

  private:
    std::vector<double> edges_{};
    std::vector<std::uint64_t> counts_{};  // below, each bin, above
};

/// Bins of one width.
std::vector<double> even_edges(double lower, double upper, std::size_t bins);

/// 1, 2, 5, 10, 20, 50, … from 10^first to 10^last: bins that look even on a logarithmic axis.
std::vector<double> decade_edges(int first, int last);

}  // namespace sim
