// One row a transfer that has arrived, kept until somebody fetches them.
#pragma once

#include <utility>
#include <vector>

#include "models/network/transfer.hpp"

namespace models {

struct ArrivedTransfer {
    Transfer transfer{};
    Money paid{};
    Time arrived{};
};

/// Rows in order of arrival. Fetch them between slices of a run, and memory stays bounded.
class TransferLog {
  public:
    void add(const Transfer& transfer, Money paid, Time now) {
        rows_.push_back({transfer, paid, now});
    }
    std::vector<ArrivedTransfer> fetch() { return std::exchange(rows_, {}); }

  private:
    std::vector<ArrivedTransfer> rows_{};
};

}  // namespace models
