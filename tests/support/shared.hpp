// Logs and results of others, which lie beside the repository and are not part of it.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>

#include "tests/support/skip.hpp"

/// The file of that name in ../shared. Where there is none the test is to return at once, and
/// counts as skipped.
inline std::optional<std::filesystem::path> shared(std::string_view name) {
    std::filesystem::path path = std::filesystem::path(SUANLI_ROOT) / ".." / "shared" / name;
    if (std::filesystem::exists(path)) return path.lexically_normal();
    fmt::print("skipped: needs ../shared/{}\n", name);
    std::fflush(stdout);
    test_was_skipped = true;
    return std::nullopt;
}
