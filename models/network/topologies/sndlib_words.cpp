#include "models/network/topologies/sndlib_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/traces/words.hpp"
#include "sim/decimal.hpp"

namespace models {

std::string_view SndlibWords::peek() {
    for (;;) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n,"), rest_.size()));
        if (!rest_.starts_with('#')) break;
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    }
    if (rest_.starts_with('(') || rest_.starts_with(')')) return rest_.substr(0, 1);
    return rest_.substr(0, rest_.find_first_of("() \t\n,#"));
}

std::string_view SndlibWords::next() {
    const auto word = peek();
    rest_.remove_prefix(word.size());
    if (!word.empty()) last_ = word;
    return word;
}

std::string_view SndlibWords::line() {
    peek();
    const auto line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(line.size());
    return line;
}

std::string_view SndlibWords::bracket(std::string_view wanted) {
    const auto word = next();
    if (word == wanted) return word;
    if (word.empty()) file_.fail(last_, fmt::format("`{}` is due after this", wanted));
    file_.fail(word, fmt::format("`{}` is due here, not {}", wanted, quoted(word)));
}

std::string_view SndlibWords::name(std::string_view what) {
    const auto word = next();
    if (word.empty()) file_.fail(last_, fmt::format("{} is due after this", what));
    if (word == "(" || word == ")")
        file_.fail(word, fmt::format("{} is due here, not `{}`", what, word));
    return word;
}

std::optional<double> SndlibWords::number(std::string_view what) {
    const auto word = name(what);
    if (word == "UNLIMITED") return std::nullopt;
    const auto parsed = parse_decimal(word);
    if (parsed.value && parsed.value->length == word.size()) return parsed.value->real;
    file_.report(word, fmt::format("{} is due here, a number, not {}", what, quoted(word)));
    return 0;
}

double SndlibWords::amount(std::string_view what) {
    const auto value = number(what).value_or(0);
    if (value < 0) file_.report(last_, fmt::format("{} is not negative", what));
    return value;
}

void SndlibWords::pass_over(std::string_view opened) {
    for (std::size_t depth = 1; depth > 0;) {
        const auto word = next();
        if (word.empty()) file_.fail(opened, "this bracket is not closed");
        if (word == "(") ++depth;
        if (word == ")") --depth;
    }
}

}  // namespace models
