// Where the values of a document come from.
#include "sim/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/merge.hpp"
#include "sim/reader.hpp"
#include "sim/text.hpp"
#include "sim/yaml.hpp"

namespace sim {

std::optional<std::string> Provenance::problem() const {
    if (status != Status::found || !source.empty()) return std::nullopt;
    return "`found` needs a `source`";
}

std::vector<std::string> source_names(std::string_view source) {
    std::vector<std::string> names;
    for (std::size_t from = 0; from < source.size();) {
        const std::size_t end = std::min(source.find_first_of(" ,", from), source.size());
        if (end > from) names.emplace_back(source.substr(from, end - from));
        from = end + 1;
    }
    return names;
}

void unwrap(Node& map, std::deque<Node>& nodes) {
    const Entry* value = map.find("value");
    if (value == nullptr || map.find("kind") != nullptr) return;
    if (map.find("source") == nullptr && map.find("status") == nullptr) return;
    Node& said = nodes.emplace_back(map);
    said.entries.erase(said.entries.begin() + (value - map.entries.data()));
    const Node* held = value->value;  // outlives the entries of the map
    map = *held;
    if (map.provenance == nullptr) map.provenance = &said;
}

const Node* spread(const Node* node, std::deque<Node>& nodes) {
    if (node->provenance == nullptr) return node;
    Node copy = *node;
    copy.provenance = nullptr;
    for (Entry& entry : copy.entries) {
        if (entry.value->provenance != nullptr) continue;
        Node below = *entry.value;
        below.provenance = node->provenance;
        entry.value = &nodes.emplace_back(std::move(below));
    }
    return &nodes.emplace_back(std::move(copy));
}

namespace {

/// Paths as a tree, so that many of them take one walk.
struct Branch {
    const Entry* said = nullptr;  // of the value here
    std::map<std::string, Branch> below{};
    bool met = false;
};

std::string index_text(std::size_t index) { return fmt::format("[{}]", index); }

void no_value(const Entry& said, Problems& problems) {
    problems.add(said.key_place, "provenance",
                 fmt::format("there is no value at `{}`", shown(said.key)));
}

Branch tree_of(const std::vector<Entry>& said, Problems& problems) {
    Branch root;
    for (const Entry& entry : said) {
        const std::vector<Step> steps = steps_of(entry.key);
        if (steps.empty() || steps.size() > YamlLimits::depth) {
            no_value(entry, problems);
            continue;
        }
        Branch* branch = &root;
        for (const Step& step : steps)
            branch = &branch->below[step.is_index ? index_text(step.index) : step.key];
        branch->said = &entry;
    }
    return root;
}

/// The node with what a branch says of it and of the values in it.
const Node* laid_on(const Node* node, Branch& branch, std::deque<Node>& nodes) {
    branch.met = true;
    Node copy = *node;
    if (branch.said != nullptr) copy.provenance = branch.said->value;
    for (std::size_t i = 0; !branch.below.empty() && i < copy.entries.size(); ++i) {
        Entry& entry = copy.entries[i];
        const auto found =
            branch.below.find(node->kind == Node::Kind::list ? index_text(i) : entry.key);
        if (found != branch.below.end()) entry.value = laid_on(entry.value, found->second, nodes);
    }
    return &nodes.emplace_back(std::move(copy));
}

void tell_unmet(const Branch& branch, Problems& problems) {
    if (!branch.met && branch.said != nullptr) no_value(*branch.said, problems);
    for (const auto& [key, below] : branch.below) tell_unmet(below, problems);
}

}  // namespace

const Node* with_provenance(const Node* root, std::deque<Node>& nodes, Problems& problems) {
    root = spread(root, nodes);
    const Entry* key = root->find("provenance");
    if (key == nullptr) return root;
    const Node& said = *key->value;
    Node bare = *root;
    bare.entries.erase(bare.entries.begin() + (key - root->entries.data()));
    if (said.kind == Node::Kind::text || said.kind == Node::Kind::list)
        problems.add(said.place, "provenance",
                     "a map of paths is due, such as `{demand.training.gang: {source: S01}}`");
    if (said.kind != Node::Kind::map) return &nodes.emplace_back(std::move(bare));
    Branch tree = tree_of(said.entries, problems);
    root = laid_on(&bare, tree, nodes);
    tell_unmet(tree, problems);
    return root;
}

namespace {

class Walk {
  public:
    Walk(Document& document, const std::vector<std::string>& known)
        : document_(document), known_(known) {}

    void over(const Node& node) {
        if (node.provenance != nullptr) all.emplace(path_, said_by(*node.provenance));
        const std::size_t length = path_.size();
        for (std::size_t i = 0; i < node.entries.size(); ++i) {
            if (node.kind == Node::Kind::list) {
                path_ += index_text(i);
            } else {
                if (length > 0) path_ += '.';
                path_.append(node.entries[i].key, 0, longest_name);
            }
            over(*node.entries[i].value);
            path_.resize(length);
        }
    }

    std::map<std::string, Provenance> all{};

  private:
    /// Reads it once, however many values share it.
    const Provenance& said_by(const Node& node) {
        const auto [found, fresh] = read_.try_emplace(&node);
        if (fresh) {
            found->second = Reader(document_).read_part<Provenance>(node, path_);
            check_names(node, found->second.source);
        }
        return found->second;
    }

    void check_names(const Node& node, const std::string& source) {
        if (known_.empty()) return;
        for (const std::string& name : source_names(source)) {
            if (document_.problems.full()) return;
            if (std::binary_search(known_.begin(), known_.end(), name)) continue;
            document_.problems.add(node.find("source")->value->place, path_to(path_, "source"),
                                   fmt::format("`{}` is not one of `sources`{}", shown(name),
                                               scalar::guess(name, known_)));
        }
    }

    static constexpr std::size_t longest_name = 200;  // longer ones are refused by the reader

    Document& document_;
    const std::vector<std::string>& known_;
    std::string path_{};
    std::map<const Node*, Provenance> read_;
};

}  // namespace

std::map<std::string, Provenance> provenance_of(Document& document,
                                                const std::vector<std::string>& known) {
    Walk walk(document, known);
    walk.over(document.root());
    return std::move(walk.all);
}

Provenance::Status status_of(const Node& provenance) {
    const Entry* status = provenance.find("status");
    if (status == nullptr) return Provenance{}.status;
    return enumerator_named<Provenance::Status>(status->value->text).value_or(Provenance{}.status);
}

}  // namespace sim
