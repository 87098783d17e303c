#include "models/network/transfer_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace models {

TransferSource::TransferSource(const std::string& name, const TransferClass& spec,
                               std::uint32_t user, Seed seed, Date start, Wan& wan)
    : spec_(&spec),
      user_(user),
      arrivals_(generator_of(spec, Stream(seed, fmt::format("transfers/{}/arrivals", name)).of(0),
                             start, wan)),
      to_stream_(seed, fmt::format("transfers/{}/to", name)) {
    const auto drawn = [&](const auto& distribution, std::string_view what) {
        return DrawnByEntity{Sampler(distribution),
                             Stream(seed, fmt::format("transfers/{}/{}", name, what))};
    };
    if (spec.size) size_ = drawn(*spec.size, "size");
    const auto& places = wan.topology().places;
    if (const auto from = places_among(places, spec.from)) from_ = drawn(*from, "from");
    to_.resize(places.size());
    if (!spec.route.empty()) {
        std::vector<std::uint32_t> links;
        for (const auto& link : spec.route) links.push_back(*wan.topology().link(link));
        way_ = wan.listed_way(links);
    }
    look_ahead();
}

TransferSource::Generators TransferSource::generator_of(const TransferClass& spec, Draw draw,
                                                        Date start, const Wan& wan) {
    return std::visit(
        [&]<class A>(const A& arrivals) -> Generators {
            if constexpr (std::is_same_v<A, Listed>)
                return std::make_unique<TransferList>(arrivals.path, wan.topology());
            else if constexpr (std::is_same_v<A, Daily>)
                return Daily::Generator(arrivals, draw, start);
            else
                return typename A::Generator(arrivals, draw);
        },
        spec.arrivals);
}

void TransferSource::look_ahead() {
    const bool more = !spec_->count || taken_ < static_cast<std::uint64_t>(*spec_->count);
    next_ = !more ? never
                  : std::visit(
                        [](const auto& generator) {
                            if constexpr (requires { generator->next(); })
                                return generator->next();
                            else
                                return generator.next();
                        },
                        arrivals_);
}

// From a place to another: where it ends depends on where it begins.
WayId TransferSource::drawn_way(const Wan& wan) {
    const auto from = static_cast<std::uint32_t>((*from_)(taken_));
    auto& to = to_[from];
    if (!to) to.emplace(*places_among(wan.topology().places, spec_->to, from));
    Draw draw = to_stream_.of(taken_);
    return wan.way(from, static_cast<std::uint32_t>((*to)(draw)));
}

Transfer TransferSource::take(Wan& wan) {
    Transfer transfer;
    transfer.number = ++taken_;
    transfer.user = user_;
    if (const auto* list = std::get_if<std::unique_ptr<TransferList>>(&arrivals_)) {
        const ListedTransfer listed = (*list)->take();
        transfer.bytes = listed.bytes;
        transfer.cap = listed.cap;
        transfer.way = listed.ends ? wan.way(listed.ends->first, listed.ends->second)
                                   : wan.listed_way(listed.links);
    } else {
        transfer.bytes = std::max((*size_)(taken_), 0.0);
        transfer.way = way_ ? *way_ : drawn_way(wan);
        std::visit(
            [](auto& generator) {
                if constexpr (requires { generator.pass(); }) generator.pass();
            },
            arrivals_);
    }
    look_ahead();
    return transfer;
}

}  // namespace models
