// Units: one table of symbols, one of prefixes; a unit is symbols joined by `/`.
#include "sim/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/names.hpp"

namespace sim {

namespace {

/// Which prefixes a symbol takes: p(ico), n u µ, m, k M G T P E Z Y, Ki Mi Gi …
enum Prefixes : unsigned { plain = 0, tiny = 1, milli = 2, kilo = 4, large = 8, binary = 16 };
constexpr unsigned upward = kilo | large;

struct Symbol {
    std::string_view name;
    double numerator;
    double denominator;
    Dimension dimension;
    unsigned prefixes;
};

constexpr Dimension power = dimension::energy - dimension::time;
constexpr Dimension speed = dimension::work - dimension::time;

constexpr std::array symbols{
    Symbol{"s", 1, 1, dimension::time, tiny | milli},
    Symbol{"second", 1, 1, dimension::time, plain},
    Symbol{"seconds", 1, 1, dimension::time, plain},
    Symbol{"min", 60, 1, dimension::time, plain},
    Symbol{"minute", 60, 1, dimension::time, plain},
    Symbol{"minutes", 60, 1, dimension::time, plain},
    Symbol{"h", 3600, 1, dimension::time, plain},
    Symbol{"hour", 3600, 1, dimension::time, plain},
    Symbol{"hours", 3600, 1, dimension::time, plain},
    Symbol{"d", 86400, 1, dimension::time, plain},
    Symbol{"day", 86400, 1, dimension::time, plain},
    Symbol{"days", 86400, 1, dimension::time, plain},
    Symbol{"week", 604800, 1, dimension::time, plain},
    Symbol{"weeks", 604800, 1, dimension::time, plain},
    Symbol{"a", 31536000, 1, dimension::time, plain},
    Symbol{"year", 31536000, 1, dimension::time, plain},
    Symbol{"years", 31536000, 1, dimension::time, plain},
    Symbol{"B", 1, 1, dimension::data, upward | binary},
    Symbol{"bit", 1, 8, dimension::data, upward | binary},
    Symbol{"FLOP", 1, 1, dimension::work, upward},
    Symbol{"OP", 1, 1, dimension::work, upward},
    Symbol{"FLOPS", 1, 1, speed, upward},
    Symbol{"OPS", 1, 1, speed, upward},
    Symbol{"J", 1, 1, dimension::energy, milli | upward},
    Symbol{"Wh", 3600, 1, dimension::energy, milli | upward},
    Symbol{"W", 1, 1, power, milli | upward},
    Symbol{"CNY", 1, 1, dimension::money, upward},
    Symbol{"yuan", 1, 1, dimension::money, plain},
    Symbol{"card", 1, 1, dimension::accelerators, plain},
    Symbol{"cards", 1, 1, dimension::accelerators, plain},
    Symbol{"accelerator", 1, 1, dimension::accelerators, plain},
    Symbol{"accelerators", 1, 1, dimension::accelerators, plain},
    Symbol{"m", 1, 1, dimension::length, kilo},
    Symbol{"g", 1, 1000, dimension::mass, milli | kilo},
    Symbol{"t", 1000, 1, dimension::mass, upward},
};

struct Prefix {
    std::string_view name;
    double numerator;
    double denominator;
    unsigned sort;
};

constexpr double kibi = 1024;
constexpr std::array prefixes{
    Prefix{"", 1, 1, ~0U},
    Prefix{"n", 1, 1e9, tiny},
    Prefix{"u", 1, 1e6, tiny},
    Prefix{"µ", 1, 1e6, tiny},
    Prefix{"m", 1, 1e3, milli},
    Prefix{"k", 1e3, 1, kilo},
    Prefix{"M", 1e6, 1, large},
    Prefix{"G", 1e9, 1, large},
    Prefix{"T", 1e12, 1, large},
    Prefix{"P", 1e15, 1, large},
    Prefix{"E", 1e18, 1, large},
    Prefix{"Z", 1e21, 1, large},
    Prefix{"Ki", kibi, 1, binary},
    Prefix{"Mi", kibi* kibi, 1, binary},
    Prefix{"Gi", kibi* kibi* kibi, 1, binary},
    Prefix{"Ti", kibi* kibi* kibi* kibi, 1, binary},
    Prefix{"Pi", kibi* kibi* kibi* kibi* kibi, 1, binary},
    Prefix{"Ei", kibi* kibi* kibi* kibi* kibi* kibi, 1, binary},
};

/// Calls `visit(prefix, symbol)` for each pair that makes a unit.
template <class Visit>
void for_each_unit(Visit&& visit) {
    for (const Symbol& symbol : symbols)
        for (const Prefix& prefix : prefixes)
            if (prefix.name.empty() || (prefix.sort & symbol.prefixes) != 0) visit(prefix, symbol);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (names::is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    return out;
}

struct Hint {
    std::string_view wrong;
    std::string_view right;
};
constexpr std::array hints{
    Hint{"sec", "s"},      Hint{"secs", "s"},   Hint{"msec", "ms"}, Hint{"usec", "us"},
    Hint{"mins", "min"},   Hint{"hr", "h"},     Hint{"hrs", "h"},   Hint{"byte", "B"},
    Hint{"bytes", "B"},    Hint{"bits", "bit"}, Hint{"watt", "W"},  Hint{"rmb", "CNY"},
    Hint{"¥", "CNY"},      Hint{"￥", "CNY"},   Hint{"元", "CNY"},  Hint{"gpu", "card"},
    Hint{"gpus", "cards"}, Hint{"npu", "card"}, Hint{"卡", "card"}, Hint{"小时", "h"},
    Hint{"分钟", "min"},   Hint{"秒", "s"},     Hint{"天", "d"},    Hint{"年", "a"},
    Hint{"周", "week"},
};

/// What somebody may have meant by a symbol that is none: other letter cases, `bit` or `B` for `b`.
std::string meant(std::string_view text) {
    const std::string wrong = lower(text);
    if (wrong == "month" || wrong == "months")
        return "; months differ in length, so give days, such as `30 d`";
    std::vector<std::string> found;
    const auto offer = [&](std::string unit) {
        if (std::find(found.begin(), found.end(), unit) == found.end())
            found.push_back(std::move(unit));
    };
    for (const Hint& hint : hints)
        if (hint.wrong == wrong) offer(std::string(hint.right));
    const bool per_second = wrong.ends_with("bps");
    const std::string_view data(wrong.data(), wrong.size() - (per_second ? 2 : 0));
    for_each_unit([&](const Prefix& prefix, const Symbol& symbol) {
        const std::string unit = fmt::format("{}{}", prefix.name, symbol.name);
        const std::string_view rate = per_second ? "/s" : "";
        if (lower(unit) == data) offer(fmt::format("{}{}", unit, rate));
        if (data.ends_with('b') && lower(unit) == fmt::format("{}it", data))
            offer(fmt::format("{}{}", unit, rate));
    });
    if (found.empty()) return {};
    return fmt::format("; did you mean `{}`?", fmt::join(found, "` or `"));
}

Parsed<Unit> parse_symbol(std::string_view text) {
    std::optional<Unit> unit;
    for_each_unit([&](const Prefix& prefix, const Symbol& symbol) {
        if (text.size() == prefix.name.size() + symbol.name.size() &&
            text.starts_with(prefix.name) && text.ends_with(symbol.name))
            unit = Unit{prefix.numerator * symbol.numerator,
                        prefix.denominator * symbol.denominator, symbol.dimension};
    });
    if (unit) return {unit, {}};
    return {{}, fmt::format("`{}` is not a unit{}", text, meant(text))};
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// Takes `@fp16` off the end of a symbol.
std::optional<std::string> take_precision(std::string_view& text, Unit& unit) {
    const auto at = text.find('@');
    if (at == text.npos) return std::nullopt;
    const std::string_view name = text.substr(at + 1);
    const auto precision = enumerator_named<Precision>(name);
    if (!precision || *precision == Precision::none) {
        constexpr auto all = enumerators<Precision>();
        return fmt::format("`{}` is not a precision; known are {}", name,
                           fmt::join(all.begin() + 1, all.end(), ", "));
    }
    unit.precision = *precision;
    text = trimmed(text.substr(0, at));
    return std::nullopt;
}

/// `kg` is 1 kg, not 1000 g of 1/1000 kg: no rounding where none is due.
Unit reduced(Unit unit) {
    if (std::fmod(unit.numerator, unit.denominator) == 0) {
        unit.numerator /= unit.denominator;
        unit.denominator = 1;
    } else if (std::fmod(unit.denominator, unit.numerator) == 0) {
        unit.denominator /= unit.numerator;
        unit.numerator = 1;
    }
    return unit;
}

}  // namespace

Parsed<Unit> parse_unit(std::string_view text) {
    Unit unit;
    text = trimmed(text);
    bool first = true;
    while (!text.empty() || !first) {
        const auto slash = text.find('/');
        std::string_view symbol = trimmed(text.substr(0, slash));
        if (auto problem = take_precision(symbol, unit)) return {{}, *problem};
        if (!(first && symbol.empty())) {
            const Parsed<Unit> factor = parse_symbol(symbol);
            if (!factor.value) return factor;
            const Unit& of = *factor.value;
            unit.numerator *= first ? of.numerator : of.denominator;
            unit.denominator *= first ? of.denominator : of.numerator;
            unit.dimension = first ? of.dimension : unit.dimension - of.dimension;
        }
        if (slash == text.npos) break;
        text = text.substr(slash + 1);
        first = false;
    }
    if (unit.precision != Precision::none && unit.dimension.work == 0)
        return {{}, "a precision belongs to operations, as in `TFLOPS@fp16`"};
    return {reduced(unit), {}};
}

namespace {

/// A group in a regular expression of all units of a dimension; empty if no symbol has it.
std::string symbols_of(const Dimension& dimension) {
    std::string out;
    for (const Symbol& symbol : symbols) {
        if (symbol.dimension != dimension) continue;
        std::vector<std::string_view> fitting;
        for (const Prefix& prefix : prefixes)
            if (!prefix.name.empty() && (prefix.sort & symbol.prefixes) != 0)
                fitting.push_back(prefix.name);
        if (!out.empty()) out += '|';
        if (!fitting.empty()) out += fmt::format("({})?", fmt::join(fitting, "|"));
        out += symbol.name;
    }
    return out.empty() ? out : fmt::format("({})", out);
}

}  // namespace

std::string unit_pattern(const Dimension& dimension, Precision precision) {
    const std::string at =
        precision == Precision::none ? "" : fmt::format("@{}", name_of(precision));
    std::vector<std::string> ways;
    std::string up;
    std::vector<std::string> down;
    const auto base = [&](int exponent, const Dimension& of) {
        const std::string tag = of == dimension::work ? at : "";
        if (exponent > 0) up += fmt::format("{}{}", symbols_of(of), tag);
        if (exponent < 0) down.push_back(fmt::format(" ?/ ?{}{}", symbols_of(of), tag));
    };
    base(dimension.data, dimension::data);
    base(dimension.work, dimension::work);
    base(dimension.energy, dimension::energy);
    base(dimension.money, dimension::money);
    base(dimension.length, dimension::length);
    base(dimension.mass, dimension::mass);
    base(dimension.accelerators, dimension::accelerators);
    base(dimension.time, dimension::time);
    std::sort(down.begin(), down.end());
    do {
        ways.push_back(fmt::format("{}{}", up, fmt::join(down, "")));
    } while (std::next_permutation(down.begin(), down.end()));
    if (dimension == power || dimension == speed)
        ways.push_back(fmt::format("{}{}", symbols_of(dimension), at));
    return fmt::format("({})", fmt::join(ways, "|"));
}

}  // namespace sim
