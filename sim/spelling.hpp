// "Did you mean": the known word nearest to a misspelled one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// The number of letters inserted, dropped, replaced or swapped with their neighbour between two
/// words (optimal string alignment; Damerau 1964). Counts bytes.
std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The nearest known word that is at most two mistakes, and fewer than half the letters, away; the
/// first of equals.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known);

/// "; did you mean 'rate'?", or nothing when no known word is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace sim
