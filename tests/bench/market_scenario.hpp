// The input of a benchmark: a country's market in a year.
#pragma once

#include <string>

namespace bench {

/// 30 regions with a cluster of each of four chips, a million accelerators in all, and 10 million
/// jobs a year that load them to 0.85.
struct Market {
    double granularity = 1;  // so many times as many jobs, each so much shorter
    int size = 1;            // so many times as much supply and demand
    int days = 365;
};

/// As the text of a scenario. Its broker sees all clusters and holds waiting worth some ten times
/// the rent: the cheap ones have lines, which the others' room keeps short.
std::string market_scenario(const Market& market);

}  // namespace bench
