// Reading a document: its file and what it extends.
#include "sim/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <system_error>

#include "sim/ensure.hpp"
#include "sim/merge.hpp"
#include "sim/provenance.hpp"
#include "sim/text.hpp"
#include "sim/yaml.hpp"

namespace sim {

namespace fs = std::filesystem;

const Entry* Node::find(std::string_view key) const {
    if (kind != Kind::map) return nullptr;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::string path_to(std::string_view path, std::string_view key) {
    if (path.empty()) return shown(key);
    return fmt::format("{}{}{}", path, key.starts_with('[') ? "" : ".", shown(key));
}

namespace {

fs::path whole(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

bool inside(const fs::path& path, const fs::path& folder) {
    const fs::path way = path.lexically_relative(whole(folder / "."));
    return !way.empty() && *way.begin() != "..";
}

/// The content of a file, and one byte more than allowed at most.
std::string content_of(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error))
        throw FileError(fmt::format("{} is a folder; a file is due", file.string()));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(std::fopen(file.c_str(), "rb"),
                                                                 std::fclose);
    if (!opened)
        throw FileError(fmt::format("{} cannot be read: {}", file.string(),
                                    std::generic_category().message(errno)));
    std::string content(YamlLimits::bytes + 1, '\0');
    content.resize(std::fread(content.data(), 1, content.size(), opened.get()));
    if (std::ferror(opened.get()) != 0)
        throw FileError(fmt::format("{} cannot be read to its end", file.string()));
    return content;
}

/// A folder named `scenarios` is a collection: what lies in it may refer to all that does.
fs::path collection_of(const fs::path& folder) {
    const fs::path all = whole(folder);
    for (fs::path at = all; at.has_relative_path(); at = at.parent_path())
        if (at.filename() == "scenarios") return at;
    return all;
}

}  // namespace

Located locate(const std::string& written, const fs::path& source_folder,
               const fs::path& root_folder) {
    const fs::path path(written);
    if (path.is_absolute()) return {path.lexically_normal(), {}};
    const fs::path target = whole(source_folder / path);
    if (inside(target, source_folder) || inside(target, root_folder) ||
        inside(target, collection_of(source_folder)))
        return {target, {}};
    return {{},
            fmt::format("`{}` leaves the scenario's folder; move the file into it, or give an "
                        "absolute path",
                        shown(written))};
}

/// Fills a document.
class Loader {
  public:
    explicit Loader(Document& document) : document_(document) {}

    const Node* load_file(const fs::path& file, std::string name) {
        Source source{std::move(name), content_of(file), file.parent_path()};
        open_.push_back(whole(file));
        const Node* root = load(std::move(source));
        open_.pop_back();
        return root;
    }

    const Node* load(Source&& given) {
        if (given.text.starts_with("\xEF\xBB\xBF")) given.text.erase(0, 3);
        const Source& source = document_.sources_.emplace_back(std::move(given));
        const std::string oversized = fmt::format(
            "larger than {} MiB; a scenario is small, and large tables belong in a file of their "
            "own",
            YamlLimits::bytes >> 20U);
        if (source.text.size() > YamlLimits::bytes) fail({&source, Place::whole_source}, oversized);
        if (const auto bad = first_unreadable(source.text)) refuse_encoding(source, *bad);
        const Node* root = parse_yaml(source, document_.nodes_, values_, document_.problems);
        if (root == nullptr || root->kind == Node::Kind::nothing)
            fail({&source, Place::whole_source},
                 "empty; a map of keys is due, such as `name: first`");
        if (root->kind != Node::Kind::map)
            fail(root->place, "a map of keys is due, such as `name: first`");
        return with_provenance(with_bases(root), document_.nodes_, document_.problems);
    }

  private:
    [[noreturn]] void fail(const Place& place, std::string_view message) {
        document_.problems.add(place, "", message);
        throw InputError(document_.problems.take());
    }

    [[noreturn]] void refuse_encoding(const Source& source, std::size_t bad) {
        const auto byte = static_cast<unsigned>(static_cast<unsigned char>(source.text[bad]));
        const bool control = byte < 0x80;
        const std::string_view before = std::string_view(source.text).substr(0, bad);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const auto column = 1 + count_characters(before.substr(before.rfind('\n') + 1));
        Source& unreadable = document_.sources_.emplace_back();  // no excerpt of a broken text
        unreadable.name = fmt::format("{}:{}:{}", source.name, line, column);
        unreadable.is_file = false;
        fail({&unreadable, 0, 0},
             control ? fmt::format("the control character U+{:04X} is not allowed", byte)
                     : fmt::format("not UTF-8: the byte 0x{:02X}; save the file as UTF-8", byte));
    }

    const Node* with_bases(const Node* root) {
        const Entry* extends = root->find("extends");
        if (extends == nullptr) return root;
        std::vector<const Node*> names;
        if (extends->value->kind == Node::Kind::list) {
            for (const Entry& entry : extends->value->entries) names.push_back(entry.value);
        } else {
            names.push_back(extends->value);
        }
        const Node* result = nullptr;
        for (const Node* name : names) {
            const Node* base = load_base(*name);
            result = result == nullptr ? base : merged(result, base, document_.nodes_);
        }
        Node own = *root;
        own.entries.erase(own.entries.begin() + (extends - root->entries.data()));
        const Node* local = &document_.nodes_.emplace_back(std::move(own));
        return result == nullptr ? local : merged(result, local, document_.nodes_);
    }

    const Node* load_base(const Node& name) {
        if (name.kind != Node::Kind::text)
            fail_extends(name, "the name of a file is due, such as `base.yaml`");
        const Source& source = *name.place.source;
        const Located found = locate(name.text, source.folder, document_.folder_);
        if (!found.problem.empty()) fail_extends(name, found.problem);
        const auto open = std::find(open_.begin(), open_.end(), found.path);
        if (open != open_.end()) {
            std::string way;
            for (auto file = open; file != open_.end(); ++file)
                way += fmt::format("{} -> ", file->filename().string());
            fail_extends(name, fmt::format("this goes in a circle: {}{}", way,
                                           found.path.filename().string()));
        }
        if (++files_ > YamlLimits::files)
            fail_extends(name, fmt::format("more than {} files", YamlLimits::files));
        const fs::path shorter = (source.folder / name.text).lexically_normal();
        try {
            return load_file(found.path, shorter.string());
        } catch (const FileError& error) {
            fail_extends(name, error.what());
        }
    }

    [[noreturn]] void fail_extends(const Node& name, std::string_view message) {
        document_.problems.add(name.place, "extends", message);
        throw InputError(document_.problems.take());
    }

    Document& document_;
    std::vector<fs::path> open_;
    std::size_t files_ = 1;
    std::size_t values_ = YamlLimits::values;
};

Document Document::read(const fs::path& file) {
    Document document;
    document.folder_ = file.parent_path();
    Loader loader(document);
    document.root_ = loader.load_file(file, file.string());
    return document;
}

Document Document::parse(std::string text, std::string name, const fs::path& folder) {
    Document document;
    document.folder_ = folder;
    Loader loader(document);
    document.root_ = loader.load({std::move(name), std::move(text), folder});
    return document;
}

}  // namespace sim
