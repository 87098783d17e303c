// Measures speed and memory, and prints a table: `suanli_bench [name…] [--quick]`.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/bench/bench.hpp"

namespace {

// Those with memory first: their children start as small as this process is.
constexpr std::array<std::pair<std::string_view, void (*)(const bench::Options&)>, 7> benchmarks{{
    {"memory", bench::memory},
    {"market", bench::market},
    {"hold", bench::hold},
    {"queue", bench::queue},
    {"backfill", bench::backfill},
    {"wan", bench::wan},
    {"sweep", bench::sweep},
}};

int usage() {
    fmt::print(stderr, "usage: suanli_bench [name…] [--quick]; the names:");
    for (const auto& [name, run] : benchmarks) fmt::print(stderr, " {}", name);
    fmt::print(stderr, "\n");
    return 2;
}

}  // namespace

int main(int count, char** words) try {
    bench::Options options;
    std::vector<std::string_view> chosen(words + 1, words + count);
    options.quick = std::erase(chosen, "--quick") > 0;
    for (const auto word : chosen)
        if (std::ranges::find(benchmarks, word, [](const auto& b) { return b.first; }) ==
            benchmarks.end())
            return usage();
    bench::print_head();
    for (const auto& [name, run] : benchmarks)
        if (chosen.empty() || std::ranges::find(chosen, name) != chosen.end()) run(options);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
}
