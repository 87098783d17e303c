#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "analysis/json.hpp"
#include "analysis/left_behind.hpp"
#include "analysis/process.hpp"
#include "analysis/sweep/table_sink.hpp"
#include "analysis/tables.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

// What is replaced must be what was written here before: the files that schema.json tells of, all
// of them and no more.
bool holds_something_else(const fs::path& folder) {
    if (!fs::exists(folder)) return false;
    if (!fs::is_directory(folder)) return true;
    if (fs::is_empty(folder)) return false;
    std::ifstream file(folder / "schema.json");
    const auto schema = Json::parse(file, nullptr, false);
    if (!schema.is_object()) return true;
    const auto is_ours = [&](const fs::directory_entry& entry) {
        const auto name = entry.path().filename().string();
        return entry.is_regular_file() && (name == "schema.json" || schema.contains(name));
    };
    const auto entries = std::ranges::count_if(fs::directory_iterator(folder), is_ours);
    return entries != std::distance(fs::directory_iterator(folder), {}) ||
           entries != static_cast<std::ptrdiff_t>(schema.size()) + 1;
}

class CsvFolder : public TableSink {
  public:
    CsvFolder(const fs::path& folder, ByteOrderMark mark)
        : folder_(folder.has_filename() ? folder : folder.parent_path()),
          partial_(beside("partial")),
          mark_(mark) {
        check_place();
        std::error_code error;
        fs::create_directories(partial_, error);
        if (error)
            throw sim::FileError(
                fmt::format("{}: cannot be made: {}", partial_.string(), error.message()));
    }
    ~CsvFolder() override {
        std::error_code ignored;
        fs::remove_all(partial_, ignored);
    }

    void begin(const std::string& table, const std::vector<Column>& columns) override {
        if (file_) file_->close();
        file_.emplace(partial_ / (table + ".csv"));
        if (mark_ == ByteOrderMark::with) file_->buffer().append(std::string_view("\xEF\xBB\xBF"));
        std::vector<Cell> names;
        auto& described = schema_[table + ".csv"]["columns"] = Json::array();
        for (const auto& column : columns) {
            names.emplace_back(column.name);
            Json entry{{"name", column.name}};
            if (!column.unit.empty()) entry["unit"] = column.unit;
            entry["description"] = column.about;
            described.push_back(std::move(entry));
        }
        put(names);
    }

    void put(const std::vector<Cell>& row) override {
        bool first = true;
        for (const auto& cell : row) {
            if (!first) file_->buffer().push_back(',');
            first = false;
            std::visit([&](const auto& value) { put_one(value); }, cell);
        }
        file_->buffer().push_back('\n');
        file_->flush_if_full();
    }

    void close() override {
        if (file_) file_->close();
        write_file(partial_ / "schema.json", fmt::format("{}\n", schema_.dump(2)));
        check_place();
        const auto earlier = beside("earlier.partial");
        std::error_code error;
        if (fs::exists(folder_)) fs::rename(folder_, earlier, error);
        if (!error) fs::rename(partial_, folder_, error);
        if (error)
            throw sim::FileError(
                fmt::format("{}: cannot be written: {}", folder_.string(), error.message()));
        fs::remove_all(earlier, error);
        remove_left_behind(folder_);
    }

  private:
    // A folder that nobody else has made.
    fs::path beside(std::string_view suffix) const {
        return fs::path(folder_) += fmt::format(".{}.{}", process_mark(), suffix);
    }

    void check_place() const {
        if (holds_something_else(folder_))
            throw sim::FileError(
                fmt::format("{}: holds something other than tables of a sweep; name another folder",
                            folder_.string()));
    }

    void put_one(std::monostate) {}
    template <class T>
    void put_one(const T& value) {
        put_cell(file_->buffer(), value);
    }

    fs::path folder_{};
    fs::path partial_{};
    ByteOrderMark mark_{};
    std::optional<TextFile> file_{};
    Json schema_ = Json::object();
};

}  // namespace

std::unique_ptr<TableSink> csv_folder(const fs::path& folder, ByteOrderMark mark) {
    return std::make_unique<CsvFolder>(folder, mark);
}

}  // namespace analysis
