// `schema`, `reference` and `new`: texts that follow from the declared fields.
#include <fmt/format.h>

#include "analysis/command_line.hpp"
#include "analysis/sweep/study.hpp"
#include "models/scenario_file.hpp"
#include "sim/text.hpp"

namespace analysis {

int perform(const Schema& command) {
    const bool study = command.of == FileKind::study;
    fmt::print("{}", study ? study_schema() : models::json_schema());
    return done;
}

int perform(const Reference& command) {
    const bool study = command.of == FileKind::study;
    fmt::print("{}", study ? study_reference() : models::reference());
    return done;
}

int perform(const New& command) {
    if (sim::first_unreadable(command.name)) throw UsageError("new: the NAME is not UTF-8");
    fmt::print("{}", models::skeleton(command.name));
    return done;
}

}  // namespace analysis
