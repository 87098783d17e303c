#include "analysis/regress/told.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/summary.hpp"

namespace analysis {
namespace {

// As many digits as tell the two apart, and no fewer than four.
std::string digits(double x, double other) {
    if (std::isnan(x)) return "nothing";
    for (int count = 4; count < 17; ++count) {
        auto text = fmt::format("{:.{}g}", x, count);
        if (x == other || std::isnan(other) || text != fmt::format("{:.{}g}", other, count))
            return text;
    }
    return fmt::format("{}", x);
}

std::string change_text(const ComparedMetric& metric) {
    auto text = fmt::format("{} -> {}", digits(metric.expected, metric.now),
                            digits(metric.now, metric.expected));
    if (!metric.unit.empty() && metric.unit != "1") text += fmt::format(" {}", metric.unit);
    if (metric.of > 0) text += fmt::format(", root mean square of {}", metric.of);
    if (std::isnan(metric.difference())) return text;
    text += fmt::format(" ({:+.3g}", metric.difference());
    if (const auto relative = metric.relative())
        text += fmt::format(", {:+.3g} %", 100 * *relative);
    if (const auto halves = metric.in_half_widths())
        text += fmt::format(", {:.2g} of its half-width", *halves);
    text += fmt::format("; tolerance {:g} %", 100 * metric.tolerance);
    if (metric.half_apart) text += fmt::format(", difference known to ±{:.3g}", *metric.half_apart);
    return fmt::format("{})", text);
}

std::string metric_text(const ComparedMetric& metric) {
    return fmt::format("  {:<8} {}: {}\n", name_of(metric.verdict), metric.key,
                       change_text(metric));
}

std::string status_of(const Regression& one) {
    if (!one.left_out.empty()) return "left out";
    if (!one.error.empty()) return "failed";
    if (!one.damage.empty()) return "damaged";
    if (!one.expected) return "not expected";
    if (!one.now) return "stopped";
    if (one.comparison.failed()) return "moved";
    return one.comparison.same_events ? "same" : "other events";
}

std::string headline(const Regression& one) {
    const auto status = status_of(one);
    const auto count = std::ranges::count_if(
        one.comparison.metrics, [](const auto& metric) { return is_failure(metric.verdict); });
    if (status == "left out") return fmt::format("left out: {}", one.left_out);
    if (status == "failed") return fmt::format("cannot be played: {}", one.error);
    if (status == "damaged")
        return fmt::format("what is expected of it cannot be read: {}", one.damage);
    if (status == "stopped") return "not played";
    if (status == "not expected")
        return "no result is expected of it yet; suanli regress --accept writes one";
    if (status == "moved")
        return fmt::format("{} of {} metrics moved since suanli {}", count,
                           one.comparison.metrics.size(), one.expected->version);
    if (status == "same") return "as expected";
    return fmt::format("as expected, by other events than in suanli {} ({} then, {} now)",
                       one.expected->version, one.expected->fingerprint, one.now->fingerprint);
}

std::string told_metrics(const Regression& one) {
    std::string text;
    std::size_t unclear = 0;
    for (const auto& metric : one.comparison.metrics) {
        if (is_failure(metric.verdict)) text += metric_text(metric);
        if (metric.verdict == Verdict::unclear) ++unclear;
    }
    if (unclear > 0)
        text += fmt::format(
            "  unclear  {} of {} metrics: chance could explain the difference, and could hide one "
            "beyond "
            "the tolerance; more replications would tell (--json names them)\n",
            unclear, one.comparison.metrics.size());
    return text;
}

std::string xml(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '&': safe += "&amp;"; break;
            case '"': safe += "&quot;"; break;
            case '\n': safe += "&#10;"; break;
            default:
                // no other control character is allowed in XML 1.0
                safe += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? '?' : c;
        }
    }
    return safe;
}

Json metric_json(const ComparedMetric& metric) {
    Json json{{"metric", metric.key},
              {"unit", metric.unit},
              {"verdict", name_of(metric.verdict)},
              {"expected", number_json(metric.expected)},
              {"now", number_json(metric.now)},
              {"difference", number_json(metric.difference())},
              {"tolerance", metric.tolerance}};
    if (metric.of > 0) json["of"] = metric.of;
    if (metric.half_apart) json["difference_half_width"] = *metric.half_apart;
    if (const auto relative = metric.relative()) json["relative"] = *relative;
    if (const auto halves = metric.in_half_widths()) json["half_widths"] = *halves;
    return json;
}

}  // namespace

std::string regressions_text(const Regressions& regressions) {
    std::string text;
    std::size_t failed = 0;
    std::size_t left_out = 0;
    for (const auto& one : regressions.all) {
        text += fmt::format("{}: {}\n{}", one.scenario.string(), headline(one), told_metrics(one));
        if (one.failed()) ++failed;
        if (!one.left_out.empty()) ++left_out;
    }
    text += fmt::format("{} of {} scenarios are as expected",
                        regressions.all.size() - failed - left_out, regressions.all.size());
    if (left_out > 0) text += fmt::format(", {} left out", left_out);
    return text + "\n";
}

Json regressions_json(const Regressions& regressions) {
    Json scenarios = Json::array();
    for (const auto& one : regressions.all) {
        Json json{{"scenario", one.scenario.string()}, {"status", status_of(one)}};
        if (!one.error.empty()) json["error"] = one.error;
        if (!one.damage.empty()) json["damage"] = one.damage;
        if (!one.left_out.empty()) json["left_out"] = one.left_out;
        if (one.expected) json["since"] = one.expected->version;
        if (one.expected && one.now)
            json["fingerprint"] = {{"expected", one.expected->fingerprint},
                                   {"now", one.now->fingerprint}};
        json["metrics"] = Json::array();
        for (const auto& metric : one.comparison.metrics)
            json["metrics"].push_back(metric_json(metric));
        scenarios.push_back(json);
    }
    return {{"failed", regressions.failed()}, {"scenarios", scenarios}};
}

std::string regressions_junit(const Regressions& regressions) {
    const auto failures =
        std::ranges::count_if(regressions.all, [](const auto& one) { return one.failed(); });
    const auto skipped = std::ranges::count_if(
        regressions.all, [](const auto& one) { return !one.left_out.empty(); });
    auto text = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuite name=\"suanli regress\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">\n",
        regressions.all.size(), failures, skipped);
    for (const auto& one : regressions.all) {
        text += fmt::format("  <testcase classname=\"suanli.regress\" name=\"{}\">",
                            xml(one.scenario.string()));
        if (one.failed())
            text += fmt::format("\n    <failure message=\"{}\">{}</failure>\n  ",
                                xml(headline(one)), xml(told_metrics(one)));
        if (!one.left_out.empty())
            text += fmt::format("\n    <skipped message=\"{}\"/>\n  ", xml(headline(one)));
        text += "</testcase>\n";
    }
    return text + "</testsuite>\n";
}

}  // namespace analysis
