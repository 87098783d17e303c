// A run as one page that opens offline: its results, put into a page that the build has made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/commands.hpp"
#include "analysis/json.hpp"
#include "analysis/run_results.hpp"
#include "models/series.hpp"

namespace analysis {

/// The page without its data. Defined in a file that the build writes; how: report/README.md.
std::string_view report_page();

/// The page with its data. Nothing in the data can end the element that holds it, whatever names a
/// scenario gives.
std::string report_html(std::string_view page, const Json& data);

/// What the page shows: the summary, without what is too long to be shown (shares of time, more
/// than twelve clusters, links by month), and how the run came about. Its form is told by
/// docs/reference/results.md; `schema` is raised when it changes.
Json report_data(const Json& summary, const Version& version, const Run& command);

/// All clusters together, in at most 600 intervals: `from` (dates), `length_s`, and means of
/// `waiting` (jobs) and `busy` (accelerators).
Json series_json(const std::vector<models::SeriesRow>& rows, sim::Date start);

/// What the page shows over time beside the summary: `series` of a run without a market, `network`
/// where there is one.
void add_courses(Json& report, const RunResults& results);

/// The command as it can be typed again.
std::string typed(const Run& command);
std::string typed(const Replicate& command);

}  // namespace analysis
