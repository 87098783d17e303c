// The slow twin of FairSharing: every flow by itself, rates from scratch at each change.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "sim/fair_sharing.hpp"

namespace twin {

/// Time in seconds, not rounded. Flows are called by numbers of the caller's.
class NaiveSharing {
  public:
    using Terms = sim::FairSharing::Terms;

    std::size_t add_link(double capacity, double contention = 0) {
        capacities_.push_back(capacity);
        contentions_.push_back(contention);
        return capacities_.size() - 1;
    }
    void start(std::size_t number, const Terms& terms, double amount, double now) {
        pass_until(now);
        flows_[number] = {terms, amount};
        share();
    }
    double withdraw(std::size_t number, double now) {
        pass_until(now);
        const double left = flows_.at(number).left;
        flows_.erase(number);
        share();
        return left;
    }
    void set_capacity(std::size_t link, double capacity, double now) {
        pass_until(now);
        capacities_[link] = capacity;
        share();
    }

    /// When the next flow ends; infinite where none does.
    double next() const {
        double first = std::numeric_limits<double>::infinity();
        for (const auto& [number, flow] : flows_) first = std::min(first, ends(flow));
        return first;
    }
    /// Removes the flow that ends next, at `next()`.
    std::size_t take() {
        const double at = next();
        const auto due = std::ranges::find_if(
            flows_, [&](const auto& numbered) { return ends(numbered.second) == at; });
        const auto number = due->first;
        pass_until(at);
        flows_.erase(number);
        share();
        return number;
    }

    double rate(std::size_t number) const { return flows_.at(number).rate; }

  private:
    struct Flow {
        Terms terms{};
        double left = 0;
        double rate = 0;
        bool fixed = false;
    };

    double ends(const Flow& flow) const {
        if (flow.left <= 0) return now_;
        return flow.rate > 0 ? now_ + flow.left / flow.rate
                             : std::numeric_limits<double>::infinity();
    }

    void pass_until(double now) {
        for (auto& [number, flow] : flows_) flow.left -= flow.rate * (now - now_);
        now_ = now;
    }

    double capacity(std::size_t link) const {
        const auto flows = std::ranges::count_if(
            flows_, [&](const auto& numbered) { return usage(numbered.second, link) > 0; });
        const double lost = contentions_[link] * std::max(static_cast<double>(flows) - 1, 0.0);
        return capacities_[link] * std::max(1 - lost, 0.0);
    }

    double usage(const Flow& flow, std::size_t link) const {
        double sum = 0;
        for (const auto& hop : flow.terms.route)
            if (hop.link.value == link) sum += hop.usage;
        return sum;
    }

    // Per priority: all rise together, the first to meet a cap or a full link stands still.
    void share() {
        std::uint32_t last = 0;
        for (auto& [number, flow] : flows_) {
            flow.rate = 0;
            flow.fixed = flow.terms.weight == 0;
            last = std::max(last, flow.terms.priority);
        }
        for (std::uint32_t priority = 0; priority <= last; ++priority)
            while (raise(priority)) {}
    }

    bool raise(std::uint32_t priority) {
        double level = std::numeric_limits<double>::infinity();
        std::optional<std::size_t> full;
        for (std::size_t l = 0; l < capacities_.size(); ++l) {
            double left = capacity(l);
            double weights = 0;
            for (const auto& [number, flow] : flows_) {
                left -= flow.rate * usage(flow, l);
                if (rises(flow, priority)) weights += flow.terms.weight * usage(flow, l);
            }
            if (weights > 0 && std::max(left, 0.0) / weights < level) {
                level = std::max(left, 0.0) / weights;
                full = l;
            }
        }
        Flow* capped = nullptr;
        bool any = false;
        for (auto& [number, flow] : flows_) {
            if (!rises(flow, priority)) continue;
            any = true;
            const double cap = flow.terms.cap / flow.terms.weight;
            if (cap <= level) {
                level = cap;
                capped = &flow;
            }
        }
        if (!any) return false;
        if (capped != nullptr) {
            capped->rate = capped->terms.cap;
            capped->fixed = true;
            return true;
        }
        std::vector<Flow*> stopped;
        for (auto& [number, flow] : flows_)
            if (rises(flow, priority) && usage(flow, *full) > 0) stopped.push_back(&flow);
        for (Flow* flow : stopped) {
            flow->rate = level * flow->terms.weight;
            flow->fixed = true;
        }
        return true;
    }

    static bool rises(const Flow& flow, std::uint32_t priority) {
        return !flow.fixed && flow.terms.priority == priority;
    }

    std::vector<double> capacities_{};
    std::vector<double> contentions_{};
    std::map<std::size_t, Flow> flows_{};
    double now_ = 0;
};

}  // namespace twin
