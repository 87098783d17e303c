#include "analysis/regress/chosen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <set>

#include "analysis/regress/published.hpp"
#include "models/scenario_file.hpp"
#include "sim/document.hpp"
#include "sim/ensure.hpp"
#include "sim/yaml.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

bool is_scenario_file(const fs::path& path) {
    const auto name = path.filename().string();
    return path.extension() == ".yaml" && !name.ends_with(".plan.yaml") &&
           !name.ends_with(".study.yaml");
}

// What a file extends; nothing where it is no YAML, which is told when it is played.
std::vector<fs::path> bases_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const sim::Source source{file.string(), {std::istreambuf_iterator<char>(stream), {}}, {}};
    std::deque<sim::Node> nodes;
    std::size_t values = sim::YamlLimits::values;
    sim::Problems problems;
    std::vector<fs::path> bases;
    try {
        const auto* root = sim::parse_yaml(source, nodes, values, problems);
        const auto* extends = root == nullptr ? nullptr : root->find("extends");
        if (extends == nullptr) return {};
        const auto add = [&](const sim::Node& name) {
            bases.push_back(fs::weakly_canonical(file.parent_path() / name.text));
        };
        if (extends->value->kind == sim::Node::Kind::text) add(*extends->value);
        for (const auto& entry : extends->value->entries) add(*entry.value);
    } catch (const sim::InputError&) {
        bases.clear();
    }
    return bases;
}

bool can_be_played(const fs::path& file) {
    try {
        models::read_scenario(file);
        return true;
    } catch (const sim::InputError&) {
        return false;
    }
}

void choose_in(const fs::path& folder, std::vector<fs::path>& chosen) {
    std::vector<fs::path> files;
    std::set<fs::path> extended;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || !is_scenario_file(entry.path())) continue;
        files.push_back(entry.path());
        for (const auto& base : bases_of(entry.path())) extended.insert(base);
    }
    for (const auto& file : files) {
        const bool is_part = extended.contains(fs::weakly_canonical(file)) &&
                             !fs::exists(published_beside(file)) && !can_be_played(file);
        if (!is_part) chosen.push_back(file);
    }
}

}  // namespace

std::vector<fs::path> chosen_scenarios(const std::vector<fs::path>& paths) {
    std::vector<fs::path> chosen;
    for (const auto& path : paths) {
        if (fs::is_directory(path))
            choose_in(path, chosen);
        else if (fs::exists(path))
            chosen.push_back(path);
        else
            throw sim::FileError(fmt::format("{}: there is no such file or folder", path.string()));
    }
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

}  // namespace analysis
