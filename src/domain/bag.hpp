#pragma once

#include "base/quantity.hpp"
#include "domain/ids.hpp"
#include "time/expiry.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// A further bag of an infusion, as its label tells it; the first is the order's.
struct BagHung {
  InfusionId infusion;
  Span at;
  std::string lot{};
  std::optional<Expiry> expires{};
  std::optional<Quantity> amount{};  // in the unit of a dose
  std::optional<Quantity> volume{};
  friend bool operator==(const BagHung&, const BagHung&) = default;
};

}  // namespace infuwatch
