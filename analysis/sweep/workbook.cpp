#include <fmt/format.h>
#include <xlsxwriter.h>

#include <cmath>

#include "analysis/sweep/table_sink.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

class Workbook : public TableSink {
  public:
    explicit Workbook(const fs::path& file) : file_(file), partial_(fs::path(file) += ".partial") {
        // Rows go to the disk as they come.
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(partial_.c_str(), &options);
        if (book_ == nullptr) fail("cannot be made");
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
    }
    ~Workbook() override {
        if (book_ != nullptr) workbook_close(book_);
        std::error_code ignored;
        fs::remove(partial_, ignored);
    }

    void begin(const std::string& table, const std::vector<Column>& columns) override {
        sheet_ = workbook_add_worksheet(book_, table.c_str());
        if (sheet_ == nullptr) fail(fmt::format("has no sheet '{}'", table));
        worksheet_freeze_panes(sheet_, 1, 0);
        row_ = 0;
        lxw_col_t at = 0;
        for (const auto& column : columns) {
            const auto name = column.unit.empty()
                                  ? column.name
                                  : fmt::format("{} [{}]", column.name, column.unit);
            check(worksheet_write_string(sheet_, row_, at++, name.c_str(), bold_));
        }
        ++row_;
    }

    void put(const std::vector<Cell>& row) override {
        if (row_ == LXW_ROW_MAX)
            fail("a sheet holds 1,048,576 rows and this table has more; export CSV or SQLite");
        lxw_col_t at = 0;
        for (const auto& cell : row)
            std::visit([&](const auto& value) { put_one(at, value); }, cell), ++at;
        ++row_;
    }

    void close() override {
        const auto error = workbook_close(book_);
        book_ = nullptr;
        check(error);
        std::error_code trouble;
        fs::rename(partial_, file_, trouble);
        if (trouble) fail(trouble.message());
    }

  private:
    void put_one(lxw_col_t, std::monostate) {}
    void put_one(lxw_col_t at, std::int64_t value) { put_one(at, static_cast<double>(value)); }
    void put_one(lxw_col_t at, double value) {
        if (std::isfinite(value)) check(worksheet_write_number(sheet_, row_, at, value, nullptr));
    }
    void put_one(lxw_col_t at, const std::string& value) {
        check(worksheet_write_string(sheet_, row_, at, value.c_str(), nullptr));
    }
    void check(lxw_error error) const {
        if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
    }
    [[noreturn]] void fail(std::string_view why) const {
        throw sim::FileError(fmt::format("{}: {}", file_.string(), why));
    }

    fs::path file_{};
    fs::path partial_{};
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_row_t row_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> workbook(const fs::path& file) {
    return std::make_unique<Workbook>(file);
}

}  // namespace analysis
