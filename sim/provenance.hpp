// Where the values of a document come from: `{value: 788 EFLOPS@fp16, source: S01, status: found}`.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/document.hpp"
#include "sim/schema.hpp"

namespace sim {

/// What is said of a value, or of all values of a list or map.
struct Provenance {
    static constexpr std::string_view about =
        "Where a value comes from. Any value, list or map of a scenario may be written as "
        "`{value: …, source: …, status: …}`, with these keys beside `value`.";

    enum class Status : std::uint8_t { assumed, recalled, derived, found };
    enum class Confidence : std::uint8_t { high, med, low };

    std::string source{};
    Status status = Status::found;
    std::optional<Confidence> confidence{};
    std::string date{};
    std::string note{};

    static constexpr auto fields() {
        return Fields{
            field<&Provenance::source>(
                "The names it has in `sources`, with a space between two: `S01 S02`. Where there "
                "are no `sources`, any text."),
            field<&Provenance::status>(
                "found: the source says so. derived: worked out from what sources say. recalled: "
                "from memory. assumed: a guess."),
            field<&Provenance::confidence>("How far it can be trusted."),
            field<&Provenance::date>("The date it speaks of, such as `2025-06`."),
            field<&Provenance::note>("What else there is to say, such as how it was derived."),
        };
    }
    std::optional<std::string> problem() const;
};

/// The single names in `S01 S02`.
std::vector<std::string> source_names(std::string_view source);

/// If a map is a value with its provenance, makes it that value, and remembers the rest.
void unwrap(Node& map, std::deque<Node>& nodes);

/// The node without provenance of its own: its entries carry it, where they have none.
const Node* spread(const Node* node, std::deque<Node>& nodes);

/// Takes the key `provenance` off a root: what it says of each path is laid on the value there.
const Node* with_provenance(const Node* root, std::deque<Node>& nodes, Problems& problems);

/// What is said of the values of a document, by path. `known` are the names of its sources,
/// sorted; where there are none, a source is not looked for.
std::map<std::string, Provenance> provenance_of(Document& document,
                                                const std::vector<std::string>& known);

/// The status that a node's provenance gives, once provenance_of has found it right.
Provenance::Status status_of(const Node& provenance);

}  // namespace sim
