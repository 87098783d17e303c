// The program: one command, and what goes wrong on the way.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "analysis/command_line.hpp"
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
    fmt::print(stderr, "{}\n", text);
    return exit_code;
}

}  // namespace

int main(int count, char** words) {
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
    } catch (const sim::BrokenInvariant& error) {
        return complain(fmt::format("suanli: {}\nThis is a mistake of the program; please report "
                                    "it with the scenario.",
                                    error.what()),
                        analysis::broken_invariant);
    } catch (const std::exception& error) {
        return complain(fmt::format("suanli: {}", error.what()), analysis::broken_invariant);
    }
}
