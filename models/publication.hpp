// A source of what a scenario states, as a bibliography lists it.
#pragma once

#include <string>
#include <string_view>

#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Publication {
    static constexpr std::string_view about = "Something published, that numbers rest on.";

    std::string title{};
    std::string url{};
    std::string publisher{};
    std::string date{};
    std::string note{};

    static constexpr auto fields() {
        return Fields{
            field<&Publication::title>("What it is called."),
            field<&Publication::url>("Where it can be read."),
            field<&Publication::publisher>("Who says it."),
            field<&Publication::date>("When it was published, as exactly as is known."),
            field<&Publication::note>("What else there is to say, such as what it counts."),
        };
    }
};

}  // namespace models
