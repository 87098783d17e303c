// A folder with a scenario (an M/M/1 queue for two days) and a study of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

struct Swept {
    /// `study` is what follows the scenario's name.
    explicit Swept(const std::string& study) {
        write("line.yaml",
              "until: 2 d\n"
              "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
              "demand:\n"
              "  work:\n"
              "    arrivals: {kind: poisson, rate: 30 /h}\n"
              "    run_time: {kind: exponential, mean: 1 min}\n");
        write("line.study.yaml", "scenario: line.yaml\n" + study);
    }
    Finished sweep(std::vector<std::string> words) const {
        words.insert(words.begin(), "sweep");
        return run_program(folder.path(), std::move(words));
    }
    void write(const std::string& file, const std::string& text) const {
        analysis::write_file(folder.path() / file, text);
    }
    std::string text(const std::string& file) const { return contents(folder.path() / file); }

    /// The one file of its kind in a folder.
    std::filesystem::path only_shard(const std::string& sweep) const {
        const auto shards = folder.path() / sweep / "shards";
        return std::filesystem::directory_iterator(shards)->path();
    }

    TemporaryFolder folder{};
};

constexpr const char* six_runs =
    "vary: [{key: demand.work.arrivals.rate, values: [20 /h, 40 /h, 50 /h]}]\n"
    "replications: 2\nmeasure: [wait, utilization]\n";
