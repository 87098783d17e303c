// The program: one command, and what goes wrong on the way.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <system_error>

#include "analysis/command_line.hpp"
#include "analysis/tell.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace {

int perform_words(const std::vector<std::string>& words) {
    using namespace analysis;
    const auto command = parse_command_line(words, version());
    return std::visit(
        [](const auto& asked) -> int {
            if constexpr (requires { perform(asked, version()); }) {
                return perform(asked, version());
            } else if constexpr (requires { asked.text; }) {
                fmt::print("{}", asked.text);
                return done;
            } else {
                return perform(asked);
            }
        },
        command);
}

int complain(std::string_view text, int exit_code) {
    analysis::tell(fmt::format("{}{}", text, text.ends_with('\n') ? "" : "\n"));
    return exit_code;
}

// So that no file takes the place of a stream that was closed; this one cannot be written either.
void hold_closed_streams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        if (fcntl(stream, F_GETFD) == -1) open("/dev/null", O_RDONLY);
}

}  // namespace

int main(int count, char** words) {
    hold_closed_streams();
    try {
        const int code = perform_words({words + 1, words + count});
        if (std::fflush(stdout) != 0) throw sim::FileError("cannot write to stdout");
        return code;
    } catch (const analysis::UsageError& error) {
        return complain(fmt::format("suanli: {}", error.what()), analysis::wrong_input);
    } catch (const sim::InputError& error) {
        return complain(error.what(), analysis::wrong_input);
    } catch (const sim::FileError& error) {
        return complain(fmt::format("suanli: {}", error.what()), analysis::file_trouble);
    } catch (const std::system_error& error) {  // such as of a full disk behind stdout
        return complain(fmt::format("suanli: {}", error.what()), analysis::file_trouble);
    } catch (const sim::BrokenInvariant& error) {
        return complain(fmt::format("suanli: {}\nThis is a mistake of the program; please report "
                                    "it with the scenario.",
                                    error.what()),
                        analysis::broken_invariant);
    } catch (const std::exception& error) {
        return complain(fmt::format("suanli: {}", error.what()), analysis::broken_invariant);
    }
}
