#include "models/network/topologies/gml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/traces/words.hpp"

namespace models {

namespace {

bool begins_key(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }
bool begins_number(char c) { return is_digit(c) || c == '+' || c == '-' || c == '.'; }
bool ends_word(char c) { return is_blank(c) || c == '\n' || c == '[' || c == ']' || c == '"'; }

class GmlParser {
  public:
    explicit GmlParser(WholeFile& file) : file_(file), rest_(file.text()) {}

    GmlValue root() {
        GmlValue all;
        for (skip(); !rest_.empty(); skip()) {
            if (rest_.front() == ']') file_.fail(one(), "this bracket closes none");
            all.values.push_back(value());
        }
        return all;
    }

  private:
    std::string_view one() const { return rest_.substr(0, 1); }

    std::string_view take(std::size_t length) {
        const auto taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

    // Blanks, line ends and comments.
    void skip() {
        for (;;) {
            rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n"), rest_.size()));
            if (!rest_.starts_with('#')) return;
            rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
        }
    }

    std::string_view word() {
        const auto end = std::ranges::find_if(rest_, ends_word);
        return take(static_cast<std::size_t>(end - rest_.begin()));
    }

    GmlValue value() {
        GmlValue found;
        if (!begins_key(rest_.front())) {
            const auto odd = ends_word(rest_.front()) ? one() : word();
            file_.fail(odd, fmt::format("a key is due here, such as `node`, not {}", quoted(odd)));
        }
        found.key = word();
        skip();
        if (rest_.empty() || rest_.front() == ']')
            file_.fail(found.key, fmt::format("{} has no value", quoted(found.key)));
        if (rest_.front() == '[') {
            list(found);
        } else if (rest_.front() == '"') {
            text(found);
        } else if (begins_number(rest_.front())) {
            found.kind = GmlValue::Kind::number;
            found.word = word();
        } else {
            const auto odd = word();
            file_.fail(odd, fmt::format("after the key {} a number, a text in quotes or `[` is "
                                        "due, not {}",
                                        quoted(found.key), quoted(odd)));
        }
        return found;
    }

    void list(GmlValue& found) {
        const auto bracket = take(1);
        if (++depth_ > GmlValue::deepest)
            file_.fail(bracket, fmt::format("nested deeper than {} levels", GmlValue::deepest));
        for (skip(); !rest_.starts_with(']'); skip()) {
            if (rest_.empty()) file_.fail(bracket, "this bracket is not closed");
            found.values.push_back(value());
        }
        take(1);
        --depth_;
    }

    void text(GmlValue& found) {
        const auto end = rest_.find('"', 1);
        if (end == rest_.npos) file_.fail(one(), "the text that begins here has no closing quote");
        found.kind = GmlValue::Kind::text;
        found.word = take(end + 1).substr(1, end - 1);
    }

    WholeFile& file_;
    std::string_view rest_;
    std::size_t depth_ = 0;
};

}  // namespace

const GmlValue* GmlValue::find(std::string_view wanted) const {
    const auto found = std::ranges::find(values, wanted, &GmlValue::key);
    return found == values.end() ? nullptr : &*found;
}

GmlValue gml_tree(WholeFile& file) { return GmlParser(file).root(); }

}  // namespace models
