// A CSV file of others, as rows of named texts.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace support {

using Row = std::map<std::string, std::string>;

/// Reads a table without quoting; the first line names the columns.
inline std::vector<Row> read_table(const std::filesystem::path& path) {
    const auto split = [](const std::string& line) {
        std::vector<std::string> words;
        std::istringstream in(line);
        for (std::string word; std::getline(in, word, ',');) words.push_back(word);
        return words;
    };
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const auto names = split(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const auto words = split(line);
        Row row;
        for (std::size_t i = 0; i < words.size(); ++i) row[names.at(i)] = words[i];
        rows.push_back(row);
    }
    return rows;
}

}  // namespace support
