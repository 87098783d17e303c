// Transfers from a CSV file.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/network/topology.hpp"
#include "sim/lines.hpp"

namespace models {

struct ListedTransfer {
    Time start{};
    double bytes = 0;
    double cap = 0;                                                 // bytes per second; 0 for none
    std::optional<std::pair<std::uint32_t, std::uint32_t>> ends{};  // places
    std::vector<std::uint32_t> links{};                             // where there are no ends
};

/// Columns `start_s`, `bytes`, and `from` and `to`, or `route` with blanks between its links;
/// `cap_bytes_per_s` if there is one. In order of time. Throws InputError, with file and line.
class TransferList {
  public:
    TransferList(const std::filesystem::path& path, const Topology& topology);

    /// When the next starts, or never.
    Time next() const { return pending_ ? pending_->start : never; }
    ListedTransfer take();

  private:
    enum Column { start, bytes, from, to, route, cap };
    static constexpr std::size_t columns = 6;

    void read_header();
    void look_ahead();
    ListedTransfer parse(std::string_view line) const;
    std::uint32_t link_of_route(std::string_view line, std::string_view word,
                                const std::vector<std::uint32_t>& before) const;

    LineReader lines_;
    std::map<std::string, std::uint32_t, std::less<>> places_{};
    std::map<std::string, std::uint32_t, std::less<>> links_{};
    const Topology* topology_;
    std::array<std::optional<std::size_t>, columns> position_{};
    std::size_t width_ = 0;
    std::optional<ListedTransfer> pending_{};
    Time last_{};
};

}  // namespace models
