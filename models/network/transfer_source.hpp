// Transfers that belong to no job, as they come.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/drawn.hpp"
#include "models/network/transfer_class.hpp"
#include "models/network/transfer_list.hpp"
#include "models/network/wan.hpp"
#include "sim/random.hpp"

namespace models {

class TransferSource {
  public:
    /// `user`: its number among the users of the network.
    TransferSource(const std::string& name, const TransferClass& spec, std::uint32_t user,
                   Seed seed, Date start, Wan& wan);

    /// When the next comes, or never.
    Time next() const { return next_; }
    Transfer take(Wan& wan);
    const TransferClass& spec() const { return *spec_; }

  private:
    using Generators = std::variant<Poisson::Generator, Renewal::Generator, Daily::Generator,
                                    Bursty::Generator, std::unique_ptr<TransferList>>;
    static Generators generator_of(const TransferClass& spec, Draw draw, Date start,
                                   const Wan& wan);
    void look_ahead();
    WayId drawn_way(const Wan& wan);

    const TransferClass* spec_;
    std::uint32_t user_ = 0;
    Generators arrivals_;
    std::optional<DrawnByEntity> size_{};
    std::optional<DrawnByEntity> from_{};
    std::vector<std::optional<Sampler>> to_{};  // by where it begins, when it is wanted
    Stream to_stream_;
    std::optional<WayId> way_{};
    std::uint64_t taken_ = 0;
    Time next_ = never;
};

}  // namespace models
