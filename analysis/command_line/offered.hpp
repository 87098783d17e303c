// The commands as CLI11 knows them; each function declares the options of a few.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string_view>
#include <vector>

#include "analysis/commands.hpp"

namespace analysis {

/// A command, and what was asked with it once its words have been read. What is required is checked
/// only then, after misspelled words, so that the more helpful message wins.
struct Offered {
    const CLI::App* app = nullptr;
    std::function<Command()> asked{};
};
using Offers = std::vector<Offered>;

void offer_runs(CLI::App& app, Offers& offers);     // run, regress, validate …
void offer_prints(CLI::App& app, Offers& offers);   // schema, reference, list, new
void offer_imports(CLI::App& app, Offers& offers);  // import swf, gml, sndlib
void offer_sweeps(CLI::App& app, Offers& offers);   // sweep plan, run, submit, status …

/// "suanli import swf".
std::string full_name(const CLI::App& command);

/// Throws UsageError unless what a command needs was given.
void demand(bool given, const CLI::App& command, std::string_view what);

}  // namespace analysis
