// YAML text to nodes: the only place that knows yaml-cpp. It listens to the parser's events, since
// the library's own tree forgets duplicate keys and lets aliases make cycles.
#include "sim/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "sim/provenance.hpp"
#include "sim/text.hpp"

namespace sim {

namespace {

/// The text of a scalar in the source: up to its closing quote, or as far as it equals the value.
std::size_t token_length(std::string_view text, std::size_t offset, std::string_view value) {
    const std::string_view rest = text.substr(std::min(offset, text.size()));
    if (rest.starts_with('"') || rest.starts_with('\'')) {
        for (std::size_t i = 1; i < rest.size() && rest[i] != '\n'; ++i) {
            if (rest[i] == '\\' && rest[0] == '"') {
                ++i;
            } else if (rest[i] == rest[0]) {
                return i + 1;
            }
        }
        return 1;
    }
    std::size_t same = 0;
    while (same < value.size() && same < rest.size() && rest[same] == value[same]) ++same;
    while (same > 1 && (rest[same - 1] == ' ' || rest[same - 1] == '\n')) --same;
    return std::max<std::size_t>(same, 1);
}

std::string too_many_values() {
    return fmt::format(
        "more than {} values, those repeated by aliases included; large tables belong "
        "in a file of their own",
        YamlLimits::values);
}

class Builder final : public YAML::EventHandler {
  public:
    Builder(const Source& source, std::deque<Node>& nodes, std::size_t& values, Problems& problems)
        : source_(source), nodes_(nodes), values_(values), problems_(problems) {}

    const Node* root() const { return root_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ > 0) fail(at(mark), "a second document starts here; only one is read");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (takes_key()) fail(at(mark), "a key is due here");
        Node& node = make(Node::Kind::nothing, mark);
        // the parser only knows that there is none when it sees what comes next
        if (!stack_.empty() && stack_.back().has_key) node.place = stack_.back().entry.key_place;
        finish(node, anchor);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        check_tag(mark, tag);
        Place place = at(mark);
        place.length = token_length(source_.text, place.offset, value);
        if (first_unreadable(value)) fail(place, "an escape stands for a character not allowed");
        if (takes_key()) {
            take_key(value, place, tag == "!");
            return;
        }
        Node& node = make(Node::Kind::text, mark);
        node.text = value;
        node.quoted = tag == "!";
        node.place = place;
        finish(node, anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (takes_key()) fail(at(mark), "a key must be a text, not an alias");
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end())
            fail(at(mark), "this alias stands inside its own anchor and would never end");
        Node& node = make(found->second->kind, mark);
        spend(mark, found->second->size);
        const Place place = node.place;
        node = *found->second;
        node.place = place;
        finish(node, YAML::NullAnchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Node::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Node::Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override {
        drop_duplicates(stack_.back().node->entries);
        unwrap(*stack_.back().node, nodes_);
        close();
    }

  private:
    struct Open {
        Node* node;
        YAML::anchor_t anchor;
        bool has_key = false;
        Entry entry{};
    };

    [[noreturn]] void fail(const Place& place, std::string_view message) {
        problems_.add(place, "", message);
        throw InputError(problems_.take());
    }

    Place at(const YAML::Mark& mark) const {
        return {&source_, static_cast<std::size_t>(std::max(mark.pos, 0)), 1};
    }

    void spend(const YAML::Mark& mark, std::size_t values) {
        if (values > values_) fail(at(mark), too_many_values());
        values_ -= values;
    }

    bool takes_key() const {
        return !stack_.empty() && stack_.back().node->kind == Node::Kind::map &&
               !stack_.back().has_key;
    }

    void take_key(const std::string& key, const Place& place, bool quoted) {
        if (key == "<<" && !quoted)
            fail(place,
                 "merge keys are not known here; write `extends: base.yaml` at the top of "
                 "the file, or repeat the keys");
        stack_.back().has_key = true;
        stack_.back().entry = {key, place, nullptr};
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        fail(at(mark), fmt::format("tags such as `{}` are not used here; write `kind:`, or nothing",
                                   shown(tag)));
    }

    Node& make(Node::Kind kind, const YAML::Mark& mark) {
        spend(mark, 1);
        Node& node = nodes_.emplace_back();
        node.kind = kind;
        node.place = at(mark);
        return node;
    }

    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor) {
        check_tag(mark, tag);
        if (takes_key())
            fail(at(mark), brackets_close(std::string_view(source_.text).substr(at(mark).offset))
                               ? "a key must be a text, not a list or a map"
                               : "this bracket is not closed");
        if (stack_.size() == YamlLimits::depth)
            fail(at(mark), fmt::format("nested deeper than {} levels", YamlLimits::depth));
        stack_.push_back({&make(kind, mark), anchor});
    }

    void close() {
        Node& node = *stack_.back().node;
        const YAML::anchor_t anchor = stack_.back().anchor;
        stack_.pop_back();
        finish(node, anchor);
    }

    void finish(Node& node, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) anchors_[anchor] = &node;
        if (stack_.empty()) {
            root_ = &node;
            return;
        }
        Open& parent = stack_.back();
        parent.entry.value = &node;
        if (!parent.entry.key.starts_with("x-")) {
            parent.node->size += node.size;
            parent.node->entries.push_back(std::move(parent.entry));
        }
        parent.has_key = false;
        parent.entry = {};
    }

    /// Reports keys given again and leaves only the first of each.
    void drop_duplicates(std::vector<Entry>& entries) {
        std::unordered_map<std::string_view, const Entry*> first;
        std::vector<std::size_t> again;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto [known, fresh] = first.emplace(entries[i].key, &entries[i]);
            if (fresh) continue;
            again.push_back(i);
            problems_.add(entries[i].key_place, path_of_open_map(),
                          fmt::format("`{}` is given twice; first given on line {}",
                                      shown(entries[i].key), line_of(known->second->key_place)));
        }
        for (auto i = again.rbegin(); i != again.rend(); ++i)
            entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(*i));
    }

    std::string path_of_open_map() const {
        std::string path;
        if (problems_.full()) return path;
        for (std::size_t i = 0; i + 1 < stack_.size(); ++i) {
            const Open& open = stack_[i];
            path = path_to(path, open.has_key ? open.entry.key
                                              : fmt::format("[{}]", open.node->entries.size()));
        }
        return path;
    }

    std::ptrdiff_t line_of(const Place& place) const {
        if (problems_.full()) return 0;
        const auto begin = source_.text.begin();
        return 1 + std::count(begin, begin + static_cast<std::ptrdiff_t>(place.offset), '\n');
    }

    const Source& source_;
    std::deque<Node>& nodes_;
    std::size_t& values_;
    Problems& problems_;
    std::vector<Open> stack_;
    std::unordered_map<YAML::anchor_t, const Node*> anchors_;
    const Node* root_ = nullptr;
    int documents_ = 0;
};

/// The parser looks ahead to the end of a bracket: seconds and gigabytes for a file of such signs.
void check_lookahead(const Source& source, Problems& problems) {
    constexpr std::string_view marks = "[]{},:!&*'\"";
    std::size_t depth = 0;
    std::size_t signs = 0;
    for (std::size_t i = 0; i < source.text.size(); ++i) {
        const char c = source.text[i];
        const bool opens = c == '[' || c == '{';
        const bool closes = c == ']' || c == '}';
        if (opens) ++depth;
        if (closes && depth > 0) --depth;
        if (marks.find(c) != marks.npos) ++signs;
        const bool deep = depth > 10 * YamlLimits::depth;
        if (!deep && signs <= 4 * YamlLimits::values) continue;
        problems.add({&source, i, 1}, "",
                     deep ? fmt::format("nested deeper than {} levels", YamlLimits::depth)
                          : too_many_values());
        throw InputError(problems.take());
    }
}

Place place_of(const Source& source, const YAML::Mark& mark) {
    if (mark.is_null()) return {&source, 0, 0};
    return {&source, static_cast<std::size_t>(std::max(mark.pos, 0)), 1};
}

/// What yaml-cpp says, in words of ours where its own mislead.
std::string syntax_message(const Source& source, const YAML::Exception& error) {
    const Place place = place_of(source, error.mark);
    const std::string_view above =
        std::string_view(source.text).substr(0, std::min(place.offset + 1, source.text.size()));
    const std::string_view line = above.substr(above.rfind('\n') + 1);
    const auto indent = line.find_first_not_of(" \t");
    if (line.substr(0, indent).find('\t') != line.npos)
        return "tabs do not indent in YAML; use spaces";
    if (error.msg == YAML::ErrorMsg::MAP_VALUE)
        return "this is no valid YAML: a `:` is not due here; a text with a `: ` needs quotes";
    return fmt::format("this is no valid YAML: {}", error.msg);
}

}  // namespace

const Node* parse_yaml(const Source& source, std::deque<Node>& nodes, std::size_t& values,
                       Problems& problems) {
    check_lookahead(source, problems);
    Builder builder(source, nodes, values, problems);
    try {
        std::istringstream stream(source.text);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {}
    } catch (const YAML::Exception& error) {
        problems.add(place_of(source, error.mark), "", syntax_message(source, error));
        throw InputError(problems.take());
    }
    return builder.root();
}

}  // namespace sim
