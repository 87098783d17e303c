// The parts of the reader that do not depend on the type read.
#include "sim/reader.hpp"

#include <algorithm>

#include "sim/provenance.hpp"
#include "sim/text.hpp"

namespace sim {

const Node& Reader::nothing() {
    static const Node node;
    return node;
}

/// What is wrong with `{value: 3, sorce: S01}`, which is no value with its provenance.
std::optional<std::string> Reader::half_wrapped(const Node& node) {
    if (node.find("value") == nullptr) return std::nullopt;
    std::string guess;
    for (const Entry& entry : node.entries)
        if (guess.empty() && entry.key != "value")
            guess = scalar::guess(entry.key, {"source", "status"});
    return fmt::format("a `value` with neither `source` nor `status`{}", guess);
}

bool Reader::is_list(const Node& node) {
    if (node.kind == Node::Kind::list) return true;
    if (node.kind == Node::Kind::text) {
        problem(node.place, fmt::format("`{0}` is not a list; a list is due, such as `[{0}]`",
                                        shown(node.text)));
    } else if (node.kind == Node::Kind::map) {
        problem(node.place, "a map of keys; a list is due, such as `[…]`");
    }
    return node.kind == Node::Kind::nothing;
}

bool Reader::is_map(const Node& node) {
    if (node.kind == Node::Kind::map || node.kind == Node::Kind::nothing) return true;
    problem(node.place,
            node.kind == Node::Kind::list
                ? "a list; a map of keys is due"
                : fmt::format("`{}` is a single value; a map of keys is due", shown(node.text)));
    return false;
}

bool Reader::is_short_form(const Node& node, const std::vector<std::string>& kinds) {
    if (node.kind != Node::Kind::text || node.text.empty()) return false;
    if (std::find(kinds.begin(), kinds.end(), node.text) != kinds.end()) return false;
    return std::string_view("0123456789+-.").find(node.text[0]) != std::string_view::npos;
}

std::optional<std::string> Reader::wrong_name(std::string_view name) {
    if (name.empty()) return "a name may not be empty";
    if (name.size() > 200) return "a name may have 200 bytes at most";
    const auto bad = name.find_first_of(".[]/\\\"\n\t");
    if (bad == name.npos) return std::nullopt;
    return fmt::format("a name may not contain `{}`, which means something in paths",
                       shown(name.substr(bad, 1)));
}

const std::string* Reader::kind_given(const Node& node, const Place& place,
                                      const std::vector<std::string>& kinds,
                                      const std::string& alternative) {
    const std::string one = alternative.empty()
                                ? fmt::format("{} is due", scalar::words_text(kinds))
                                : fmt::format("{}, or {}", alternative, scalar::words_text(kinds));
    const Node* kind = &node;
    if (node.kind == Node::Kind::map) {
        const Entry* entry = node.find("kind");
        if (entry == nullptr) {
            problem(place, fmt::format("`kind` is missing; {} is due", scalar::words_text(kinds)));
            return nullptr;
        }
        kind = entry->value;
    }
    if (kind->kind == Node::Kind::nothing) {
        problem(place, fmt::format("no value; {}", one));
    } else if (kind->kind != Node::Kind::text) {
        problem(kind->place,
                fmt::format("{}; {}", kind->kind == Node::Kind::list ? "a list" : "a map", one));
    } else if (std::find(kinds.begin(), kinds.end(), kind->text) == kinds.end()) {
        const std::string guess = scalar::guess(kind->text, kinds);
        problem(kind->place,
                fmt::format("`{}` is not known here; {}{}", shown(kind->text), one, guess));
    } else {
        return &kind->text;
    }
    return nullptr;
}

void Reader::missing(const Place& place, std::string_view name, const Expected& due) {
    problem(place, fmt::format("`{}` is missing; {}", name, due.due()));
}

void Reader::report_unknown(const Node& node, const std::vector<std::string>& known) {
    if (node.kind != Node::Kind::map) return;
    for (const Entry& entry : node.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        std::string guess = scalar::guess(entry.key, known);
        if (guess.empty() && known.empty()) {
            guess = "; no key is due here";
        } else if (guess.empty()) {
            guess = fmt::format("; known are `{}`", fmt::join(known, "`, `"));
        }
        problem(entry.key_place,
                fmt::format("`{}` is not a key of this section{}", shown(entry.key), guess));
    }
}

}  // namespace sim
