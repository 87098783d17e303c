// The slow twin of the engine and its queueing policies: schedules by the book.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/scheduler_options.hpp"
#include "tests/support/replay.hpp"

namespace twin {

/// The start and end of every job, by plain lists and a full pass after each event.
///
/// FCFS, any fit, shortest first, shortest fit: their one-line definitions. EASY (Lifka 1995;
/// Mu'alem and Feitelson 2001): start heads while they fit; shadow = first time the head fits by
/// the estimates; extra = free then, less the head's need; then once through the rest, in order of
/// submission, of estimate (easy_sjbf) or backwards (easy_reverse): start what fits now and either
/// ends by the shadow or takes its size from the extra. A job that is submitted and does not fit
/// calls for no pass. Conservative: on submission, the earliest hole; on an end, every job with a
/// later start is placed anew, in order of submission.
support::Schedule naive_schedule(const std::vector<support::Told>& jobs, std::int64_t capacity,
                                 const std::string& queueing,
                                 const models::SchedulerOptions& options);

}  // namespace twin
