// The folder of a run's results: it appears whole, or not at all.
#pragma once

#include <filesystem>

namespace analysis {

/// Files are written into FOLDER.partial; `publish` gives it its name. A run that is killed leaves
/// only the partial folder, which never looks like a finished one; one that fails leaves nothing.
class ResultFolder {
  public:
    /// Throws sim::FileError when FOLDER holds something other than results (no run.json), when
    /// the partial folder cannot be made, or while another run writes there.
    explicit ResultFolder(const std::filesystem::path& folder);
    ~ResultFolder();
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;

    const std::filesystem::path& path() const { return folder_; }

    /// A file's place while the run goes on.
    std::filesystem::path file(std::string_view name) const { return partial_ / name; }

    /// Gives the folder its name. Replaces earlier results there, but never complete ones by an
    /// incomplete run: that is then called FOLDER.incomplete. `path()` says which it was.
    void publish(bool complete);

  private:
    void lock();
    bool is_locked_one() const;

    std::filesystem::path folder_{};
    std::filesystem::path partial_{};
    int lock_ = -1;  // an open file: the partial folder itself; the lock ends with the process
    bool published_ = false;
};

}  // namespace analysis
