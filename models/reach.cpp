#include "models/reach.hpp"

#include <cmath>
#include <limits>

#include "models/world.hpp"
#include "sim/math.hpp"

namespace models {

namespace {

constexpr std::int32_t no_cap = INT32_MAX;

double cap_of(std::int32_t step) {
    if (step == no_cap) return std::numeric_limits<double>::infinity();
    return math::exp(step * math::ln2 / 4);
}

}  // namespace

std::int32_t step_of(double cap) {
    if (!std::isfinite(cap)) return no_cap;
    if (cap <= 0) return INT32_MIN;
    return static_cast<std::int32_t>(std::floor(4 / math::ln2 * math::log(cap)));
}

Reach::Reach(const World& world, const std::vector<std::uint32_t>& idle)
    : w_(world),
      idle_(idle),
      place_(world.clusters.size(), SIZE_MAX),
      running_(most_ecosystems, no_bits(idle.size())) {
    for (std::size_t i = 0; i < idle.size(); ++i) place_[idle[i]] = i;
}

Reach::OfClass& Reach::of_class(std::uint32_t demand) {
    const auto [found, is_new] = classes_.try_emplace(demand);
    OfClass& made = found->second;
    if (!is_new) return made;
    made.speed.resize(idle_.size());
    for (std::uint32_t origin = 0; origin < w_.brokerage.origins(); ++origin) {
        Bits& seen = made.seen.emplace_back(no_bits(idle_.size()));
        for (const Candidate& candidate : w_.brokerage.candidates(demand, origin)) {
            const std::size_t i = place_[candidate.cluster];
            if (i == SIZE_MAX || !w_.brokerage.sees(candidate, w_.now())) continue;
            set_bit(seen, i);
            set_bit(running_[candidate.ecosystem], i);
            made.speed[i] = candidate.speed;
        }
    }
    return made;
}

const Bits& Reach::affordable(OfClass& of_class, std::int32_t step) const {
    const auto [found, is_new] = of_class.affordable.try_emplace(step, no_bits(idle_.size()));
    if (!is_new) return found->second;
    const double cap = cap_of(step);
    for (std::size_t i = 0; i < idle_.size(); ++i)
        if (!(w_.brokerage.board().price[idle_[i]] > cap * of_class.speed[i]))
            set_bit(found->second, i);
    return found->second;
}

Bits Reach::of(const Circle& circle) {
    OfClass& its = of_class(circle.demand);
    Bits reached = its.seen[circle.origin];
    const Bits& affordable = this->affordable(its, circle.cap);
    Bits running = no_bits(idle_.size());
    for (std::size_t e = 0; e < running_.size(); ++e)
        if ((circle.runs >> e & 1) != 0)
            for (std::size_t i = 0; i < running.size(); ++i) running[i] |= running_[e][i];
    for (std::size_t i = 0; i < reached.size(); ++i) reached[i] &= affordable[i] & running[i];
    return reached;
}

}  // namespace models
