// A study: a scenario, what varies in it, and how often each point is played.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/search/asked.hpp"
#include "analysis/sweep/designs.hpp"
#include "sim/document.hpp"
#include "sim/schema.hpp"

namespace analysis {

using sim::field;

/// How a range is walked through.
enum class Scale { linear, logarithmic };

/// What varies: the values that one key takes, a list or a range of numbers with one unit.
struct Factor {
    static constexpr std::string_view about =
        "A key of the scenario and the values it takes: a list, or a range.";

    std::string key{};
    std::vector<std::string> values{};
    std::optional<std::string> from{};
    std::optional<std::string> to{};
    std::int64_t steps = 0;
    Scale scale = Scale::linear;
    bool whole = false;

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Factor::key>(
                "Its path in the scenario, such as `demand.training.arrivals.rate`.", required),
            field<&Factor::values>("The values, each as a scenario would write it. A value with "
                                   "keys of its own goes in quotes: \"{kind: easy}\"."),
            field<&Factor::from>("Or the least of a range, such as `10 /h`."),
            field<&Factor::to>("The most of it, in the same unit."),
            field<&Factor::steps>("Of a range in a grid or a list: how many values, ends included.",
                                  non_negative),
            field<&Factor::scale>("Equal steps, or equal ratios."),
            field<&Factor::whole>("Rounded to whole numbers."),
        };
    }
    std::optional<std::string> problem() const;
};

/// Whether all points see the same chance, so that they can be compared run by run.
enum class Pairing { paired, independent };

struct Study {
    static constexpr std::string_view about =
        "A scenario, what varies in it, and how often each point is played.";

    std::string name{};
    std::string description{};
    std::string scenario{};
    std::vector<std::string> set{};
    std::vector<Factor> vary{};
    Design design{};
    std::int64_t replications = 10;
    Pairing seeds = Pairing::paired;
    std::vector<std::string> measure{};
    double confidence = 0.95;
    std::optional<Ranking> select{};
    std::optional<Calibration> calibrate{};

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Study::name>("A short name; results are filed under it."),
            field<&Study::description>("What is asked, in a sentence or two."),
            field<&Study::scenario>("The scenario file, from the folder of the study.", required),
            field<&Study::set>("Values laid over it at every point: `path.to.key=value`."),
            field<&Study::vary>("What varies."),
            field<&Study::design>("Which combinations are played."),
            field<&Study::replications>("How often each point is played, each time with other "
                                        "chance.",
                                        at_least(1) | at_most(1'000'000)),
            field<&Study::seeds>("`paired`: the n-th replication of every point sees the same "
                                 "chance. `independent`: none sees that of another."),
            field<&Study::measure>("Metrics of summary.json to keep, such as `wait` or "
                                   "`wait.by_class.training`. Without it, all that are not by "
                                   "class, region …"),
            field<&Study::confidence>("Of the intervals around means.", above(0.0) | below(1.0)),
            field<&Study::select>("Which point is best?"),
            field<&Study::calibrate>("Which point gives what was observed?"),
        };
    }
};

/// A study as a file gives it. `document` keeps the places of what it says.
struct StudyFile {
    sim::Document document;
    Study study{};
    std::filesystem::path scenario{};
};

/// Throws FileError or, with all problems, InputError.
StudyFile read_study(const std::filesystem::path& file);

/// The same from a text; `name` is what messages call it, and paths start from `folder`.
StudyFile parse_study(std::string text, const std::string& name,
                      const std::filesystem::path& folder);

/// JSON Schema (draft-07) of a study, and its reference in Markdown.
std::string study_schema();
std::string study_reference();

}  // namespace analysis
