// YAML as a strict tree: what is refused, with exact messages, and what is merged.
#include "sim/document.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/ensure.hpp"
#include "tests/support/sanitized.hpp"

using namespace sim;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test.
struct Folder {
    fs::path path = fs::temp_directory_path() /
                    fmt::format("suanli-document-{}",
                                std::chrono::steady_clock::now().time_since_epoch().count());
    Folder() { fs::create_directories(path / "inner"); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return path / name;
    }
};

/// All problems of a text; those of a broken one are thrown, lesser ones kept.
std::string problems(const std::string& text) {
    try {
        Document document = Document::parse(text, "a.yaml");
        std::string out;
        for (const Problem& problem : document.problems.take()) out += problem.text();
        return out;
    } catch (const InputError& error) {
        return error.what();
    }
}

/// The same of a file, with the test's folder left out.
std::string problems_of_file(const Folder& folder, const std::string& name) {
    try {
        Document::read(folder.path / name);
        return "";
    } catch (const std::exception& error) {
        std::string out = error.what();
        const std::string prefix = fmt::format("{}/", folder.path.string());
        for (auto at = out.find(prefix); at != out.npos; at = out.find(prefix))
            out.erase(at, prefix.size());
        return out;
    }
}

std::string text_at(const Document& document, std::initializer_list<const char*> keys) {
    const Node* node = &document.root();
    for (const char* key : keys) {
        const Entry* entry = node->find(key);
        if (entry == nullptr) return "(none)";
        node = entry->value;
    }
    return node->text;
}

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
}

}  // namespace

TEST_CASE("a key given twice is told, with the line of the first") {
    CHECK(problems("a: 1\nb: 2\na: 3\n") ==
          "a.yaml:3:1: `a` is given twice; first given on line 1\n"
          "    3 | a: 3\n"
          "      | ^\n");
}

TEST_CASE("a key given twice is told with the path of its section") {
    CHECK(problems("a: {b: [{c: 1}, {d: 1, d: 2}]}\n") ==
          "a.yaml:1:24: a.b[1]: `d` is given twice; first given on line 1\n"
          "    1 | a: {b: [{c: 1}, {d: 1, d: 2}]}\n"
          "      |                        ^\n");
}

TEST_CASE("columns count characters, and the caret stands below wide ones") {
    CHECK(problems("中国: {x: 1, 算力: 2, 算力: 3}\n") ==
          "a.yaml:1:19: 中国: `算力` is given twice; first given on line 1\n"
          "    1 | 中国: {x: 1, 算力: 2, 算力: 3}\n"
          "      |                       ^~~~\n");
}

TEST_CASE("places are right after line ends of Windows, tabs in texts and a byte order mark") {
    CHECK(problems("\xEF\xBB\xBF# first\r\na: 1\r\na: 2\r\n") ==
          "a.yaml:3:1: `a` is given twice; first given on line 2\n"
          "    3 | a: 2\n"
          "      | ^\n");
    CHECK(problems("{a: \"x\ty\", a: 1}") ==
          "a.yaml:1:12: `a` is given twice; first given on line 1\n"
          "    1 | {a: \"x y\", a: 1}\n"
          "      |            ^\n");
}

TEST_CASE("what is no scenario at all is refused") {
    CHECK(problems("") == "a.yaml:1:1: empty; a map of keys is due, such as `name: first`\n");
    CHECK(problems("# only a comment\n") ==
          "a.yaml:1:1: empty; a map of keys is due, such as `name: first`\n");
    CHECK(problems("[1, 2]") ==
          "a.yaml:1:1: a map of keys is due, such as `name: first`\n"
          "    1 | [1, 2]\n"
          "      | ^\n");
    CHECK(problems("a: 1\n---\nb: 1\n") ==
          "a.yaml:2:1: a second document starts here; only one is read\n"
          "    2 | ---\n"
          "      | ^\n");
}

TEST_CASE("bytes that are not UTF-8 are refused with their place") {
    CHECK(problems("a: 1\nb: x\xFFy\n") ==
          "a.yaml:2:5: not UTF-8: the byte 0xFF; save the file as UTF-8\n");
    CHECK(problems(std::string("a: \0b", 5)) ==
          "a.yaml:1:4: the control character U+0000 is not allowed\n");
    CHECK(problems("a: \"\\u0007\"\n") ==
          "a.yaml:1:4: an escape stands for a character not allowed\n"
          "    1 | a: \"\\u0007\"\n"
          "      |    ^~~~~~~~\n");
}

TEST_CASE("YAML that cannot be read is told in plain words") {
    CHECK(problems("a: 1\n\tb: 2\n") ==
          "a.yaml:2:1: tabs do not indent in YAML; use spaces\n"
          "    2 |  b: 2\n"
          "      | ^\n");
    CHECK(problems("a: b: c\n") ==
          "a.yaml:1:5: this is no valid YAML: a `:` is not due here; a text with a `: ` needs "
          "quotes\n"
          "    1 | a: b: c\n"
          "      |     ^\n");
    CHECK(problems("a: &x {<<: *x}\n") ==
          "a.yaml:1:8: merge keys are not known here; write `extends: base.yaml` at the top of the "
          "file, or repeat the keys\n"
          "    1 | a: &x {<<: *x}\n"
          "      |        ^~\n");
    CHECK(problems("a: !Best {}\n") ==
          "a.yaml:1:4: tags such as `!Best` are not used here; write `kind:`, or nothing\n"
          "    1 | a: !Best {}\n"
          "      |    ^\n");
    CHECK(problems("? [1]\n: 2\n") ==
          "a.yaml:1:3: a key must be a text, not a list or a map\n"
          "    1 | ? [1]\n"
          "      |   ^\n");
    CHECK(problems("[1") ==
          "a.yaml:1:1: this bracket is not closed\n"
          "    1 | [1\n"
          "      | ^\n");
}

TEST_CASE("an alias stands for its anchor, but not for itself") {
    const Document document = Document::parse("a: &x {b: 1}\nc: *x\n");
    CHECK(text_at(document, {"c", "b"}) == "1");
    CHECK(problems("a: &x [*x]\n") ==
          "a.yaml:1:8: this alias stands inside its own anchor and would never end\n"
          "    1 | a: &x [*x]\n"
          "      |        ^\n");
}

TEST_CASE("an alias bomb is refused") {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i)
        bomb += fmt::format(
            "a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
    CHECK(problems(bomb).find("more than 200000 values, those repeated by aliases included; large "
                              "tables belong in a file of their own") != std::string::npos);
}

TEST_CASE("10,000 levels of nesting are refused") {
    const std::string refused = "nested deeper than 100 levels\n";
    CHECK(problems("a: " + std::string(10'000, '[')).find(refused) != std::string::npos);
    CHECK(problems(repeated("- ", 20'000)).find(refused) != std::string::npos);
    CHECK(problems(repeated("{a: ", 40'000)).find(refused) != std::string::npos);
    std::string maps;
    for (std::size_t i = 0; i < 2'000; ++i) maps += fmt::format("{:{}}a:\n", "", i);
    CHECK(problems(maps).find("a.yaml:101:101: nested deeper than 100 levels\n") == 0);
}

TEST_CASE("keys that start with x- are the user's own") {
    const Document document = Document::parse("x-note: {a: [1]}\nb: {x-c: 1, d: 2}\n");
    CHECK(document.root().entries.size() == 1);
    CHECK(document.root().find("b")->value->entries.size() == 1);
}

TEST_CASE("files that cannot be read or are no scenario are named") {
    const Folder folder;
    CHECK(problems_of_file(folder, "inner") == "inner is a folder; a file is due");
    CHECK(problems_of_file(folder, "none.yaml") ==
          "none.yaml cannot be read: No such file or directory");
    CHECK_THROWS_AS(Document::read(folder.path / "none.yaml"), FileError);
    std::ofstream(folder.path / "big.yaml") << "a: 1\n";
    fs::resize_file(folder.path / "big.yaml", 100'000'000);
    CHECK(problems_of_file(folder, "big.yaml") ==
          "big.yaml:1:1: larger than 4 MiB; a scenario is small, and large tables belong in a file "
          "of "
          "their own\n");
}

TEST_CASE("a scenario may extend others: maps are joined, the local value wins") {
    const Folder folder;
    folder.write("inner/base.yaml", "a: 1\nm: {x: 1, y: [1, 2]}\nq: {kind: slow, n: 3}\n");
    folder.write("inner/more.yaml", "extends: base.yaml\nm: {x: 2}\n");
    folder.write("top.yaml", "extends: [inner/more.yaml]\nm: {z: 3, y: [3]}\nq: {kind: fast}\n");
    const Document document = Document::read(folder.path / "top.yaml");
    CHECK(text_at(document, {"a"}) == "1");
    CHECK(text_at(document, {"m", "x"}) == "2");
    CHECK(text_at(document, {"m", "z"}) == "3");
    CHECK(document.root().find("m")->value->find("y")->value->entries.size() == 1);
    CHECK(text_at(document, {"q", "kind"}) == "fast");
    CHECK(text_at(document, {"q", "n"}) == "(none)");
    CHECK(text_at(document, {"extends"}) == "(none)");
    CHECK(document.place("m.x").source->name == (folder.path / "inner/more.yaml").string());
}

TEST_CASE("extends in a circle, out of the folder or into nothing is refused") {
    const Folder folder;
    folder.write("a.yaml", "extends: b.yaml\n");
    folder.write("b.yaml", "extends: [a.yaml]\n");
    CHECK(problems_of_file(folder, "a.yaml") ==
          "b.yaml:1:11: extends: this goes in a circle: a.yaml -> b.yaml -> a.yaml\n"
          "    1 | extends: [a.yaml]\n"
          "      |           ^~~~~~\n");
    folder.write("inner/out.yaml", "extends: ../c.yaml\n");
    folder.write("c.yaml", "name: c\n");
    CHECK(problems_of_file(folder, "inner/out.yaml") ==
          "inner/out.yaml:1:10: extends: `../c.yaml` leaves the scenario's folder; move the file "
          "into it, or give an absolute path\n"
          "    1 | extends: ../c.yaml\n"
          "      |          ^~~~~~~~~\n");
    folder.write("inner/absolute.yaml",
                 fmt::format("extends: {}\n", (folder.path / "c.yaml").string()));
    CHECK(problems_of_file(folder, "inner/absolute.yaml").empty());
    folder.write("lost.yaml", "extends: nowhere.yaml\n");
    CHECK(problems_of_file(folder, "lost.yaml") ==
          "lost.yaml:1:10: extends: nowhere.yaml cannot be read: No such file or directory\n"
          "    1 | extends: nowhere.yaml\n"
          "      |          ^~~~~~~~~~~~\n");
}

TEST_CASE("values are set over a document by their path") {
    Document document = Document::parse("a: {b: [{c: 1}, {c: 2}]}\nq: {kind: slow, n: 3}\n");
    document.set("a.b[1].c=3");
    document.set("new.key={x: 10 min}");
    document.set("q.kind=fast");
    const Node& list = *document.root().find("a")->value->find("b")->value;
    CHECK(list.entries[0].value->find("c")->value->text == "1");
    CHECK(list.entries[1].value->find("c")->value->text == "3");
    CHECK(text_at(document, {"new", "key", "x"}) == "10 min");
    CHECK(text_at(document, {"q", "n"}) == "(none)");
    CHECK(document.problems.empty());
    document.set("a.b[2].c=3");
    document.set("nonsense");
    document.set("a..b=1");
    std::string told;
    for (const Problem& problem : document.problems.take()) told += problem.text();
    CHECK(told ==
          "--set a.b[2].c=3: a.b[2].c: there is no [2] in a list of 2, which counts from 0\n"
          "--set nonsense: `path.to.key=value` is due, such as `seed=7`\n"
          "--set a..b=1: `path.to.key=value` is due, such as `seed=7`\n");
}

// Of what grows faster than its input, four megabytes would not end within a test's limit.
TEST_CASE("the longest input of any kind is refused, before a test's limit and without gigabytes") {
    constexpr std::size_t bytes = 4U << 20;
    const std::string part = GENERATE(as<std::string>(), "- ", "[", "{a: ", "? ", ": ", "[\n", "[]",
                                      "[[],", "[\"", "'", "\"", "!a ", "&a ", "*a ", "---\n",
                                      "- a\n", "a: b\n", "|\n", "- &a b\n", "\"a\": 1, ", "%A\n");
    for (const bool opened : {false, true}) {
        std::string text = opened ? "a: [" : "";
        text += repeated(part, bytes - 100);
        INFO(part);
        CHECK_FALSE(problems(text).empty());
    }
    rusage used{};
    REQUIRE(getrusage(RUSAGE_SELF, &used) == 0);
    if constexpr (!support::sanitized) CHECK(used.ru_maxrss < 1024 * 1024);
}
