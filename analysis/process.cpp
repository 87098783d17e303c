#include "analysis/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>

#include "sim/ensure.hpp"

namespace analysis {
namespace {

std::string read_all(int pipe) {
    std::string text;
    std::array<char, 4096> part{};
    for (;;) {
        const auto got = read(pipe, part.data(), part.size());
        if (got == -1 && errno == EINTR) continue;
        if (got <= 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
}

int wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) == -1 && errno == EINTR) {}
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string host_name() {
    char host[256] = {};
    if (gethostname(host, sizeof(host) - 1) != 0) return "host";
    return host;
}

}  // namespace

std::optional<ProcessEnd> run_process(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) == -1)
        throw sim::FileError(fmt::format("no pipe to {}: {}", words.front(), std::strerror(errno)));
    std::vector<std::string> copies = words;
    std::vector<char*> pointers;
    for (auto& word : copies) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t process = 0;
    const int trouble =
        posix_spawnp(&process, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::optional<ProcessEnd> end{};
    if (trouble == 0) {
        end.emplace();
        end->out = read_all(ends[0]);
        end->code = wait_for(process);
    }
    close(ends[0]);
    if (trouble != 0 && trouble != ENOENT)
        throw sim::FileError(fmt::format("{}: {}", words.front(), std::strerror(trouble)));
    return end;
}

std::string shell_word(std::string_view text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
    if (!text.empty() && text.find_first_not_of(plain) == text.npos) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return fmt::format("{}'", word);
}

std::string shell_command(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += fmt::format("{}{}", text.empty() ? "" : " ", shell_word(word));
    return text;
}

std::string process_mark() {
    using namespace std::chrono;
    const auto host = host_name();
    const auto now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
    return fmt::format("{}.{}.{}", host, getpid(), now);
}

bool is_of_dead_process(std::string_view mark) {
    const auto host = host_name() + ".";
    if (!mark.starts_with(host)) return false;
    mark.remove_prefix(host.size());
    pid_t process = 0;
    const auto [end, trouble] = std::from_chars(mark.data(), mark.data() + mark.size(), process);
    if (trouble != std::errc{} || process <= 0 || end == mark.data() + mark.size() || *end != '.')
        return false;
    return kill(process, 0) == -1 && errno == ESRCH;
}

std::filesystem::path this_program() {
    std::error_code error;
    auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        throw sim::FileError(
            fmt::format("/proc/self/exe: {}; name the program with --program", error.message()));
    return path;
}

}  // namespace analysis
