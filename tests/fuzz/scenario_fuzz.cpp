// Any bytes as a scenario: nothing but InputError may come of it, and what is read can be written
// and read again. Built by clang with -fsanitize=fuzzer it searches; with replay.cpp it replays.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "models/scenario_file.hpp"
#include "sim/problems.hpp"

// NOLINTNEXTLINE: the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string json;
    try {
        json = models::to_json(models::parse_scenario({data, data + size}));
    } catch (const sim::InputError&) {
        return 0;
    }
    if (models::to_json(models::parse_scenario(json)) != json) std::abort();
    return 0;
}
