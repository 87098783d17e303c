// Runs the program as a user would, and sees all that a user sees.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What a finished program leaves; `code` is 128 + the signal that killed it, if one did.
struct Finished {
    int code = 0;
    std::string out{};
    std::string err{};
};

/// The program at work in a folder; `finish` waits for its end.
class Program {
  public:
    Program(const std::filesystem::path& folder, std::vector<std::string> words) : folder_(folder) {
        words.insert(words.begin(), SUANLI_PROGRAM);
        std::vector<char*> pointers;
        for (auto& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        process_ = fork();
        if (process_ != 0) return;
        const auto redirect = [&](const char* name, int to) {
            dup2(open((folder / name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), to);
        };
        redirect(".out", STDOUT_FILENO);
        redirect(".err", STDERR_FILENO);
        if (chdir(folder.c_str()) == 0) execv(pointers[0], pointers.data());
        _exit(127);
    }

    void signal(int number) const { kill(process_, number); }

    bool running() {
        if (!ended_ && waitpid(process_, &status_, WNOHANG) == process_) ended_ = true;
        return !ended_;
    }

    Finished finish() {
        if (!ended_) waitpid(process_, &status_, 0);
        ended_ = true;
        const int code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
        return {code, contents(folder_ / ".out"), contents(folder_ / ".err")};
    }

  private:
    std::filesystem::path folder_{};
    pid_t process_ = 0;
    int status_ = 0;
    bool ended_ = false;
};

/// Runs the program to its end.
inline Finished run_program(const std::filesystem::path& folder, std::vector<std::string> words) {
    return Program(folder, std::move(words)).finish();
}
