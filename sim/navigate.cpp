// Walking in a document, and laying single values over it.
#include <fmt/format.h>

#include "sim/document.hpp"
#include "sim/merge.hpp"
#include "sim/provenance.hpp"
#include "sim/text.hpp"
#include "sim/yaml.hpp"

namespace sim {

void Document::descend(std::string_view key) {
    if (const Entry* entry = root_->find(key))
        root_ = with_provenance(entry->value, nodes_, problems);
}

Place Document::place(std::string_view path) const {
    const Node* node = root_;
    Place place = root_->place;
    for (const Step& step : steps_of(path)) {
        const Entry* entry = step.is_index ? nullptr : node->find(step.key);
        if (step.is_index && step.index < node->entries.size()) entry = &node->entries[step.index];
        if (entry == nullptr) break;
        node = entry->value;
        place = node->kind == Node::Kind::text || step.is_index ? node->place : entry->key_place;
    }
    return place;
}

void Document::set(const std::string& assignment) {
    Source& source = sources_.emplace_back();
    const bool option = assignment.starts_with("--");
    source.name = fmt::format("{}{}", option ? "" : "--set ", shown(assignment));
    source.folder = folder_;
    source.is_file = false;
    const Place place{&source, 0, 0};
    const auto equals = assignment.find('=');
    std::string_view path = std::string_view(assignment).substr(0, equals);
    if (option) path.remove_prefix(2);
    const std::vector<Step> steps = steps_of(path);
    if (equals == std::string::npos || steps.empty() || first_unreadable(assignment)) {
        problems.add(place, "", "`path.to.key=value` is due, such as `seed=7`");
        return;
    }
    source.text = assignment.substr(equals + 1);
    std::size_t values = YamlLimits::values;
    const Node* value = parse_yaml(source, nodes_, values, problems);
    if (value == nullptr) {
        Node& nothing = nodes_.emplace_back();
        nothing.place = place;
        value = &nothing;
    }
    const Replaced made = replaced(root_, steps, value, nodes_);
    root_ = with_provenance(made.root, nodes_, problems);
    if (!made.problem.empty()) problems.add(place, shown(path), made.problem);
}

}  // namespace sim
