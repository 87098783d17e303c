#include "analysis/search/played_runs.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "analysis/json.hpp"
#include "analysis/sweep/plan.hpp"
#include "sim/ensure.hpp"

namespace analysis {

PlayedRuns::PlayedRuns(std::filesystem::path file, std::string version)
    : file_(std::move(file)), version_(std::move(version)) {
    std::ifstream lines(file_);
    for (std::string line; std::getline(lines, line);) {
        const auto json = Json::parse(line, nullptr, false);
        const bool is_torn = !json.is_object() || !json.contains("id") || !json["id"].is_string() ||
                             !json.contains("values") || !json["values"].is_object();
        if (is_torn) continue;  // its writer was killed
        for (const auto& [measure, value] : json["values"].items())
            known_[json["id"]][measure] = value.is_number() ? value.get<double>() : not_observed;
    }
}

PlayedRuns::~PlayedRuns() {
    if (descriptor_ != -1) close(descriptor_);
}

std::string PlayedRuns::id(const models::Scenario& scenario) {
    return id_of(scenario, version_, files_);
}

std::optional<std::vector<double>> PlayedRuns::find(const std::string& id,
                                                    const std::vector<Measure>& measures) const {
    const std::lock_guard lock(guard_);
    const auto run = known_.find(id);
    if (run == known_.end()) return std::nullopt;
    std::vector<double> values;
    for (const auto& measure : measures) {
        const auto value = run->second.find(measure.key);
        if (value == run->second.end()) return std::nullopt;
        values.push_back(value->second);
    }
    return values;
}

// A torn last line gets its end, so that no other is mixed with it.
void PlayedRuns::open_at_end() {
    std::error_code error;
    const auto folder = std::filesystem::absolute(file_).parent_path();
    std::filesystem::create_directories(folder, error);
    descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor_ == -1)
        throw sim::FileError(fmt::format("{}: {}", file_.string(), std::strerror(errno)));
    const auto size = lseek(descriptor_, 0, SEEK_END);
    char last = '\n';
    if (size > 0 && pread(descriptor_, &last, 1, size - 1) == 1 && last != '\n' &&
        ::write(descriptor_, "\n", 1) != 1)
        throw sim::FileError(fmt::format("{}: {}", file_.string(), std::strerror(errno)));
}

void PlayedRuns::add(const std::string& id, const std::vector<Measure>& measures,
                     const std::vector<double>& values) {
    Json json{{"id", id}, {"values", Json::object()}};
    for (std::size_t i = 0; i < values.size(); ++i)
        json["values"][measures[i].key] = number_json(values[i]);
    const auto line = json.dump() + "\n";
    const std::lock_guard lock(guard_);
    for (std::size_t i = 0; i < values.size(); ++i) known_[id][measures[i].key] = values[i];
    if (descriptor_ == -1) open_at_end();
    const auto written = ::write(descriptor_, line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size()))
        throw sim::FileError(fmt::format("{}: cannot be written: {}", file_.string(),
                                         written == -1 ? std::strerror(errno) : "no room"));
}

}  // namespace analysis
