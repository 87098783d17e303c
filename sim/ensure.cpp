#include "sim/ensure.hpp"

namespace sim {

void broken(std::string_view what, const std::string& values, const std::source_location& where) {
    throw BrokenInvariant(fmt::format("{}:{}: broken: {}{}{}", where.file_name(), where.line(),
                                      what, values.empty() ? "" : "; values", values));
}

}  // namespace sim
