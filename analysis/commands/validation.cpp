// `validation`: queues with known answers, and what the program makes of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/commands.hpp"
#include "analysis/in_parallel.hpp"
#include "analysis/validation.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

// As many digits as the interval can vouch for, and two more.
std::string rounded(double x, double half_width) {
    const double size = half_width > 0 ? half_width : std::abs(x) * 1e-6;
    const int digits = std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 9);
    return fmt::format("{:.{}f}", x, digits);
}

std::string what_of(const Check& check) {
    std::string text = check.metric;
    if (check.reading != Reading::value) text += fmt::format(" {}", sim::name_of(check.reading));
    if (check.reading == Reading::share_at || check.reading == Reading::share_up_to)
        text += fmt::format(" {}", check.level);
    if (!check.of.empty()) text += fmt::format(" of {}", check.of);
    if (!check.per.empty()) text += fmt::format(" / {}", check.per);
    return text;
}

void print_case(const Validated& result) {
    for (const auto& one : result.checked) {
        fmt::print("| {} | {} | {} | {:.9g} | {} ± {} | {:+.2f} % | {} |\n", result.given.id,
                   what_of(one.check), one.check.formula, one.check.expected,
                   rounded(one.mean, one.half_width), rounded(one.half_width, one.half_width),
                   100 * (one.mean / one.check.expected - 1), one.inside() ? "yes" : "**no**");
    }
}

// What the sample before said, where there was one.
std::string first_sample(const Validated& result) {
    std::string text;
    for (const auto& one : result.missed_at_first)
        if (!one.inside())
            text += fmt::format(" A first sample missed: {} was {} ± {}.", what_of(one.check),
                                rounded(one.mean, one.half_width),
                                rounded(one.half_width, one.half_width));
    return text;
}

constexpr std::string_view head =
    R"(# Validation

Printed by `./suanli validation`. Each case is a scenario that is read, played and measured as any
other. The interval is Student's over independent replications, at 99.9 %: of a thousand such
intervals one misses; then a second, independent sample is drawn and judged alone, and the first is told
in the list below. Where the load is at most 0.9, replications go on until the interval is
narrower than 2 % of the value on either side. Mean service time is 1 s. Shares within a thousandth of
0 or 1 are left out of the families: nothing would be seen of the rest.

Schedules of real logs and hand-made cases are compared job by job; see
[schedules](validation-schedules.md).

| case | measured | formula | true value | simulated | error | inside |
|---|---|---|---:|---:|---:|---|
)";

}  // namespace

int perform(const Validation& command) {
    const auto cases = read_validation_plan(command.plan);
    Effort effort;
    effort.threads = command.threads.value_or(all_cores());
    fmt::print("{}", head);
    std::size_t checks = 0;
    std::size_t missed = 0;
    std::size_t failed = 0;
    std::string sources;
    for (const auto& given : cases) {
        const bool wanted = !command.only || given.id.find(*command.only) != std::string::npos ||
                            given.model.find(*command.only) != std::string::npos;
        if (!wanted) continue;
        const auto result = validate_case(given, command.plan.parent_path(), effort);
        print_case(result);
        std::fflush(stdout);
        checks += result.checked.size();
        for (const auto& one : result.checked) missed += !one.inside();
        failed += !result.passed();
        sources += fmt::format("- {}: {}; {}; {} replications.{}\n", given.id, given.model,
                               given.source, result.replications, first_sample(result));
    }
    fmt::print("\n{} of {} checks inside their interval; {} cases failed.\n\n## Cases\n\n{}",
               checks - missed, checks, failed, sources);
    return failed == 0 ? done : differs;
}

}  // namespace analysis
