#include "sim/ensure.hpp"

namespace sim {

void broken(std::string_view what, const std::string& values, const char* file, int line) {
    throw BrokenInvariant(fmt::format("{}:{}: broken: {}{}{}", file, line, what,
                                      values.empty() ? "" : "; values", values));
}

}  // namespace sim
