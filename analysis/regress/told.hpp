// What is said of published scenarios that were played again: for people, programs and CI servers.
#pragma once

#include <string>

#include "analysis/json.hpp"
#include "analysis/regress/regression.hpp"

namespace analysis {

/// A line a scenario, and one for each metric that moved: what it was, what it is, by how much,
/// beyond what tolerance, since which version.
std::string regressions_text(const Regressions& regressions);

Json regressions_json(const Regressions& regressions);

/// A test case for each scenario, in the form that CI servers read: JUnit XML.
std::string regressions_junit(const Regressions& regressions);

}  // namespace analysis
