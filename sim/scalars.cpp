// Single values of a document.
#include "sim/scalars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/spelling.hpp"
#include "sim/text.hpp"

namespace sim {

std::string Expected::due() const {
    if (example.empty()) return fmt::format("{} is due", what);
    return fmt::format("{} is due, such as `{}`", what, example);
}

std::string Expected::example_text() const {
    return example.empty() ? what : fmt::format("{}, such as `{}`", what, example);
}

namespace scalar {

Parsed<std::string> text_of(const Node& node, const Expected& expected) {
    constexpr std::size_t longest = 60;
    switch (node.kind) {
        case Node::Kind::nothing: return {{}, fmt::format("no value; {}", expected.due())};
        case Node::Kind::list: return {{}, fmt::format("a list; {}", expected.due())};
        case Node::Kind::map: return {{}, fmt::format("a map of keys; {}", expected.due())};
        case Node::Kind::text: break;
    }
    const std::string text = shown(node.text);
    if (node.text.size() > 4 * longest || count_characters(node.text) > longest)
        return {{}, fmt::format("`{}` is too long; {}", text, expected.due())};
    return {text, {}};
}

Parsed<std::string> plain_text_of(const Node& node, const Expected& expected) {
    Parsed<std::string> text = text_of(node, expected);
    if (text.value && node.quoted)
        return {{},
                fmt::format("`\"{}\"` is a text, as it stands in quotes; {}", *text.value,
                            expected.due())};
    return text;
}

std::string words_text(const std::vector<std::string>& words) {
    return fmt::format("{}`{}`", words.size() > 1 ? "one of " : "", fmt::join(words, "`, `"));
}

std::string guess(std::string_view wrong, const std::vector<std::string>& known) {
    if (wrong.size() > 64) return {};
    const auto meant = nearest_word(wrong, known);
    return meant ? fmt::format("; did you mean `{}`?", *meant) : std::string{};
}

Parsed<bool> parse_bool(const Node& node) {
    const Parsed<std::string> text = plain_text_of(node, expected<bool>());
    if (!text.value) return {{}, text.problem};
    if (*text.value == "true") return {true, {}};
    if (*text.value == "false") return {false, {}};
    return {{}, fmt::format("`{}`: {}", *text.value, expected<bool>().due())};
}

Parsed<std::size_t> parse_word(const Node& node, const std::vector<std::string>& words) {
    const Parsed<std::string> text = text_of(node, {words_text(words)});
    if (!text.value) return {{}, text.problem};
    const auto found = std::find(words.begin(), words.end(), node.text);
    if (found != words.end()) return {static_cast<std::size_t>(found - words.begin()), {}};
    return {{},
            fmt::format("`{}` is not known here; {} is due{}", *text.value, words_text(words),
                        guess(node.text, words))};
}

namespace {

std::string not_a_number(const std::string& problem, const Expected& expected) {
    if (!problem.ends_with("is not a number")) return problem;
    return fmt::format("{}; {}", problem, expected.due());
}

/// The decimal of a text that is a whole number, such as `1e6`.
Parsed<Decimal> parse_whole(const Node& node) {
    const Expected whole = expected<int>();
    const Parsed<std::string> text = plain_text_of(node, whole);
    if (!text.value) return {{}, text.problem};
    Parsed<Decimal> decimal = parse_decimal(*text.value);
    if (!decimal.value) return {{}, not_a_number(decimal.problem, whole)};
    if (decimal.value->exponent < 0 || decimal.value->length != text.value->size())
        return {{}, fmt::format("`{}` is not a whole number", *text.value)};
    return decimal;
}

std::string too_large(const Node& node, std::uint64_t most) {
    return fmt::format("`{}` is too large; the most is {}", shown(node.text), most);
}

}  // namespace

Parsed<double> parse_real(const Node& node) {
    const Expected number = expected<double>();
    const bool share = node.text.ends_with('%');
    const Parsed<std::string> text = share ? text_of(node, number) : plain_text_of(node, number);
    if (!text.value) return {{}, text.problem};
    Parsed<double> parsed = parse_number(*text.value);
    if (!parsed.value) parsed.problem = not_a_number(parsed.problem, number);
    return parsed;
}

Parsed<double> parse_seconds(std::string_view text) {
    const Parsed<Duration> exact = parse_duration(text);
    if (!exact.value) return {{}, exact.problem};
    Parsed<double> real = parse_quantity(text, dimension::time);
    // the doubles nearest to 2^63 ns are no duration, and would not be read again as written
    while (real.value && !duration_of(*real.value)) real.value = std::nextafter(*real.value, 0.0);
    return real;
}

Parsed<std::int64_t> parse_signed(const Node& node, std::int64_t least, std::int64_t most) {
    const Parsed<Decimal> decimal = parse_whole(node);
    if (!decimal.value) return {{}, decimal.problem};
    const auto value = whole_ticks(*decimal.value, 1);
    if (value && *value >= least && *value <= most) return {*value, {}};
    if (!decimal.value->negative) return {{}, too_large(node, static_cast<std::uint64_t>(most))};
    return {{}, fmt::format("`{}` is too small; the least is {}", shown(node.text), least)};
}

Parsed<std::uint64_t> parse_unsigned(const Node& node, std::uint64_t most) {
    const Parsed<Decimal> decimal = parse_whole(node);
    if (!decimal.value) return {{}, decimal.problem};
    if (decimal.value->negative && decimal.value->digits > 0)
        return {{}, fmt::format("`{}` is out of range; at least 0 is due", shown(node.text))};
    std::uint64_t value = 0;
    const std::size_t sign = node.text.starts_with('+') || node.text.starts_with('-') ? 1 : 0;
    const char* end = node.text.data() + node.text.size();
    const auto [last, error] = std::from_chars(node.text.data() + sign, end, value);
    if (error == std::errc{} && last != end) {  // an exponent
        const auto small = whole_ticks(*decimal.value, 1);
        if (!small) return {{}, too_large(node, most)};
        value = static_cast<std::uint64_t>(*small);
    }
    if (error == std::errc::result_out_of_range || value > most) return {{}, too_large(node, most)};
    return {value, {}};
}

std::optional<std::string> out_of_range(const Node& node, double value, const Rule& rule,
                                        BoundText text) {
    const auto wrong = [&](std::string_view relation, double bound) {
        return fmt::format("`{}` is out of range; {} {} is due", shown(node.text), relation,
                           bound == 0 ? "0" : text(bound));
    };
    if (rule.above && !(value > *rule.above)) return wrong("more than", *rule.above);
    if (rule.below && !(value < *rule.below)) return wrong("less than", *rule.below);
    const bool both = rule.at_least && rule.at_most;
    if ((rule.at_least && !(value >= *rule.at_least)) ||
        (rule.at_most && !(value <= *rule.at_most))) {
        if (both)
            return fmt::format("`{}` is out of range; from {} to {} is due", shown(node.text),
                               text(*rule.at_least), text(*rule.at_most));
        return rule.at_least ? wrong("at least", *rule.at_least) : wrong("at most", *rule.at_most);
    }
    return std::nullopt;
}

}  // namespace scalar

}  // namespace sim
