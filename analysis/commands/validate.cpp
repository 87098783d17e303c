// `validate`: all that is wrong with scenarios, each after the other.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/commands.hpp"
#include "analysis/tell.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "sim/names.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

using Status = models::Provenance::Status;

// The numbers without a source, and what is known of the others.
int list_unsourced(const std::filesystem::path& scenario, const std::vector<std::string>& sets) {
    std::array<std::size_t, sim::enumerators<Status>().size()> counts{};
    std::size_t unsourced = 0;
    const auto numbers = models::given_numbers(scenario, sets);
    for (const auto& number : numbers) {
        if (number.status) {
            ++counts[static_cast<std::size_t>(*number.status)];
            continue;
        }
        ++unsourced;
        fmt::print("{}: {}: {}\n", number.place, number.path, number.text);
    }
    std::string line = fmt::format("{}: {} numbers", scenario.string(), numbers.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        line += fmt::format(", {} {}", counts[i], sim::enumerators<Status>()[i]);
    fmt::print("{}, {} without a source\n", line, unsourced);
    return unsourced == 0 ? done : differs;
}

int check(const std::filesystem::path& scenario, const Validate& command) {
    if (command.sources) return list_unsourced(scenario, command.sets);
    models::read_scenario(scenario, command.sets);
    fmt::print("{}: valid\n", scenario.string());
    return done;
}

}  // namespace

int perform(const Validate& command) {
    int worst = done;
    for (const auto& scenario : command.scenarios) {
        int code = done;
        try {
            code = check(scenario, command);
        } catch (const sim::InputError& error) {
            tell(error.what());
            code = wrong_input;
        } catch (const sim::FileError& error) {
            tell(fmt::format("suanli: {}\n", error.what()));
            code = file_trouble;
        }
        worst = std::max(worst, code);
    }
    return worst;
}

}  // namespace analysis
