// How a log is read: what a scenario may say about it.
#pragma once

namespace models {

enum class TraceFormat { automatic, swf, csv };

/// What becomes of a job whose requested time is missing.
enum class MissingEstimate { drop, run_time };

/// What a scheduler knows of a run time.
enum class EstimateFrom { requested, run_time };

}  // namespace models
