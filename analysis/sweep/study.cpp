#include "analysis/sweep/study.hpp"

#include <fmt/format.h>

#include "sim/json_schema.hpp"
#include "sim/reader.hpp"
#include "sim/reference.hpp"

namespace analysis {

std::optional<std::string> Factor::problem() const {
    if (values.empty() == !from) return "needs either `values` or a range `from` … `to`";
    if (from.has_value() != to.has_value()) return "a range needs both `from` and `to`";
    if (!from && (steps != 0 || scale != Scale::linear || whole))
        return "`steps`, `scale` and `whole` speak of a range, not of `values`";
    return std::nullopt;
}

namespace {

bool leads_elsewhere(const std::string& name) {
    const bool is_dots = !name.empty() && name.find_first_not_of('.') == name.npos;
    return is_dots || name.find('/') != name.npos;
}

StudyFile checked(sim::Document text, const std::string& name) {
    StudyFile result{std::move(text)};
    auto& document = result.document;
    result.study = sim::Reader(document).read<Study>();
    document.problems.check();
    result.scenario = document.folder() / result.study.scenario;
    if (!std::filesystem::exists(result.scenario)) {
        document.problems.add(document.place("scenario"), "scenario",
                              fmt::format("there is no file {}", result.scenario.string()));
    }
    if (leads_elsewhere(result.study.name)) {
        document.problems.add(document.place("name"), "name",
                              "results are filed under it: a name without slashes that is not of "
                              "dots alone is due");
    }
    if (result.study.name.empty()) result.study.name = name;
    document.problems.check();
    return result;
}

}  // namespace

StudyFile read_study(const std::filesystem::path& file) {
    return checked(sim::Document::read(file), file.stem().stem().string());
}

StudyFile parse_study(std::string text, const std::string& name,
                      const std::filesystem::path& folder) {
    return checked(sim::Document::parse(std::move(text), name, folder), name);
}

std::string study_schema() { return sim::schema_of<Study>("A study of Suanli").dump(2) + "\n"; }

std::string study_reference() { return sim::reference_of<Study>("Every key of a study"); }

}  // namespace analysis
