// Laying one tree over another. Nodes are shared and never changed; what differs is made anew.
#include "sim/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/provenance.hpp"
#include "sim/text.hpp"

namespace sim {

namespace {

bool of_another_kind(const Node& base, const Node& over) {
    const Entry* kind = over.find("kind");
    if (kind == nullptr) return false;
    const Entry* before = base.find("kind");
    return before == nullptr || before->value->text != kind->value->text;
}

void set_entry(Node& map, const Entry& entry) {
    const auto same = std::find_if(map.entries.begin(), map.entries.end(),
                                   [&](const Entry& e) { return e.key == entry.key; });
    if (same == map.entries.end()) {
        map.entries.push_back(entry);
    } else {
        *same = entry;
    }
}

}  // namespace

const Node* merged(const Node* base, const Node* over, std::deque<Node>& nodes) {
    const bool maps = base->kind == Node::Kind::map && over->kind == Node::Kind::map;
    if (!maps || of_another_kind(*base, *over)) return over;
    base = spread(base, nodes);
    over = spread(over, nodes);
    Node joined = *base;
    joined.place = over->place;
    std::vector<std::size_t> order(base->entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return base->entries[a].key < base->entries[b].key;
    });
    for (const Entry& entry : over->entries) {
        const auto at = std::lower_bound(
            order.begin(), order.end(), entry.key,
            [&](std::size_t i, const std::string& key) { return base->entries[i].key < key; });
        if (at == order.end() || base->entries[*at].key != entry.key) {
            joined.entries.push_back(entry);
            continue;
        }
        Entry& below = joined.entries[*at];
        below = {entry.key, entry.key_place, merged(below.value, entry.value, nodes)};
    }
    return &nodes.emplace_back(std::move(joined));
}

std::vector<Step> steps_of(std::string_view path) {
    std::vector<Step> steps;
    while (true) {
        const auto end = std::min(path.find_first_of(".["), path.size());
        if (end == 0) return {};
        steps.push_back({std::string(path.substr(0, end))});
        path.remove_prefix(end);
        while (path.starts_with('[')) {
            Step step{"", 0, true};
            const auto close = std::min(path.find(']'), path.size());
            const auto [last, error] =
                std::from_chars(path.data() + 1, path.data() + close, step.index);
            if (error != std::errc{} || last != path.data() + close || close == path.size())
                return {};
            steps.push_back(step);
            path.remove_prefix(close + 1);
        }
        if (path.empty()) return steps;
        if (!path.starts_with('.')) return {};
        path.remove_prefix(1);
    }
}

namespace {

struct Replacer {
    const std::vector<Step>& steps;
    const Node* value;
    std::deque<Node>& nodes;
    std::string problem{};

    const Node* at(std::size_t depth, const Node* node) {
        if (depth == steps.size()) return merged(node, value, nodes);
        return steps[depth].is_index ? in_list(depth, node) : in_map(depth, node);
    }

    const Node* in_list(std::size_t depth, const Node* node) {
        const std::size_t index = steps[depth].index;
        if (node->kind != Node::Kind::list || index >= node->entries.size()) {
            problem = node->kind == Node::Kind::list
                          ? fmt::format("there is no [{}] in a list of {}, which counts from 0",
                                        index, node->entries.size())
                          : fmt::format("[{}] is due in a list, but there is none here", index);
            return node;
        }
        Node copy = *spread(node, nodes);
        copy.entries[index].value = at(depth + 1, copy.entries[index].value);
        return &nodes.emplace_back(std::move(copy));
    }

    const Node* in_map(std::size_t depth, const Node* node) {
        Node copy;
        if (node->kind == Node::Kind::map) copy = *spread(node, nodes);
        copy.kind = Node::Kind::map;
        copy.place = value->place;
        const Entry* below = copy.find(steps[depth].key);
        Entry entry{steps[depth].key, value->place, nullptr};
        if (below != nullptr) {
            entry.value = at(depth + 1, below->value);
        } else if (depth + 1 == steps.size()) {
            entry.value = value;
        } else {
            entry.value = at(depth + 1, &nodes.emplace_back());
        }
        if (depth + 1 == steps.size() && entry.key == "kind" && of_another(copy))
            copy.entries.clear();
        set_entry(copy, entry);
        return &nodes.emplace_back(std::move(copy));
    }

    bool of_another(const Node& map) const {
        const Entry* kind = map.find("kind");
        return kind == nullptr || kind->value->text != value->text;
    }
};

}  // namespace

Replaced replaced(const Node* root, const std::vector<Step>& steps, const Node* value,
                  std::deque<Node>& nodes) {
    Replacer replacer{steps, value, nodes};
    const Node* made = replacer.at(0, root);
    return {made, replacer.problem};
}

}  // namespace sim
