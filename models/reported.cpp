#include "models/reported.hpp"

#include <algorithm>

namespace models {

namespace {

/// The keys of a path; a place in a list is one too.
std::vector<std::string_view> keys_of(std::string_view path) {
    std::vector<std::string_view> keys;
    while (!path.empty()) {
        const auto end = std::min(path.find_first_of(".[", 1), path.size());
        keys.push_back(path.substr(0, end));
        path.remove_prefix(end);
        if (path.starts_with('.')) path.remove_prefix(1);
    }
    return keys;
}

/// Whether `inner` lies in `outer` or is it; a `*` is any key.
bool holds(const std::vector<std::string_view>& outer, const std::vector<std::string_view>& inner) {
    if (outer.size() > inner.size()) return false;
    return std::equal(outer.begin(), outer.end(), inner.begin(),
                      [](auto a, auto b) { return a == b || a == "*" || b == "*"; });
}

}  // namespace

bool Reported::touches(std::string_view path) const {
    const auto keys = keys_of(path);
    return std::ranges::any_of(paths_, [&](const std::string& problem) {
        const auto at = keys_of(problem);
        return holds(at, keys) || holds(keys, at);
    });
}

bool Reported::clouds(std::string_view pattern) const {
    if (!pattern.ends_with(".*")) return touches(pattern);
    const auto names = keys_of(pattern.substr(0, pattern.size() - 2));
    return std::ranges::any_of(
        paths_, [&](const std::string& problem) { return holds(keys_of(problem), names); });
}

}  // namespace models
