// The job CSV: a job a line, under a line that names the columns.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "models/traces/trace_job.hpp"

namespace models {

/// Reads the records of a job CSV. Columns, in any order: `job`, `submit_s`, `run_s`,
/// `accelerators`, and `estimate_s`, which may be missing; others are passed over.
class JobCsv {
  public:
    /// Takes the line that names the columns. Throws MalformedLine, as does parse.
    explicit JobCsv(std::string_view header);

    /// Nothing for an empty line.
    std::optional<TraceRecord> parse(std::string_view line) const;

  private:
    enum Column : std::size_t { job, submit, run, accelerators, estimate, known_columns };
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::array<std::size_t, known_columns> position_{nowhere, nowhere, nowhere, nowhere, nowhere};
    std::size_t columns_ = 0;
};

}  // namespace models
