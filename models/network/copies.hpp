// Copies of popular data sets, where there is room for them.
#pragma once

#include <algorithm>
#include <boost/functional/hash.hpp>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>
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
        const auto& regions = holders(name);
        return std::ranges::find(regions, region) != regions.end();
    }
    /// The regions that have a copy, in the order in which they got it.
    const std::vector<std::uint32_t>& holders(const Name& name) const {
        const auto found = held_.find(name);
        return found == held_.end() ? nobody_ : found->second.regions;
    }
    /// How often copies came or went.
    std::uint64_t changes() const { return changes_; }
    /// It is read there.
    void read(std::uint32_t region, const Name& name) {
        const auto held = held_.find(name);
        if (held == held_.end()) return;
        const std::size_t copy = held->second.in(region);
        if (copy == held->second.regions.size()) return;
        Kept& by_use = stores_[region].by_use;
        by_use.splice(by_use.end(), by_use, held->second.places[copy]);
    }
    /// It has arrived there, and stays if the store is large enough.
    void keep(std::uint32_t region, const Name& name, double bytes) {
        ++changes_;
        Store& store = stores_[region];
        if (bytes > room_ || has(region, name)) return read(region, name);
        while (!store.by_use.empty() && store.full + bytes > room_) {
            store.full -= store.by_use.front().second;
            held_.at(store.by_use.front().first).drop(region);
            store.by_use.pop_front();
        }
        if (store.by_use.empty()) store.full = 0;  // whatever rounding has left
        store.full += bytes;
        Held& held = held_[name];
        held.regions.push_back(region);
        held.places.push_back(store.by_use.insert(store.by_use.end(), {name, bytes}));
    }

  private:
    using Kept = std::list<std::pair<Name, double>>;  // and its bytes
    struct Store {
        Kept by_use{};    // what was read last stands last
        double full = 0;  // bytes
    };
    struct Held {
        std::vector<std::uint32_t> regions{};
        std::vector<Kept::iterator> places{};  // (regions) in their stores

        std::size_t in(std::uint32_t region) const {
            return static_cast<std::size_t>(std::ranges::find(regions, region) - regions.begin());
        }
        void drop(std::uint32_t region) {
            const auto copy = static_cast<std::ptrdiff_t>(in(region));
            regions.erase(regions.begin() + copy);
            places.erase(places.begin() + copy);
        }
    };
    std::vector<Store> stores_;
    std::unordered_map<Name, Held, boost::hash<Name>> held_{};
    std::vector<std::uint32_t> nobody_{};
    std::uint64_t changes_ = 0;
    double room_;
};

}  // namespace models
