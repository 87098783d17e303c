// What is wrong with an input.
#include "sim/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/text.hpp"

namespace sim {

namespace {

constexpr std::size_t most_kept = 200;

std::string printable(std::string_view line) {
    std::string out;
    while (!line.empty()) {
        const std::string_view from = line;
        const char32_t c = take_character(line);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        out += control ? " " : from.substr(0, from.size() - line.size());
    }
    return out;
}

/// Cuts a text after so many columns.
std::string_view fitting(std::string_view text, std::size_t columns) {
    std::string_view rest = text;
    std::size_t width = 0;
    while (!rest.empty()) {
        const std::string_view before = rest;
        width += display_width(take_character(rest));
        if (width > columns) return text.substr(0, text.size() - before.size());
    }
    return text;
}

/// A place within its line.
struct Spot {
    std::string_view line;
    std::size_t number = 0;
    std::size_t offset = 0;

    std::size_t column() const { return 1 + count_characters(line.substr(0, offset)); }
};

Spot spot_of(const Place& place) {
    const std::string_view text = place.source->text;
    const std::size_t offset = std::min(place.offset, text.size());
    const std::string_view above = text.substr(0, offset);
    const std::size_t start = above.rfind('\n') + 1;  // npos + 1 is 0
    std::string_view line = text.substr(start, text.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto lines_above = std::count(above.begin(), above.end(), '\n');
    return {line, 1 + static_cast<std::size_t>(lines_above), std::min(offset - start, line.size())};
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The source line with its number, and below it a caret under the place.
std::string excerpt(std::string_view line, std::size_t number, std::size_t offset,
                    std::size_t length) {
    constexpr std::size_t before = 60;
    constexpr std::size_t columns = 100;
    std::string_view dots;
    if (offset > 2 * before) {  // show the neighbourhood of a place far out on a long line
        std::size_t cut = offset - before;
        while (cut < offset && continues_character(line[cut])) ++cut;
        line.remove_prefix(cut);
        offset -= cut;
        dots = "…";
    }
    const std::string_view seen = fitting(line, columns + before);
    const std::string_view left = line.substr(0, offset);
    const std::string_view marked = fitting(line.substr(offset, length), columns);
    const std::string margin = fmt::format("{:>5} | ", number);
    const std::size_t tilde = std::max<std::size_t>(display_width(marked), 1) - 1;
    return fmt::format("{}{}{}{}\n{:>{}}{:>{}}^{:~>{}}\n", margin, dots, printable(seen),
                       seen.size() < line.size() ? "…" : "", "| ", margin.size(), "",
                       display_width(left) + display_width(dots), "", tilde);
}

}  // namespace

std::string text_of(const Place& place) {
    if (place.source == nullptr) return {};
    const Source& source = *place.source;
    if (!source.is_file) return source.name;
    if (place.offset == Place::whole_source) return fmt::format("{}:1:1", source.name);
    const Spot spot = spot_of(place);
    return fmt::format("{}:{}:{}", source.name, spot.number, spot.column());
}

std::string Problem::text() const {
    std::string out = file;
    if (line > 0) out += fmt::format(":{}:{}", line, column);
    if (!out.empty()) out += ": ";
    if (!path.empty()) out += fmt::format("{}: ", path);
    return fmt::format("{}{}\n{}", out, message, excerpt);
}

Problem problem_in_line(std::string file, std::size_t number, std::string_view line,
                        std::size_t offset, std::size_t length, std::string message) {
    const std::string text = readable(line);
    offset = std::min(offset, text.size());
    const std::size_t column = 1 + count_characters(std::string_view(text).substr(0, offset));
    return {std::move(file),
            number,
            column,
            "",
            std::move(message),
            excerpt(text, number, offset, std::min(length, text.size() - offset))};
}

void Problems::add(const Place& place, std::string_view path, std::string_view message) {
    if (full()) {
        ++left_out_;
        return;
    }
    Problem problem{"", 0, 0, std::string(path), std::string(message), ""};
    if (place.source != nullptr) {
        const Source& source = *place.source;
        problem.file = source.name;
        if (source.is_file && place.offset == Place::whole_source) {
            problem.line = problem.column = 1;
        } else if (source.is_file) {
            const Spot spot = spot_of(place);
            problem.line = spot.number;
            problem.column = spot.column();
            problem.excerpt = excerpt(spot.line, spot.number, spot.offset,
                                      std::min(place.length, spot.line.size() - spot.offset));
        }
    }
    if (std::find(files_.begin(), files_.end(), problem.file) == files_.end())
        files_.push_back(problem.file);
    list_.push_back(std::move(problem));
}

bool Problems::full() const { return list_.size() >= most_kept; }

std::vector<Problem> Problems::take() {
    const auto rank = [&](const Problem& p) {
        return std::find(files_.begin(), files_.end(), p.file) - files_.begin();
    };
    std::stable_sort(list_.begin(), list_.end(), [&](const Problem& a, const Problem& b) {
        return std::tuple(rank(a), a.line, a.column) < std::tuple(rank(b), b.line, b.column);
    });
    if (left_out_ > 0)
        list_.push_back({"", 0, 0, "", fmt::format("and {} more problems", left_out_), ""});
    left_out_ = 0;
    return std::move(list_);
}

void Problems::check() {
    if (!list_.empty()) throw InputError(take());
}

namespace {

std::string all_texts(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) out += problem.text();
    return out;
}

}  // namespace

InputError::InputError(std::vector<Problem> all)
    : std::runtime_error(all_texts(all)), problems(std::move(all)) {}

}  // namespace sim
