#include "models/scheduling/releases.hpp"

#include <algorithm>

namespace models {

void Releases::add(const Release& release) {
    if (chunks_.empty()) chunks_.emplace_back();
    auto chunk =
        std::ranges::upper_bound(chunks_.begin(), chunks_.end() - 1, release.at, {}, &Chunk::last);
    auto& all = chunk->releases;
    all.insert(std::ranges::upper_bound(all, release.at, {}, &Release::at), release);
    chunk->gangs += release.gang;
    chunk->last = all.back().at;
    if (all.size() < most) return;
    Chunk later;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(most / 2);
    later.releases.assign(middle, all.end());
    for (const auto& moved : later.releases) later.gangs += moved.gang;
    later.last = chunk->last;
    all.erase(middle, all.end());
    chunk->gangs -= later.gangs;
    chunk->last = all.back().at;
    chunks_.insert(chunk + 1, std::move(later));
}

void Releases::remove(Time at, Id<Job> job) {
    auto chunk = std::ranges::lower_bound(chunks_, at, {}, &Chunk::last);
    for (; chunk != chunks_.end(); ++chunk) {
        auto& all = chunk->releases;
        auto found = std::ranges::lower_bound(all, at, {}, &Release::at);
        while (found != all.end() && found->at == at && found->job != job) ++found;
        if (found == all.end()) continue;
        ensure(found->at == at, "a job that ends was expected to end", job.value);
        chunk->gangs -= found->gang;
        all.erase(found);
        if (all.empty())
            chunks_.erase(chunk);
        else
            chunk->last = all.back().at;
        return;
    }
    ensure(false, "a job that ends was running", job.value);
}

Count Releases::due(Time now) const {
    Count gangs = 0;
    for (const auto& chunk : chunks_) {
        if (chunk.last <= now) {
            gangs += chunk.gangs;
            continue;
        }
        for (const auto& release : chunk.releases) {
            if (release.at > now) return gangs;
            gangs += release.gang;
        }
    }
    return gangs;
}

Releases::Relief Releases::when_free(Count need, Count free_now, Time now) const {
    Relief moment{never, free_now};
    for (const auto& chunk : chunks_) {
        if (moment.at == never && moment.free + chunk.gangs < need) {
            moment.free += chunk.gangs;
            continue;
        }
        for (const auto& release : chunk.releases) {
            const Time at = std::max(release.at, now);
            if (moment.at != never && at > moment.at) return moment;
            moment.free += release.gang;
            if (moment.at == never && moment.free >= need) moment.at = at;
        }
    }
    return moment;
}

}  // namespace models
