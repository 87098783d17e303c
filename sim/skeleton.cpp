// The parts of a skeleton that do not depend on the type.
#include "sim/skeleton.hpp"

#include <algorithm>

namespace sim::skeleton {

std::string comment(std::size_t indent, std::string_view text) {
    constexpr std::size_t columns = 100;
    std::string out;
    std::string row;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (!row.empty() && indent + 3 + row.size() + word.size() > columns) {
            out += fmt::format("{:{}}#{}\n", "", indent, row);
            row.clear();
        }
        row += fmt::format(" {}", word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return fmt::format("{}{:{}}#{}\n", out, "", indent, row);
}

std::string line(std::size_t indent, bool left_out, std::string_view key, std::string_view value) {
    return fmt::format("{:{}}{}{}:{}{}\n", "", indent, left_out ? "#" : "", key,
                       value.empty() ? "" : " ", value);
}

}  // namespace sim::skeleton
