// The parts of the reference that do not depend on the type described.
#include "sim/reference.hpp"

namespace sim {

std::string range_text(const Rule& rule, scalar::BoundText bound) {
    const auto shown = [&](double b) { return b == 0 ? std::string("0") : bound(b); };
    if (rule.at_least && rule.at_most)
        return fmt::format("from {} to {}", shown(*rule.at_least), shown(*rule.at_most));
    std::string out;
    const auto add = [&](std::string_view relation, const std::optional<double>& b) {
        if (!b) return;
        if (!out.empty()) out += ", ";
        out += fmt::format("{} {}", relation, shown(*b));
    };
    add("at least", rule.at_least);
    add("more than", rule.above);
    add("at most", rule.at_most);
    add("less than", rule.below);
    return out;
}

namespace reference {

namespace {

/// A bar would end the cell of a table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace

std::string row(std::string_view key, std::string_view value, std::string_view standard,
                std::string_view text) {
    return fmt::format("| `{}` | {} | {} | {} |\n", key, cell(value), cell(standard), cell(text));
}

std::string table(const std::string& rows) {
    if (rows.empty()) return {};
    return fmt::format("| key | value | default | meaning |\n|---|---|---|---|\n{}\n", rows);
}

std::string link(std::string_view name) { return fmt::format("[{0}](#{0})", name); }

}  // namespace reference

}  // namespace sim
