// `validate`: all that is wrong with scenarios, each after the other.
#include <fmt/format.h>

#include "analysis/commands.hpp"
#include "analysis/tell.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {

int perform(const Validate& command) {
    int worst = done;
    for (const auto& scenario : command.scenarios) {
        int code = done;
        try {
            models::read_scenario(scenario, command.sets);
            fmt::print("{}: valid\n", scenario.string());
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
