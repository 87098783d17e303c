#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <set>

#include "analysis/sweep/table_sink.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

std::string in_quotes(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    text += '"';
    return text;
}

// SQLite takes `Train` and `train` for one name: later ones get a number, as in `train_2`.
class ColumnNames {
  public:
    std::string distinct(const std::string& name) {
        auto candidate = name;
        for (int number = 2; !taken_.insert(in_lower_case(candidate)).second; ++number)
            candidate = fmt::format("{}_{}", name, number);
        return candidate;
    }

  private:
    static std::string in_lower_case(std::string text) {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return text;
    }
    std::set<std::string> taken_{};
};

class Database : public TableSink {
  public:
    explicit Database(const fs::path& file) : file_(file), partial_(fs::path(file) += ".partial") {
        std::error_code ignored;
        fs::remove(partial_, ignored);
        check(sqlite3_open(partial_.c_str(), &base_));
        // One transaction into a new file: a journal would protect nothing.
        run("PRAGMA journal_mode = OFF");
        run("BEGIN");
    }
    ~Database() override {
        sqlite3_finalize(insert_);
        sqlite3_close(base_);
        std::error_code ignored;
        fs::remove(partial_, ignored);
    }

    void begin(const std::string& table, const std::vector<Column>& columns) override {
        std::string names;
        std::string places;
        ColumnNames taken;
        for (const auto& column : columns) {
            names += fmt::format("{}{}", names.empty() ? "" : ", ",
                                 in_quotes(taken.distinct(column.name)));
            places += places.empty() ? "?" : ", ?";
        }
        run(fmt::format("CREATE TABLE {} ({})", in_quotes(table), names));
        sqlite3_finalize(insert_);
        const auto insert = fmt::format("INSERT INTO {} VALUES ({})", in_quotes(table), places);
        check(sqlite3_prepare_v2(base_, insert.c_str(), -1, &insert_, nullptr));
    }

    void put(const std::vector<Cell>& row) override {
        int at = 0;
        for (const auto& cell : row)
            check(std::visit([&](const auto& value) { return bind(++at, value); }, cell));
        if (sqlite3_step(insert_) != SQLITE_DONE) fail();
        check(sqlite3_reset(insert_));
    }

    void close() override {
        run("COMMIT");
        sqlite3_finalize(insert_);
        insert_ = nullptr;
        check(sqlite3_close(base_));
        base_ = nullptr;
        std::error_code trouble;
        fs::rename(partial_, file_, trouble);
        if (trouble) throw sim::FileError(fmt::format("{}: {}", file_.string(), trouble.message()));
    }

  private:
    int bind(int at, std::monostate) { return sqlite3_bind_null(insert_, at); }
    int bind(int at, std::int64_t value) { return sqlite3_bind_int64(insert_, at, value); }
    int bind(int at, double value) {
        return std::isfinite(value) ? sqlite3_bind_double(insert_, at, value)
                                    : sqlite3_bind_null(insert_, at);
    }
    int bind(int at, const std::string& value) {
        return sqlite3_bind_text(insert_, at, value.data(), static_cast<int>(value.size()),
                                 SQLITE_TRANSIENT);
    }
    void run(const std::string& statement) {
        check(sqlite3_exec(base_, statement.c_str(), nullptr, nullptr, nullptr));
    }
    void check(int result) const {
        if (result != SQLITE_OK) fail();
    }
    [[noreturn]] void fail() const {
        throw sim::FileError(fmt::format("{}: {}", file_.string(), sqlite3_errmsg(base_)));
    }

    fs::path file_{};
    fs::path partial_{};
    sqlite3* base_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

}  // namespace

std::unique_ptr<TableSink> database(const fs::path& file) {
    return std::make_unique<Database>(file);
}

}  // namespace analysis
