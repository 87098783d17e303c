#include "models/traces/words.hpp"

#include <fmt/format.h>

#include "sim/decimal.hpp"
#include "sim/text.hpp"

namespace models {

namespace {

[[noreturn]] void refuse(std::string_view line, std::string_view word, std::string_view name,
                         std::string_view why) {
    const auto offset = static_cast<std::size_t>(word.data() - line.data());
    if (word.empty()) throw MalformedLine(offset, fmt::format("{} is empty", name));
    throw MalformedLine(offset, fmt::format("{} is {}, {}", name, quoted(word), why));
}

Decimal decimal_of(std::string_view line, std::string_view word, std::string_view name) {
    const auto parsed = parse_decimal(word);
    if (!parsed.value || parsed.value->length != word.size())
        refuse(line, word, name, "which is not a number");
    return *parsed.value;
}

constexpr std::int64_t nanoseconds = 1'000'000'000;
constexpr std::int64_t most_seconds = INT64_MAX / nanoseconds;

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string quoted(std::string_view word) {
    return fmt::format("`{}`", shown(readable(word.substr(0, 200))));
}

std::int64_t whole_number(std::string_view line, std::string_view word, std::string_view name) {
    if (const auto value = short_whole(word)) [[likely]]
        return *value;
    const Decimal decimal = decimal_of(line, word, name);
    const auto value = whole_ticks(decimal, 1);
    if (!value) refuse(line, word, name, "which is beyond 63 bits");
    const auto tenths = whole_ticks(decimal, 10);
    if (tenths && *tenths != *value * 10) refuse(line, word, name, "which is not a whole number");
    return *value;
}

Duration seconds_of(std::string_view line, std::string_view word, std::string_view name) {
    if (const auto value = short_whole(word); value && *value <= most_seconds) [[likely]]
        return Duration{*value * nanoseconds};
    const auto value = whole_ticks(decimal_of(line, word, name), nanoseconds);
    if (!value) refuse(line, word, name, "which is beyond 292 years of seconds");
    return Duration{*value};
}

}  // namespace models
