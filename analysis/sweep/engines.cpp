#include "analysis/sweep/engines.hpp"

namespace analysis {
namespace {

template <class... Engines>
std::vector<std::string> names_in(const EngineList<Engines...>*) {
    return {std::string(Engines::name)...};
}

template <class... Engines>
std::optional<Engine> named_in(std::string_view name, const EngineList<Engines...>*) {
    std::optional<Engine> found{};
    ((Engines::name == name ? found.emplace(Engines{}), void() : void()), ...);
    return found;
}

constexpr const Engine* every_engine = nullptr;

}  // namespace

std::vector<std::string> engine_names() { return names_in(every_engine); }

std::optional<Engine> engine_named(std::string_view name) { return named_in(name, every_engine); }

}  // namespace analysis
