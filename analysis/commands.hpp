// What the program can be asked to do: plain options, filled by the command line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/version.hpp"

namespace analysis {

/// How the program ends; scripts and schedulers may rely on the numbers.
enum ExitCode {
    done = 0,
    differs = 1,           // a comparison found differences, or runs failed or are missing
    wrong_input = 2,       // the user's mistake: fix it, do not retry
    broken_invariant = 3,  // our mistake
    file_trouble = 4,      // cannot read or write
    stopped = 75,          // asked to stop from outside; may be run again
    interrupted = 130,     // Ctrl-C
};

/// Prints a text: help or the version.
struct Say {
    std::string text{};
};

/// Plays a scenario.
struct Run {
    std::filesystem::path scenario{};
    std::optional<std::filesystem::path> folder{};  // results/NAME unless given
    std::optional<std::string> seed{};
    std::vector<std::string> sets{};
    std::optional<std::string> until{};
    bool jobs_log = false;
    bool json = false;
    bool quiet = false;
    bool audit = false;
};

/// Plays a scenario again and again, each time with other chance.
struct Replicate {
    Run run{};
    std::optional<std::uint32_t> replications{};  // or the least number, with a precision
    std::optional<std::string> precision{};       // such as 2%
    std::vector<std::string> of{};                // measures that are to be precise
    std::string confidence{"95%"};
    std::optional<std::uint32_t> most{};
    bool find_warm_up = false;
    std::optional<unsigned> threads{};
};

/// Plays published scenarios again and says which numbers moved.
struct Regress {
    std::vector<std::filesystem::path> paths{"scenarios"};
    bool leave_out_logs = false;  // scenarios that replay a log which is not here
    bool accept = false;          // what is now becomes what is expected
    // With it: how they are played from then on.
    std::vector<std::string> sets{};
    std::optional<std::uint32_t> replications{};
    std::optional<std::string> tolerance{};
    bool json = false;
    std::optional<std::filesystem::path> junit{};
    std::optional<unsigned> threads{};
    bool quiet = false;
};

/// Says all that is wrong with scenarios, without running them.
struct Validate {
    std::vector<std::filesystem::path> scenarios{};
    std::vector<std::string> sets{};
    bool sources = false;  // list the numbers of which nothing says where they come from
};

/// What a file of Suanli can be.
enum class FileKind { scenario, study };

/// Prints the JSON Schema of a scenario or a study.
struct Schema {
    FileKind of{};
};

/// Prints its Markdown reference.
struct Reference {
    FileKind of{};
};

/// Prints what can be chosen, at one seam or at all.
struct List {
    std::optional<std::string> seam{};
};

/// Prints a commented scenario to start from.
struct New {
    std::string name{"first"};
};

/// Writes a scenario that replays a log in the Standard Workload Format.
struct ImportSwf {
    std::filesystem::path log{};
    std::filesystem::path output{};
    std::optional<std::int64_t> processors{};
    std::string queueing{"fcfs"};
    std::string pass{"per_event"};
    std::string ties{"ends_first"};
};

/// Writes a scenario with the network of somebody else's file.
struct ImportTopology {
    enum class Format { gml, sndlib };
    Format format{};
    std::filesystem::path file{};
    std::filesystem::path output{};
    std::string capacity{"10 Gbit/s"};    // of links that say none
    std::string capacity_unit{"Mbit/s"};  // what SNDlib counts in
};

/// Plays queues with known answers and prints how far off it is, as Markdown.
struct Validation {
    std::filesystem::path plan{"scenarios/validation/queues/cases.plan.yaml"};
    std::optional<std::string> only{};  // cases whose id or model contains this
    std::optional<unsigned> threads{};
};

/// Numbers the runs of a study in the folder of a sweep.
struct SweepPlan {
    std::filesystem::path study{};
    std::optional<std::filesystem::path> folder{};  // results/NAME unless given
    bool dry_run = false;
};

/// Plays what is not yet played. A study is planned first and, once all is played, merged.
struct SweepRun {
    std::filesystem::path sweep{};  // the folder of a sweep, or a study
    std::optional<std::filesystem::path> folder{};
    std::optional<std::string> share{};  // "3/20": a part of the runs, and no merge
    std::optional<unsigned> threads{};
    std::string on_error{"continue"};
    bool retry_failed = false;
    std::optional<std::string> time_limit{};
    bool quiet = false;
};

/// Hands a sweep to an engine that plays it elsewhere.
struct SweepSubmit {
    std::filesystem::path sweep{};  // the folder of a sweep, or a study
    std::optional<std::filesystem::path> folder{};
    std::string engine{"slurm"};
    std::optional<std::uint64_t> shards{};
    double minutes = 15;  // a shard should take
    unsigned cpus = 1;    // a task has
    std::optional<std::string> memory{};
    std::optional<std::string> time{};  // limit of a task
    std::optional<unsigned> at_once{};
    unsigned retries = 3;
    std::optional<std::filesystem::path> program{};
    std::optional<std::string> partition{};
    std::optional<std::string> account{};
    std::vector<std::string> arguments{};  // for sbatch
    bool dry_run = false;
};

/// Says how far a sweep is.
struct SweepStatus {
    std::filesystem::path folder{};
    bool json = false;
};

/// Puts the results of all workers together.
struct SweepMerge {
    std::filesystem::path folder{};
    bool partial = false;  // also where runs are missing
    bool quiet = false;
};

/// Writes the tables of a sweep in other formats.
struct SweepExport {
    std::filesystem::path folder{};
    std::vector<std::filesystem::path> outputs{};  // DIR, FILE.xlsx, FILE.sqlite
    bool mark = false;                             // CSV for Excel
    bool partial = false;
};

/// Points of a study that are chosen as answers come.
struct SweepSearch {
    std::filesystem::path study{};
    std::optional<std::filesystem::path> folder{};  // results/NAME-selected … unless given
    std::optional<unsigned> threads{};
    bool quiet = false;
};

/// Finds the point with the best mean.
struct SweepSelect : SweepSearch {};

/// Finds the point that gives what was observed.
struct SweepCalibrate : SweepSearch {};

using Command =
    std::variant<Say, Run, Replicate, Regress, Validate, Schema, Reference, List, New, ImportSwf,
                 ImportTopology, Validation, SweepPlan, SweepRun, SweepSubmit, SweepStatus,
                 SweepMerge, SweepExport, SweepSelect, SweepCalibrate>;

// Each does what it says and returns the exit code.
int perform(const Run& command, const Version& version);
int perform(const Replicate& command, const Version& version);
int perform(const Regress& command, const Version& version);
int perform(const Validate& command);
int perform(const Schema& command);
int perform(const Reference& command);
int perform(const List& command);
int perform(const New& command);
int perform(const ImportSwf& command);
int perform(const ImportTopology& command);
int perform(const Validation& command);
int perform(const SweepPlan& command, const Version& version);
int perform(const SweepRun& command, const Version& version);
int perform(const SweepSubmit& command, const Version& version);
int perform(const SweepStatus& command);
int perform(const SweepMerge& command);
int perform(const SweepExport& command);
int perform(const SweepSelect& command, const Version& version);
int perform(const SweepCalibrate& command, const Version& version);

}  // namespace analysis
