#include "sim/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sim {

std::size_t spelling_distance(std::string_view a, std::string_view b) {
    // Rows of the table of distances between the prefixes of a (one row each) and of b.
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}

std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known) {
    std::optional<std::string> nearest{};
    std::size_t least = std::min<std::size_t>(3, (word.size() + 1) / 2);
    if (word.size() > 200) return nearest;
    for (const std::string& candidate : known) {
        if (candidate.size() > word.size() + 2 || word.size() > candidate.size() + 2) continue;
        const std::size_t distance = spelling_distance(word, candidate);
        if (distance >= least) continue;
        least = distance;
        nearest = candidate;
    }
    return nearest;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const auto nearest = nearest_word(word, known);
    return nearest ? fmt::format("; did you mean '{}'?", *nearest) : "";
}

}  // namespace sim
