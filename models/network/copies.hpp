// Copies of popular data sets, where there is room for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <utility>
#include <vector>

namespace models {

/// One store a region, each of the same size. What has not been read for longest goes first (LRU).
class Copies {
  public:
    Copies(std::size_t regions, double room) : stores_(regions), room_(room) {}

    /// A set of a class.
    using Name = std::pair<std::uint32_t, std::uint32_t>;

    bool has(std::uint32_t region, const Name& name) const {
        return stores_[region].places.contains(name);
    }
    /// The regions that have a copy.
    const std::vector<std::uint32_t>& holders(const Name& name) const {
        const auto found = holders_.find(name);
        return found == holders_.end() ? nobody_ : found->second;
    }
    /// How often copies came or went.
    std::uint64_t changes() const { return changes_; }
    /// It is read there.
    void read(std::uint32_t region, const Name& name) {
        Store& store = stores_[region];
        if (const auto found = store.places.find(name); found != store.places.end())
            store.by_use.splice(store.by_use.end(), store.by_use, found->second);
    }
    /// It has arrived there, and stays if the store is large enough.
    void keep(std::uint32_t region, const Name& name, double bytes) {
        ++changes_;
        Store& store = stores_[region];
        if (bytes > room_ || has(region, name)) return read(region, name);
        while (!store.by_use.empty() && store.full + bytes > room_) {
            const Name& oldest = store.by_use.front().first;
            store.full -= store.by_use.front().second;
            store.places.erase(oldest);
            std::erase(holders_[oldest], region);
            store.by_use.pop_front();
        }
        if (store.by_use.empty()) store.full = 0;  // whatever rounding has left
        store.full += bytes;
        holders_[name].push_back(region);
        store.places[name] = store.by_use.insert(store.by_use.end(), {name, bytes});
    }

  private:
    using Kept = std::list<std::pair<Name, double>>;  // and its bytes
    struct Store {
        Kept by_use{};  // what was read last stands last
        std::map<Name, Kept::iterator> places{};
        double full = 0;  // bytes
    };
    std::vector<Store> stores_;
    std::map<Name, std::vector<std::uint32_t>> holders_{};
    std::vector<std::uint32_t> nobody_{};
    std::uint64_t changes_ = 0;
    double room_;
};

}  // namespace models
