#include "models/mismatch/matching.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "models/mismatch/gang_bounds.hpp"
#include "models/mismatch/groups.hpp"
#include "models/mismatch/max_flow.hpp"
#include "sim/ensure.hpp"

namespace models {

namespace {

using Cells = std::vector<std::size_t>;

// From what is hardest to place: by the size of what has to be on one node.
auto hardness(const Need& need) {
    const auto piece = need.per_node > 0 ? need.per_node : need.gang;
    return std::tuple(-piece, -need.gang, need.per_node);
}

bool harder(const Need& a, const Need& b) { return hardness(a) < hardness(b); }

// (shapes) The distinct shapes of those who wait, hardest first.
std::vector<Need> shapes_of(std::span<const WaitingGangs> waiting, const Cells& cells) {
    std::vector<Need> shapes;
    for (const auto w : cells) shapes.push_back(waiting[w].need);
    std::ranges::sort(shapes, harder);
    const auto same = [](const Need& a, const Need& b) { return hardness(a) == hardness(b); };
    shapes.erase(std::unique(shapes.begin(), shapes.end(), same), shapes.end());
    return shapes;
}

// One instance of the problem, as it is left after what has been placed.
class Matching {
  public:
    Matching(std::span<const IdleNodes> idle, std::span<const WaitingGangs> waiting,
             const Pairs& pairs)
        : idle_(idle.begin(), idle.end()) {
        Cells some_idle;
        for (std::size_t i = 0; i < idle.size(); ++i)
            if (idle[i].accelerators() > 0) some_idle.push_back(i);
        Cells some_waiting;
        for (std::size_t w = 0; w < waiting.size(); ++w)
            if (waiting[w].jobs > 0) some_waiting.push_back(w);
        shapes_ = shapes_of(waiting, some_waiting);
        Cells kind;
        for (const auto w : some_waiting)
            kind.push_back(static_cast<std::size_t>(
                std::ranges::lower_bound(shapes_, waiting[w].need, harder) - shapes_.begin()));
        groups_ = alike(pairs, some_idle, some_waiting, kind);
        for (const auto& group : groups_.waiting) {
            Count jobs = 0;
            for (const auto w : group) jobs += waiting[w].jobs;
            jobs_.push_back(jobs);
            const auto& need = waiting[group.front()].need;
            shape_.push_back(static_cast<std::size_t>(
                std::ranges::lower_bound(shapes_, need, harder) - shapes_.begin()));
        }
    }

    bool one_shape() const { return shapes_.size() <= 1; }

    /// The largest flow under the bounds of each cell; `flows_` holds it from group to group.
    Count bound();

    /// Places the gangs of the flow, rounded down; if `filling`, after those of each shape also
    /// all others of it that fit. Returns their accelerators.
    Count place_flow(bool filling);

  private:
    // What flows from a waiting to an idle group, both by number.
    struct Flow {
        std::size_t waiting = 0;
        std::size_t idle = 0;
        Count accelerators = 0;
    };

    std::vector<GangBounds::Limits> limits_of_idle() const;
    Count place(std::size_t waiting, std::size_t idle, Count gangs);

    std::vector<IdleNodes> idle_{};  // (idle cells)
    std::vector<Need> shapes_{};     // hardest first
    Groups groups_{};
    std::vector<Count> jobs_{};         // (waiting groups)
    std::vector<std::size_t> shape_{};  // (waiting groups) ascending
    std::vector<Flow> flows_{};
};

// The network: source, waiting groups, a chain of nodes for each idle group (one for each shape
// that can reach it; what enters at a shape passes those of the easier ones), sink.
Count Matching::bound() {
    const auto limits = limits_of_idle();
    flows_.clear();
    std::vector<std::vector<bool>> comes(groups_.idle.size(), std::vector<bool>(shapes_.size()));
    for (std::size_t w = 0; w < jobs_.size(); ++w) {
        if (jobs_[w] == 0) continue;
        for (const auto i : groups_.partners[w]) {
            if (limits[i].alone[shape_[w]] == 0) continue;
            comes[i][shape_[w]] = true;
            flows_.push_back({w, i, 0});
        }
    }

    std::size_t nodes = 1 + jobs_.size();
    std::vector<Cells> entrance(groups_.idle.size(), Cells(shapes_.size()));
    for (std::size_t i = 0; i < groups_.idle.size(); ++i)
        for (std::size_t s = 0; s < shapes_.size(); ++s)
            if (comes[i][s]) entrance[i][s] = nodes++;
    const std::size_t sink = nodes++;

    std::vector<FlowArc> arcs;
    const auto arc = [&](std::size_t from, std::size_t to, Count capacity) {
        arcs.push_back({static_cast<std::int32_t>(from), static_cast<std::int32_t>(to), capacity});
    };
    for (std::size_t w = 0; w < jobs_.size(); ++w)
        arc(0, 1 + w, jobs_[w] * shapes_[shape_[w]].gang);
    for (const auto& [w, i, accelerators] : flows_)
        arc(1 + w, entrance[i][shape_[w]],
            std::min(limits[i].alone[shape_[w]], jobs_[w] * shapes_[shape_[w]].gang));
    for (std::size_t i = 0; i < groups_.idle.size(); ++i)
        for (std::size_t s = 0; s < shapes_.size();) {
            const std::size_t from = s;
            Count most = limits[i].up_to[s];
            for (++s; s < shapes_.size() && !comes[i][s]; ++s)
                most = std::min(most, limits[i].up_to[s]);
            if (comes[i][from])
                arc(entrance[i][from], s < shapes_.size() ? entrance[i][s] : sink, most);
        }

    const Count flow = max_flow(static_cast<std::int32_t>(nodes), arcs);
    for (std::size_t k = 0; k < flows_.size(); ++k)
        flows_[k].accelerators = arcs[jobs_.size() + k].flow;
    return flow;
}

std::vector<GangBounds::Limits> Matching::limits_of_idle() const {
    GangBounds bounds(shapes_);
    std::vector<GangBounds::Limits> limits;
    for (const auto& group : groups_.idle) {
        limits.push_back(bounds.nothing());
        for (const auto i : group) bounds.add(idle_[i], limits.back());
    }
    return limits;
}

// Waiting groups are in order of their shapes, and so are their flows: the hardest go first.
Count Matching::place_flow(bool filling) {
    Count placed = 0;
    auto flow = flows_.begin();
    for (std::size_t shape = 0, w = 0; shape < shapes_.size(); ++shape) {
        for (; flow != flows_.end() && shape_[flow->waiting] == shape; ++flow)
            placed += place(flow->waiting, flow->idle, flow->accelerators / shapes_[shape].gang);
        for (; w < jobs_.size() && shape_[w] == shape; ++w)
            for (const auto i : groups_.partners[w])
                if (filling) placed += place(w, i, jobs_[w]);
    }
    return placed;
}

Count Matching::place(std::size_t waiting, std::size_t idle, Count gangs) {
    const Need& need = shapes_[shape_[waiting]];
    Count left = std::min(gangs, jobs_[waiting]);
    Count placed = 0;
    for (const auto i : groups_.idle[idle]) {
        if (left == 0) break;
        const Count here = std::min(left, idle_[i].fits(need));
        if (here == 0) continue;
        idle_[i].take(need, here);
        left -= here;
        placed += here;
    }
    jobs_[waiting] -= placed;
    return placed * need.gang;
}

// Rounds as long as they bring anything, then whatever still fits.
Count by_rounds(Matching& matching, Count at_most) {
    Count matched = 0;
    for (Count placed = -1; placed != 0 && matched < at_most; matched += placed) {
        if (placed > 0) matching.bound();
        placed = matching.place_flow(false);
    }
    return matched + matching.place_flow(true);
}

}  // namespace

GangFlow gang_flow(std::span<const IdleNodes> idle, std::span<const WaitingGangs> waiting,
                   const Pairs& pairs) {
    sim::ensure(pairs.idle() == idle.size() && pairs.waiting() == waiting.size(),
                "pairs are of these cells", idle.size(), waiting.size());
    Matching matching(idle, waiting, pairs);
    const Count at_most = matching.bound();
    if (matching.one_shape()) return {at_most, at_most};
    const Count filled = Matching(matching).place_flow(true);
    const Count matched =
        filled == at_most ? filled : std::max(filled, by_rounds(matching, at_most));
    sim::ensure(matched <= at_most, "no more is matched than can be", matched, at_most);
    return {matched, at_most};
}

Count divisible_flow(std::span<const Count> idle, std::span<const Count> waiting,
                     const Pairs& pairs) {
    std::vector<IdleNodes> nodes;
    for (const auto accelerators : idle) nodes.push_back(IdleNodes::interchangeable(accelerators));
    std::vector<WaitingGangs> gangs;
    for (const auto accelerators : waiting) gangs.push_back({{}, accelerators});
    return gang_flow(nodes, gangs, pairs).at_most;
}

}  // namespace models
