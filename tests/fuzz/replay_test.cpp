// The fuzzer's corpus and a few thousand mutations of it, played as a plain test.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::string> corpus() {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(SUANLI_ROOT "/tests/fuzz/corpus"))
        files.push_back(file.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    }
    return texts;
}

void play(const std::string& text) {
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

/// Multiplicative congruential generator (Lehmer 1951, Park and Miller 1988).
struct Lehmer {
    std::uint64_t state = 42;
    std::size_t below(std::size_t n) {
        state = state * 48271 % 2147483647;
        return static_cast<std::size_t>(state) % n;
    }
};

std::string mutated(std::string text, const std::vector<std::string>& texts, Lehmer& random) {
    static const std::vector<std::string> words{"[",
                                                "]",
                                                "{",
                                                "}",
                                                ": ",
                                                "- ",
                                                "\n",
                                                "  ",
                                                "\"",
                                                "'",
                                                "&a ",
                                                "*a",
                                                "<<: *a",
                                                "!x ",
                                                "| ",
                                                "\t",
                                                "#",
                                                "null",
                                                "~",
                                                "nan",
                                                "1e999",
                                                "-1",
                                                "0",
                                                "9223372036854775808",
                                                "10 GB",
                                                "40 /h",
                                                "kind",
                                                "kind: easy",
                                                "extends: ",
                                                "\xFF",
                                                std::string(1, '\0'),
                                                "…",
                                                "2025-02-30",
                                                "x-"};
    for (std::size_t n = 1 + random.below(4); n > 0; --n) {
        const std::size_t at = random.below(text.size() + 1);
        switch (random.below(4)) {
            case 0: text.insert(at, words[random.below(words.size())]); break;
            case 1: text.erase(at, random.below(20)); break;
            case 2: {
                const std::string& other = texts[random.below(texts.size())];
                text.insert(at, other.substr(random.below(other.size() + 1), random.below(40)));
                break;
            }
            default:
                if (at < text.size()) text[at] = static_cast<char>(random.below(256));
        }
    }
    return text;
}

}  // namespace

TEST_CASE("no text breaks the reader, and what is read is written and read the same") {
    const std::vector<std::string> texts = corpus();
    REQUIRE(texts.size() > 5);
    for (const std::string& text : texts) CHECK_NOTHROW(play(text));
    Lehmer random;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = mutated(texts[random.below(texts.size())], texts, random);
        INFO(text);
        REQUIRE_NOTHROW(play(text));
    }
}
