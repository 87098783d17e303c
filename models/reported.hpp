// What was reported of a scenario already, so that nothing is told that only follows from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace models {

/// The paths of the problems found in reading a scenario: there it holds defaults, not what its
/// author meant.
class Reported {
  public:
    explicit Reported(std::vector<std::string> paths = {}) : paths_(std::move(paths)) {}

    /// Whether a problem stands at `demand.training`, in it, or in what holds it.
    bool touches(std::string_view path) const;

    /// The same; but of `chips.*` or `data_centers.*.clusters.*`, only whether it may be wrong
    /// which names stand there: what is wrong within one of them does not matter.
    bool clouds(std::string_view pattern) const;

  private:
    std::vector<std::string> paths_{};
};

}  // namespace models
