// The words, numbers and brackets of SNDlib's native format, one by one.
#pragma once

#include <optional>
#include <string_view>

#include "models/network/topologies/whole_file.hpp"

namespace models {

/// Passes over comments. What is due and does not come ends the reading; a word that should be a
/// number is reported to the file, and stands for 0.
class SndlibWords {
  public:
    explicit SndlibWords(WholeFile& file) : file_(file), rest_(file.text()) {}

    /// A bracket or a word, left where it is; empty at the end.
    std::string_view peek();
    std::string_view next();
    /// What is left of the line.
    std::string_view line();

    std::string_view bracket(std::string_view wanted);
    std::string_view name(std::string_view what);
    /// Nothing where it is unlimited.
    std::optional<double> number(std::string_view what);
    /// At least 0.
    double amount(std::string_view what);

    /// To the end of a bracket that was opened.
    void pass_over(std::string_view opened);

  private:
    WholeFile& file_;
    std::string_view rest_;
    std::string_view last_ = rest_.substr(0, 0);
};

}  // namespace models
