// Tables that use freed rows again.
#include "sim/id.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <type_traits>

using sim::Id;
using sim::Table;

TEST_CASE("a row is found by its id until it is removed, and then handed out again") {
    Table<std::string> table;
    const auto a = table.add("a");
    const auto b = table.add("b");
    CHECK(table[a] == "a");
    CHECK(table[b] == "b");
    CHECK(a != b);
    table.remove(a);
    CHECK(table.live() == 1);
    const auto c = table.add("c");
    CHECK(c == a);
    CHECK(table[c] == "c");
    CHECK(table[b] == "b");
    CHECK(table.live() == 2);
}

TEST_CASE("a visit sees the rows that were live when it began, and may remove them") {
    Table<int> table;
    std::vector<Id<int>> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(table.add(i));
    table.remove(ids[1]);
    table.remove(ids[4]);
    std::vector<int> seen;
    table.each([&](Id<int> id) {
        seen.push_back(table[id]);
        table.remove(id);
        if (seen.size() == 2) table.add(77);
    });
    CHECK(seen == std::vector{0, 2, 3, 5});
    CHECK(table.live() == 1);
}

TEST_CASE("ids of different tables are different things") {
    CHECK_FALSE(std::is_convertible_v<Id<int>, Id<char>>);
    CHECK_FALSE(std::is_constructible_v<Id<int>, Id<char>>);
    CHECK(Id<int>::none() == Id<int>{});
    CHECK(Id<int>{3} < Id<int>::none());
}
