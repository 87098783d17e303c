// Who pays whom: whole amounts, in pairs, so that all accounts together are always zero.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/job.hpp"

namespace models {

/// What holding accelerators costs: rounded once, here, to the nearest millionth of a yuan (half of
/// one goes up). Throws BrokenInvariant where it is too much to count.
Money charge(Money per_hour, Gang accelerators, Duration held);

class Ledger {
  public:
    Ledger() = default;
    Ledger(std::size_t classes, std::size_t operators)
        : tenants_(classes), egress_(classes), earned_(operators), spent_(operators) {}

    /// A tenant of a class pays an operator.
    void pay(std::uint32_t demand, std::uint32_t op, Money amount) {
        tenants_[demand] -= amount;
        earned_[op] += amount;
    }

    /// Whoever moves data pays its carrier: a class, or what belongs to none.
    void carry(std::uint32_t user, Money amount) {
        (user < egress_.size() ? egress_[user] : others_) += amount;
        carriers_ += amount;
    }
    /// A carrier pays for its lines.
    void rent_lines(Money amount) {
        rent_ += amount;
        utility_ += amount;
    }

    /// An operator pays for electricity.
    void buy_electricity(std::uint32_t op, Money amount) {
        spent_[op] += amount;
        utility_ += amount;
    }

    Money paid_by(std::uint32_t demand) const { return -tenants_[demand]; }
    /// For moving its data.
    Money egress_of(std::uint32_t demand) const { return egress_[demand]; }
    /// For moving what belongs to no class.
    Money egress_of_transfers() const { return others_; }
    Money carriers_earned() const { return carriers_; }
    Money line_rent() const { return rent_; }
    Money earned_by(std::uint32_t op) const { return earned_[op]; }
    Money electricity_of(std::uint32_t op) const { return spent_[op]; }

    /// Zero, or money was made or lost on the way.
    Money balance() const {
        Money sum = utility_ + carriers_ - rent_ - others_;
        for (const Money account : tenants_) sum += account;
        for (const Money account : egress_) sum -= account;
        for (const Money account : earned_) sum += account;
        for (const Money account : spent_) sum -= account;
        return sum;
    }

  private:
    std::vector<Money> tenants_{};  // (demand)
    std::vector<Money> egress_{};   // (demand) paid to carriers
    Money others_{};                // the same, by transfers of no class
    Money carriers_{};
    Money rent_{};                 // paid by carriers
    std::vector<Money> earned_{};  // (operator) from tenants
    std::vector<Money> spent_{};   // (operator) on electricity
    Money utility_{};
};

}  // namespace models
