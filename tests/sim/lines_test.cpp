// Lines wherever they end, from plain and compressed files, and files that cannot be read.
#include "sim/lines.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "sim/ensure.hpp"
#include "sim/problems.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sim;

namespace {

struct File {
    TemporaryFolder folder{};
    std::filesystem::path path = folder.path() / "text";

    explicit File(const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

    void compress(const std::string& text) {
        const gzFile file = gzopen(path.c_str(), "wb");
        gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
        gzclose(file);
    }
};

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::vector<std::string> lines;
    LineReader reader(path);
    while (const auto line = reader.next()) {
        lines.emplace_back(*line);
        CHECK(reader.line() == lines.size());
    }
    CHECK_FALSE(reader.next());
    CHECK(reader.bytes_read() == reader.file_size());
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end with LF, CRLF or the file") {
    CHECK(lines_of(File("a\nbc\n").path) == Lines{"a", "bc"});
    CHECK(lines_of(File("a\r\nbc").path) == Lines{"a", "bc"});
    CHECK(lines_of(File("\n\na").path) == Lines{"", "", "a"});
    CHECK(lines_of(File("").path).empty());
    CHECK(lines_of(File("\n").path) == Lines{""});
}

TEST_CASE("a byte order mark is no part of the first line") {
    CHECK(lines_of(File("\xEF\xBB\xBF"
                        "a\nb")
                       .path) == Lines{"a", "b"});
    CHECK(lines_of(File("\xEF\xBB\xBF").path).empty());
}

TEST_CASE("a text whose lines end in CR alone is refused") {
    try {
        lines_of(File("a\rb\r").path);
        FAIL("nothing was wrong");
    } catch (const InputError& error) {
        CHECK(error.problems.at(0).line == 1);
        CHECK(error.problems.at(0).column == 2);
        CHECK(error.problems.at(0).message ==
              "the lines end in CR alone; let them end in LF, as by `tr '\\r' '\\n'`");
    }
    CHECK(lines_of(File("a\r").path) == Lines{"a"});
}

TEST_CASE("lines of all lengths come whole across the ends of the buffer, compressed or not") {
    std::string text;
    Lines expected;
    for (std::size_t i = 0; i < 3000; ++i) {
        const std::size_t length = i % 500 == 7 ? 300'000 : i * 37 % 1001;
        expected.emplace_back(length, static_cast<char>('a' + i % 26));
        text += expected.back();
        text += '\n';
    }
    File file(text);
    CHECK((lines_of(file.path) == expected));
    file.compress(text);
    CHECK(std::filesystem::file_size(file.path) < text.size() / 10);
    CHECK((lines_of(file.path) == expected));
}

TEST_CASE("a line may have a megabyte, and no more") {
    const std::string longest(LineReader::longest_line, 'x');
    CHECK(lines_of(File("a\n" + longest + "\nb").path).size() == 3);
    LineReader reader(File("a\n" + longest + longest).path);
    CHECK(reader.next());
    try {
        reader.next();
        FAIL("a line of two megabytes was read");
    } catch (const InputError& error) {
        REQUIRE(error.problems.size() == 1);
        CHECK(error.problems[0].line == 2);
    }
}

TEST_CASE("what cannot be read is named") {
    const TemporaryFolder folder;
    const auto absent = folder.path() / "absent";
    CHECK_THROWS_WITH(LineReader(absent), absent.string() + ": No such file or directory");
    CHECK_THROWS_AS(LineReader(absent), FileError);
    CHECK_THROWS_WITH(LineReader(folder.path()),
                      folder.path().string() + ": is a folder, not a file");
}

TEST_CASE("compressed files that were cut or changed are not taken for whole ones") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += std::to_string(i * 7919 % 100'003) + "\n";
    File file("");
    file.compress(text);
    const auto size = std::filesystem::file_size(file.path);
    const auto read_all = [&] {
        LineReader reader(file.path);
        while (reader.next()) continue;
    };
    CHECK_NOTHROW(read_all());
    SECTION("cut") {
        const std::uintmax_t kept = GENERATE(as<std::uintmax_t>{}, 15, 1000, 100000, 0);
        std::filesystem::resize_file(file.path, kept > 0 ? kept : size - 1);
        CHECK_THROWS_AS(read_all(), FileError);
    }
    SECTION("changed") {
        std::fstream stream(file.path, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(static_cast<std::streamoff>(size / 2));
        stream << "spoilt spoilt spoilt";
        stream.close();
        CHECK_THROWS_AS(read_all(), FileError);
    }
}
