// sweep.json and plan.jsonl: how they are written, whoever else may be writing them, and read.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/left_behind.hpp"
#include "analysis/process.hpp"
#include "analysis/sweep/plan.hpp"
#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string_view why) {
    throw sim::FileError(fmt::format("{}: {}", path.string(), why));
}

Json json_of(const SweepHead& head) {
    Json measures = Json::array();
    for (const auto& [key, unit, about] : head.measures)
        measures.push_back({{"key", key}, {"unit", unit}, {"description", about}});
    return {{"format", 1},
            {"name", head.name},
            {"suanli", head.version},
            {"scenario", head.scenario},
            {"set", head.set},
            {"points", head.points},
            {"replications", head.replications},
            {"confidence", head.confidence},
            {"factors", head.factors},
            {"measures", measures},
            {"study", head.study}};
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) refuse(folder, fmt::format("cannot be made: {}", error.message()));
}

Json head_in(const SweepFolder& folder) {
    std::ifstream file(folder.head());
    if (!file) refuse(folder.path, "holds no plan of a sweep; make one with `suanli sweep plan`");
    auto json = Json::parse(file, nullptr, false);
    if (!json.is_object() || json.value("format", 0) != 1)
        refuse(folder.head(), "is not a plan of this version");
    return json;
}

bool same_bytes(const fs::path& a, const fs::path& b) {
    std::ifstream first(a, std::ios::binary);
    std::ifstream second(b, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return std::equal(Bytes(first), Bytes(), Bytes(second), Bytes());
}

Json keys_of(const Json& measures) {
    Json keys = Json::array();
    for (const auto& measure : measures) keys.push_back(measure["key"]);
    return keys;
}

// What of two heads makes other results or other tables of them, a line each.
std::string differences(const Json& was, const Json& is) {
    std::string text;
    const auto compare = [&](std::string_view what, const Json& before, const Json& now) {
        if (before != now)
            text += fmt::format("\n  {} was {}, and is {}", what, before.dump(), now.dump());
    };
    for (const auto* key : {"suanli", "set", "points", "replications", "factors", "confidence"})
        compare(key, was[key], is[key]);
    compare("measure", keys_of(was["measures"]), keys_of(is["measures"]));
    for (const auto* key : {"vary", "design", "seeds"})
        compare(key, was["study"][key], is["study"][key]);
    return text;
}

// Two may plan at once, on two machines: the first to link has the place, on any file system that
// has links. False where it is taken.
bool take_place(const fs::path& fresh, const fs::path& place) {
    std::error_code error;
    fs::create_hard_link(fresh, place, error);
    if (!error) return true;
    if (fs::exists(place)) return false;
    fs::rename(fresh, place);
    return true;
}

void refuse_other(const SweepFolder& folder, const std::string& what) {
    refuse(folder.path,
           fmt::format("holds the plan of another sweep; name another folder with -o, or delete "
                       "this one{}",
                       what));
}

// A plan takes its place whole: sweep.json comes last.
void keep_plan(const SweepFolder& folder, const Json& head, const fs::path& fresh,
               const fs::path& fresh_head) {
    const bool same_runs = take_place(fresh, folder.plan()) || same_bytes(fresh, folder.plan());
    if (same_runs) {
        make_folder(folder.shards());
        write_file(fresh_head, fmt::format("{}\n", head.dump(2)));
        if (take_place(fresh_head, folder.head())) return;
    }
    auto differ = fs::exists(folder.head()) ? differences(head_in(folder), head) : "";
    if (!same_runs && differ.empty())
        differ = "\n  its scenario, or a file that this reads, differs";
    if (!differ.empty()) refuse_other(folder, differ);
}

// Another process that failed to plan may take the empty folder away between the two steps.
TextFile file_in_folder(const fs::path& folder, const fs::path& file) {
    for (int attempt = 0;; ++attempt) {
        make_folder(folder);
        try {
            return TextFile(file);
        } catch (const sim::FileError&) {
            if (fs::exists(folder) || attempt == 10) throw;
        }
    }
}

// Files that are gone when the plan has its place, or none.
struct PassingFiles {
    ~PassingFiles() {
        std::error_code ignored;
        for (const auto& file : files) fs::remove(file, ignored);
        if (made_folder) fs::remove(folder, ignored);  // where it is empty
    }
    fs::path folder{};
    bool made_folder = false;
    std::array<fs::path, 2> files{};
};

}  // namespace

SweepHead write_plan(const SweepFolder& folder, const fs::path& study, const Version& version) {
    const auto passing = [&](std::string_view name) {
        return folder.path / fmt::format("{}.{}.partial", name, process_mark());
    };
    const PassingFiles files{
        folder.path, !fs::exists(folder.path), {passing("plan.jsonl"), passing("sweep.json")}};
    auto lines = file_in_folder(folder.path, files.files[0]);
    const auto head = plan_study(study, version, [&](const PlannedRun& run) {
        lines.buffer().append(plan_line(run));
        lines.flush_if_full();
    });
    lines.close();
    keep_plan(folder, json_of(head), files.files[0], files.files[1]);
    for (const auto& file : {folder.plan(), folder.head()}) remove_left_behind(file);
    return head;
}

SweepHead read_head(const SweepFolder& folder) {
    const auto json = head_in(folder);
    SweepHead head{json["name"], json["suanli"], json["scenario"], json["set"], json["study"]};
    head.factors = json["factors"];
    for (const auto& measure : json["measures"])
        head.measures.push_back({measure["key"], measure["unit"], measure["description"]});
    head.points = json["points"];
    head.replications = json["replications"];
    head.confidence = json["confidence"];
    return head;
}

void check_whole(const SweepFolder& folder, const SweepHead& head) {
    std::ifstream file(folder.plan(), std::ios::binary);
    if (!file) refuse(folder.plan(), "cannot be read");
    std::vector<char> part(1 << 20);
    std::uint64_t lines = 0;
    do {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        lines += static_cast<std::uint64_t>(
            std::count(part.begin(), part.begin() + file.gcount(), '\n'));
    } while (file);
    if (lines != head.runs())
        refuse(folder.plan(),
               fmt::format("is damaged: it has {} lines, and {} runs were planned; plan the sweep "
                           "anew, in another folder",
                           lines, head.runs()));
}

PlanReader::PlanReader(const SweepFolder& folder) : path_(folder.plan()), file_(path_) {
    if (!file_) refuse(path_, "cannot be read");
}

std::optional<PlannedRun> PlanReader::next() {
    return next([](std::uint64_t) { return true; });
}

std::optional<PlannedRun> PlanReader::next(const std::function<bool(std::uint64_t)>& wanted) {
    do {
        if (!std::getline(file_, line_)) return std::nullopt;
    } while (!wanted(at_++));
    const auto json = Json::parse(line_, nullptr, false);
    if (!json.is_object()) refuse(path_, "is damaged; plan the sweep anew, in another folder");
    PlannedRun run{json["run"], json["id"], json["point"], json["replication"]};
    if (run.run + 1 != at_)
        refuse(path_, "is not in order; plan the sweep anew, in another folder");
    for (const auto& [key, value] : json["set"].items()) run.settings.emplace_back(key, value);
    return run;
}

}  // namespace analysis
