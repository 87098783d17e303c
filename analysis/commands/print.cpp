// `schema`, `reference` and `new`: texts that follow from the declared fields.
#include <fmt/format.h>

#include "analysis/commands.hpp"
#include "models/scenario_file.hpp"

namespace analysis {

int perform(const Schema&) {
    fmt::print("{}", models::json_schema());
    return done;
}

int perform(const Reference&) {
    fmt::print("{}", models::reference());
    return done;
}

int perform(const New& command) {
    fmt::print("{}", models::skeleton(command.name));
    return done;
}

}  // namespace analysis
