// A text in YAML as a strict tree: every value with its place, names given once, bases merged in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/problems.hpp"

namespace sim {

struct Node;

/// A value of a map with its key, or of a list without.
struct Entry {
    std::string key;
    Place key_place{};
    const Node* value = nullptr;
};

/// One value. An alias shares the entries of its anchor.
struct Node {
    enum class Kind : std::uint8_t { nothing, text, list, map };
    Kind kind = Kind::nothing;
    bool quoted = false;
    std::string text;
    std::vector<Entry> entries;
    Place place{};
    std::size_t size = 1;              // values in it, itself and repeated ones included
    const Node* provenance = nullptr;  // what is said of where it comes from (sim/provenance.hpp)

    const Entry* find(std::string_view key) const;
};

/// Owns sources and nodes. Keys that start with `x-` are the user's own notes and left out; values
/// written with their provenance stand without it, and point to it.
class Document {
  public:
    /// Reads a file and the bases it extends. Throws FileError if the file cannot be read,
    /// InputError if it is no YAML; lesser problems, such as a key given twice, are kept in
    /// `problems`.
    static Document read(const std::filesystem::path& file);
    /// The same from a text; `name` is what messages call it.
    static Document parse(std::string text, std::string name = "scenario",
                          const std::filesystem::path& folder = ".");

    const Node& root() const { return *root_; }
    /// Makes the value of a key of the root the root, if there is one.
    void descend(std::string_view key);
    /// Lays `path.to.key=value` over it; the value is YAML. Problems of it are told as of an option
    /// `--set`, or as of an option of its own where it begins with `--`, as in `--seed=7`.
    void set(const std::string& assignment);
    /// Where `demand.training[2].rate`, or as much of it as was given, stands.
    Place place(std::string_view path) const;

    /// The folder of the scenario itself.
    const std::filesystem::path& folder() const { return folder_; }

    Problems problems;

  private:
    friend class Loader;
    std::deque<Source> sources_;
    std::deque<Node> nodes_;
    const Node* root_ = nullptr;
    std::filesystem::path folder_;
};

/// `a.b` and a key, or a key alone.
std::string path_to(std::string_view path, std::string_view key);

/// Why a path written in `source` may not be used: relative and leaving the folder of that source,
/// `root_folder`, and the folder named `scenarios` that the source lies in, if it does. Else where
/// it points to.
struct Located {
    std::filesystem::path path;
    std::string problem;
};
Located locate(const std::string& written, const std::filesystem::path& source_folder,
               const std::filesystem::path& root_folder);

}  // namespace sim
