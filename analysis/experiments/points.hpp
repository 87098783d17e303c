// Where a model is tried: points of the unit cube, one dimension for each factor. Who knows the
// factors maps [0, 1] to their ranges; a design that is a list of points needs nothing else.
#pragma once

#include <vector>

namespace analysis {

using Point = std::vector<double>;

/// All with equally many dimensions.
using Points = std::vector<Point>;

}  // namespace analysis
