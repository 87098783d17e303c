#include "analysis/sweep/shards.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>

#include "analysis/process.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

std::string trouble_with(const fs::path& path) {
    return fmt::format("{}: {}", path.string(), std::strerror(errno));
}

// The name of a new file outlives a crash of the machine, where the file system can promise it.
void sync_folder(const fs::path& folder) {
    const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened == -1) return;
    fsync(opened);
    close(opened);
}

double real(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

}  // namespace

std::string line_of(const FinishedRun& run) {
    Json json{{"run", run.run}, {"id", run.id}};
    if (run.error) {
        json["error"] = *run.error;
    } else {
        Json values = Json::array();
        Json half_widths = Json::array();
        for (const auto& answer : run.answers) {
            values.push_back(number_json(answer.value));
            half_widths.push_back(answer.half_width ? number_json(*answer.half_width) : Json());
        }
        json["fingerprint"] = run.fingerprint;
        json["values"] = std::move(values);
        json["half_widths"] = std::move(half_widths);
    }
    json["seconds"] = std::round(run.seconds * 1e6) / 1e6;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<FinishedRun> run_of(std::string_view line) try {
    const auto json = Json::parse(line);
    if (!json.at("run").is_number_unsigned()) return std::nullopt;
    FinishedRun run{json["run"], json.at("id")};
    run.seconds = json.at("seconds");
    if (json.contains("error")) {
        run.error = json["error"];
        return run;
    }
    run.fingerprint = json.at("fingerprint");
    const auto& values = json.at("values");
    const auto& half_widths = json.at("half_widths");
    if (!values.is_array() || values.size() != half_widths.size()) return std::nullopt;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Answer answer{real(values[i]), {}};
        if (!half_widths.at(i).is_null()) answer.half_width = half_widths.at(i).get<double>();
        run.answers.push_back(answer);
    }
    return run;
} catch (const Json::exception&) {
    return std::nullopt;
}

ShardWriter::ShardWriter(const SweepFolder& folder, const Share& share) {
    path_ = folder.shards() /
            fmt::format("{}-of-{}.{}.jsonl", share.index + 1, share.count, process_mark());
    file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
    if (file_ == -1) throw sim::FileError(trouble_with(path_));
    syncer_ = std::jthread([this] { sync_lines(); });
}

void ShardWriter::append(const FinishedRun& run) {
    const auto line = line_of(run);
    const std::lock_guard lock(guard_);
    if (trouble_.empty()) write(line);
    if (!trouble_.empty()) throw sim::FileError(trouble_);
    unsynced_ = true;
    more_.notify_one();
}

// Nothing follows a line that was torn.
void ShardWriter::write(std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file_, text.data(), text.size());
        if (written == -1 && errno == EINTR) continue;
        if (written == -1) {
            trouble_ = trouble_with(path_);
            return;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void ShardWriter::sync_lines() {
    std::unique_lock lock(guard_);
    bool is_entered = false;
    while (trouble_.empty()) {
        more_.wait(lock, [&] { return closing_ || unsynced_; });
        if (!unsynced_) return;
        unsynced_ = false;
        lock.unlock();
        std::string trouble;
        if (fdatasync(file_) == -1 && errno != EINVAL) trouble = trouble_with(path_);
        if (!is_entered) sync_folder(path_.parent_path());
        is_entered = true;
        lock.lock();
        if (trouble_.empty()) trouble_ = trouble;
    }
}

void ShardWriter::close() {
    {
        const std::lock_guard lock(guard_);
        closing_ = true;
        more_.notify_one();
    }
    if (syncer_.joinable()) syncer_.join();
    if (file_ != -1 && ::close(file_) == -1 && trouble_.empty()) trouble_ = trouble_with(path_);
    file_ = -1;
    std::error_code ignored;
    if (fs::file_size(path_, ignored) == 0) fs::remove(path_, ignored);
    if (!trouble_.empty()) throw sim::FileError(trouble_);
}

ShardWriter::~ShardWriter() {
    try {
        close();
    } catch (const sim::FileError&) {
        // told before, or about to be: another trouble is on its way
    }
}

std::vector<fs::path> shard_files(const SweepFolder& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder.shards())) return files;
    for (const auto& entry : fs::directory_iterator(folder.shards()))
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> shard_files(const SweepFolder& folder, const Share& share) {
    auto files = shard_files(folder);
    std::erase_if(files, [&](const fs::path& file) {
        unsigned long index = 0;
        unsigned long count = 0;
        if (std::sscanf(file.filename().c_str(), "%lu-of-%lu.", &index, &count) != 2) return false;
        return index >= 1 && count >= index && !share.meets({index - 1, count});
    });
    return files;
}

void for_each_finished(const std::vector<fs::path>& files,
                       const std::function<void(const FinishedRun&, const LinePlace&)>& visit) {
    std::string line;
    for (std::uint32_t i = 0; i < files.size(); ++i) {
        std::ifstream file(files[i], std::ios::binary);
        if (!file) throw sim::FileError(fmt::format("{}: cannot be read", files[i].string()));
        std::uint64_t offset = 0;
        for (std::uint64_t number = 1; std::getline(file, line) && !file.eof(); ++number) {
            const auto run = run_of(line);
            if (!run) {
                throw sim::FileError(fmt::format(
                    "{}:{}: is no result of a run; the file is damaged. Remove it: its runs will "
                    "be played again",
                    files[i].string(), number));
            }
            visit(*run, {i, offset});
            offset += line.size() + 1;
        }
    }
}

}  // namespace analysis
