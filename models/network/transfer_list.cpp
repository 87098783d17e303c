#include "models/network/transfer_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "models/traces/words.hpp"
#include "sim/problems.hpp"
#include "sim/spelling.hpp"

namespace models {

namespace {

constexpr std::array<std::string_view, 6> column_names{"start_s", "bytes", "from",
                                                       "to",      "route", "cap_bytes_per_s"};

using Numbers = std::map<std::string, std::uint32_t, std::less<>>;

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const auto comma = line.find(',');
        cells.push_back(trimmed(line.substr(0, comma)));
        if (comma == line.npos) return cells;
        line.remove_prefix(comma + 1);
    }
}

std::size_t offset_of(std::string_view line, std::string_view word) {
    return static_cast<std::size_t>(word.data() - line.data());
}

double amount(std::string_view line, std::string_view word, std::string_view name) {
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value) ||
        value < 0 || value > 1e21)
        throw MalformedLine(
            offset_of(line, word),
            fmt::format("{} is not a number from 0 to 1e21, as `{}` is", quoted(word), name));
    return value;
}

std::uint32_t named(const Numbers& numbers, std::string_view thing, std::string_view line,
                    std::string_view word) {
    if (const auto found = numbers.find(word); found != numbers.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& [name, number] : numbers) names.push_back(name);
    throw MalformedLine(offset_of(line, word),
                        fmt::format("no {} is named {}{}", thing, quoted(word),
                                    did_you_mean(std::string(word), names)));
}

// What is wrong with a line of a file, where it is wrong.
template <class Work>
auto placed(const LineReader& lines, std::string_view line, Work work) {
    try {
        return work();
    } catch (const MalformedLine& malformed) {
        const auto word = line.substr(std::min(malformed.offset, line.size()));
        throw InputError({problem_in_line(
            lines.path().string(), static_cast<std::size_t>(lines.line()), line, malformed.offset,
            word.substr(0, word.find_first_of(" \t,")).size(), malformed.what())});
    }
}

}  // namespace

TransferList::TransferList(const std::filesystem::path& path, const Topology& topology)
    : lines_(path), topology_(&topology) {
    for (std::uint32_t p = 0; p < topology.places.size(); ++p) places_[topology.places[p]] = p;
    for (std::uint32_t l = 0; l < topology.links.size(); ++l) links_[topology.links[l]] = l;
    read_header();
    look_ahead();
}

void TransferList::read_header() {
    const std::string header(lines_.next().value_or(""));
    placed(lines_, header, [&] {
        const auto cells = cells_of(header);
        width_ = cells.size();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto known = std::ranges::find(column_names, cells[i]);
            if (known == column_names.end()) continue;
            auto& position = position_[static_cast<std::size_t>(known - column_names.begin())];
            if (position)
                throw MalformedLine(offset_of(header, cells[i]),
                                    fmt::format("`{}` is a column already", cells[i]));
            position = i;
        }
        const bool says_where = (position_[from] && position_[to]) || position_[route];
        if (!position_[start] || !position_[bytes] || !says_where)
            throw MalformedLine(0,
                                "the first line names the columns: `start_s`, `bytes`, and "
                                "`from` and `to` or `route`, and perhaps `cap_bytes_per_s`");
    });
}

ListedTransfer TransferList::take() {
    ListedTransfer taken = std::move(*pending_);
    look_ahead();
    return taken;
}

void TransferList::look_ahead() {
    pending_.reset();
    while (const auto line = lines_.next()) {
        if (trimmed(*line).empty()) continue;
        pending_ = placed(lines_, *line, [&] { return parse(*line); });
        last_ = pending_->start;
        return;
    }
}

std::uint32_t TransferList::link_of_route(std::string_view line, std::string_view word,
                                          const std::vector<std::uint32_t>& before) const {
    const auto link = named(links_, "link", line, word);
    if (topology_->specs[link]->direction == Direction::duplex)
        throw MalformedLine(offset_of(line, word), fmt::format("{} {}", word, has_no_direction));
    if (std::ranges::find(before, link) != before.end())
        throw MalformedLine(offset_of(line, word), "is on the route already");
    return link;
}

ListedTransfer TransferList::parse(std::string_view line) const {
    const auto cells = cells_of(line);
    if (cells.size() != width_)
        throw MalformedLine(line.size(), fmt::format("the line has {} values under {} columns",
                                                     cells.size(), width_));
    const auto cell = [&](Column column) { return cells[*position_[column]]; };
    ListedTransfer transfer;
    transfer.start = Time{seconds_of(line, cell(start), "start_s")};
    if (transfer.start < Time{})
        throw MalformedLine(offset_of(line, cell(start)), "is negative: the run begins at 0");
    if (transfer.start < last_)
        throw MalformedLine(offset_of(line, cell(start)),
                            "starts before the line above it; sort the file by `start_s`");
    transfer.bytes = amount(line, cell(bytes), "bytes");
    if (position_[cap] && !cell(cap).empty()) {
        transfer.cap = amount(line, cell(cap), "cap_bytes_per_s");
        if (transfer.cap == 0)
            throw MalformedLine(offset_of(line, cell(cap)),
                                "is 0: leave it empty where there is none");
    }
    if (position_[route] && !cell(route).empty()) {
        for (std::string_view rest = cell(route); !rest.empty();) {
            const auto blank = std::min(rest.find(' '), rest.size());
            transfer.links.push_back(link_of_route(line, rest.substr(0, blank), transfer.links));
            rest = trimmed(rest.substr(blank));
        }
        return transfer;
    }
    if (!position_[from] || !position_[to])
        throw MalformedLine(line.size(), "`route` is empty, and there are no `from` and `to`");
    transfer.ends = {named(places_, "place of the network", line, cell(from)),
                     named(places_, "place of the network", line, cell(to))};
    if (transfer.ends->first == transfer.ends->second)
        throw MalformedLine(offset_of(line, cell(to)), "ends where it begins");
    return transfer;
}

}  // namespace models
