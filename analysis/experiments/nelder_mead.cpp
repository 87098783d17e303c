#include "analysis/experiments/nelder_mead.hpp"

#include <algorithm>
#include <cmath>

#include "sim/ensure.hpp"

namespace analysis {

NelderMead::NelderMead(const Point& start, double step) {
    const auto n = static_cast<double>(start.size());
    sim::ensure(!start.empty() && step > 0 && step <= 0.5, "a simplex has corners", n, step);
    if (start.size() > 2) {
        expand_ = 1 + 2 / n;
        contract_ = 0.75 - 1 / (2 * n);
        shrink_ = 1 - 1 / n;
    }
    asked_.assign(start.size() + 1, start);
    for (std::size_t d = 0; d < start.size(); ++d) {
        sim::ensure(start[d] >= 0 && start[d] <= 1, "a search starts in the cube", start[d]);
        double& x = asked_[d + 1][d];
        x = x + step <= 1 ? x + step : x - step;
    }
}

Point NelderMead::on_line(double factor) const {
    Point point = centre_;
    for (std::size_t d = 0; d < point.size(); ++d) {
        const double away = centre_[d] - simplex_.back().point[d];
        point[d] = std::clamp(centre_[d] + factor * away, 0.0, 1.0);
    }
    return point;
}

void NelderMead::begin() {
    std::ranges::stable_sort(simplex_, {}, &TriedPoint::value);
    centre_.assign(simplex_.size() - 1, 0);
    for (std::size_t i = 0; i + 1 < simplex_.size(); ++i)
        for (std::size_t d = 0; d < centre_.size(); ++d) centre_[d] += simplex_[i].point[d];
    for (double& x : centre_) x /= static_cast<double>(centre_.size());
    phase_ = Phase::reflect;
    asked_ = {on_line(reflect_)};
}

void NelderMead::replace_worst(const TriedPoint& by) {
    simplex_.back() = by;
    begin();
}

void NelderMead::reflected(double value) {
    reflection_ = {asked_.front(), value};
    if (value < simplex_.front().value) {
        phase_ = Phase::expand;
        asked_ = {on_line(reflect_ * expand_)};
    } else if (value < simplex_[simplex_.size() - 2].value) {
        replace_worst(reflection_);
    } else {
        phase_ = Phase::contract;
        asked_ = {on_line(value < simplex_.back().value ? reflect_ * contract_ : -contract_)};
    }
}

void NelderMead::shrink() {
    phase_ = Phase::shrink;
    asked_.clear();
    const Point& best = simplex_.front().point;
    for (std::size_t i = 1; i < simplex_.size(); ++i) {
        asked_.push_back(best);
        for (std::size_t d = 0; d < best.size(); ++d)
            asked_.back()[d] += shrink_ * (simplex_[i].point[d] - best[d]);
    }
}

void NelderMead::tell(const std::vector<double>& values) {
    sim::ensure(values.size() == asked_.size(), "each point has its value", values.size(),
                asked_.size());
    if (phase_ == Phase::build || phase_ == Phase::shrink) {
        if (phase_ == Phase::shrink) simplex_.resize(1);
        for (std::size_t i = 0; i < values.size(); ++i)
            simplex_.push_back({asked_[i], comparable(values[i])});
        return begin();
    }
    const TriedPoint tried{asked_.front(), comparable(values.front())};
    if (phase_ == Phase::reflect) return reflected(tried.value);
    if (phase_ == Phase::expand)
        return replace_worst(tried.value < reflection_.value ? tried : reflection_);
    // outside not worse than the reflection, inside better than the worst corner
    const bool outside = reflection_.value < simplex_.back().value;
    const bool good =
        outside ? tried.value <= reflection_.value : tried.value < simplex_.back().value;
    if (good) return replace_worst(tried);
    shrink();
}

double NelderMead::size() const {
    double largest = simplex_.empty() ? 1 : 0;
    for (const auto& corner : simplex_)
        for (std::size_t d = 0; d < corner.point.size(); ++d)
            largest = std::max(largest, std::abs(corner.point[d] - best().point[d]));
    return largest;
}

}  // namespace analysis
