#include "models/network/topologies/whole_file.hpp"

#include <fmt/format.h>

#include "sim/lines.hpp"
#include "sim/text.hpp"

namespace models {

WholeFile::WholeFile(const std::filesystem::path& path) {
    source_.name = path.string();
    LineReader lines(path);
    while (const auto line = lines.next()) {
        source_.text += readable(*line);
        source_.text += '\n';
        if (source_.text.size() <= most_bytes) continue;
        problems_.add({&source_, Place::whole_source}, "",
                      fmt::format("larger than {} MiB; is this a network?", most_bytes >> 20U));
        problems_.check();
    }
    if (text().find_first_not_of(" \t\n") != std::string_view::npos) return;
    problems_.add({&source_, Place::whole_source}, "", "the file is empty");
    problems_.check();
}

void WholeFile::report(std::string_view where, std::string_view message) {
    const auto offset = static_cast<std::size_t>(where.data() - source_.text.data());
    problems_.add({&source_, offset, where.size()}, "", message);
}

void WholeFile::fail(std::string_view where, std::string_view message) {
    report(where, message);
    throw InputError(problems_.take());
}

}  // namespace models
