// Lists that share their memory: what one has done with, another takes.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace sim {

/// Holds the memory of many lists in chunks, so that all together take as much as the things that
/// are in them, whichever list had the most at some time. Order of insertion; no removal but of
/// all.
template <class Thing>
class Chunks {
    static constexpr std::size_t size = 1024 / sizeof(Thing);
    struct Chunk {
        std::array<Thing, size> things;
        Chunk* following = nullptr;
    };

  public:
    class List {
      public:
        bool empty() const { return next_ == nullptr; }
        bool has_one() const { return next_ == first_->things.begin() + 1; }

      private:
        friend Chunks;
        Chunk* first_ = nullptr;
        Chunk* last_ = nullptr;
        Thing* next_ = nullptr;  // where the next one goes; behind the last in a full chunk
        Thing* end_ = nullptr;   // of the last chunk
    };

    template <class... Parts>
    void put(List& list, const Parts&... parts) {
        if (list.next_ == list.end_) extend(list);
        *list.next_++ = Thing(parts...);
    }

    /// Empties the list and calls `visit(thing)` for each that was in it; others may be put then.
    template <class Visit>
    void take_all(List& list, Visit visit) {
        const List all = std::exchange(list, {});
        for (Chunk* chunk = all.first_; chunk != nullptr;) {
            const Thing* const end = chunk == all.last_ ? all.next_ : chunk->things.end();
            for (const Thing* thing = chunk->things.begin(); thing != end; ++thing) visit(*thing);
            Chunk* const following = chunk == all.last_ ? nullptr : chunk->following;
            chunk->following = std::exchange(free_, chunk);
            chunk = following;
        }
    }

  private:
    static constexpr std::size_t slab = 32;  // chunks that are fetched together

    void extend(List& list) {
        if (free_ == nullptr) fetch();
        Chunk* const added = std::exchange(free_, free_->following);
        (list.first_ == nullptr ? list.first_ : list.last_->following) = added;
        list.last_ = added;
        list.next_ = added->things.begin();
        list.end_ = added->things.end();
    }
    void fetch() {
        auto& chunks = slabs_.emplace_back(std::make_unique<std::array<Chunk, slab>>());
        for (auto& chunk : *chunks) chunk.following = std::exchange(free_, &chunk);
    }

    std::vector<std::unique_ptr<std::array<Chunk, slab>>> slabs_{};
    Chunk* free_ = nullptr;
};

}  // namespace sim
