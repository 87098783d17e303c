#include "models/price_book.hpp"

#include <utility>

namespace models {

PriceBook::Photograph PriceBook::photograph(Time at) const {
    Photograph now{at, {}, paid_};
    for (const auto& level : posted_) now.posted.push_back(level.integral(at));
    return now;
}

std::vector<PriceMonth> PriceBook::months(Time now) const {
    PriceBook done = *this;
    done.look(now);
    if (done.photographs_.empty() || done.photographs_.back().at < now)
        done.photographs_.push_back(photograph(now));
    std::vector<PriceMonth> months;
    Photograph before{Time{}, std::vector<Wide>(posted_.size()), std::vector<Money>(paid_.size())};
    for (auto& photo : done.photographs_) {
        PriceMonth month{before.at, photo.at, photo.posted, photo.paid};
        for (std::size_t c = 0; c < posted_.size(); ++c) {
            month.posted[c] -= before.posted[c];
            month.paid[c] -= before.paid[c];
        }
        months.push_back(std::move(month));
        before = std::move(photo);
    }
    return months;
}

}  // namespace models
