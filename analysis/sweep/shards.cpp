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

std::optional<FinishedRun> run_of(std::string_view line) {
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("run") || !json.contains("seconds"))
        return std::nullopt;
    FinishedRun run{json["run"], json["id"]};
    run.seconds = json["seconds"];
    if (json.contains("error")) {
        run.error = json["error"];
        return run;
    }
    run.fingerprint = json["fingerprint"];
    const auto& half_widths = json["half_widths"];
    for (std::size_t i = 0; i < json["values"].size(); ++i) {
        Answer answer{real(json["values"][i]), {}};
        if (!half_widths[i].is_null()) answer.half_width = half_widths[i].get<double>();
        run.answers.push_back(answer);
    }
    return run;
}

ShardWriter::ShardWriter(const SweepFolder& folder, const Share& share) {
    path_ = folder.shards() /
            fmt::format("{}-of-{}.{}.jsonl", share.index + 1, share.count, process_mark());
    file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
    if (file_ == -1)
        throw sim::FileError(fmt::format("{}: {}", path_.string(), std::strerror(errno)));
    writer_ = std::jthread([this] { write_lines(); });
}

void ShardWriter::append(const FinishedRun& run) {
    auto line = line_of(run);
    const std::lock_guard lock(guard_);
    if (!trouble_.empty()) throw sim::FileError(trouble_);
    waiting_ += line;
    more_.notify_one();
}

void ShardWriter::write_lines() {
    std::unique_lock lock(guard_);
    while (trouble_.empty()) {
        more_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        std::string text;
        text.swap(waiting_);
        lock.unlock();
        std::string trouble;
        try {
            write(text);
        } catch (const sim::FileError& error) {
            trouble = error.what();
        }
        lock.lock();
        trouble_ = trouble;
    }
}

void ShardWriter::write(std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file_, text.data(), text.size());
        if (written == -1 && errno == EINTR) continue;
        if (written == -1)
            throw sim::FileError(fmt::format("{}: {}", path_.string(), std::strerror(errno)));
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fdatasync(file_) == -1 && errno != EINVAL)
        throw sim::FileError(fmt::format("{}: {}", path_.string(), std::strerror(errno)));
}

void ShardWriter::close() {
    {
        const std::lock_guard lock(guard_);
        closing_ = true;
        more_.notify_one();
    }
    if (writer_.joinable()) writer_.join();
    if (file_ != -1 && ::close(file_) == -1 && trouble_.empty()) trouble_ = std::strerror(errno);
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
