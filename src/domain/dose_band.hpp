#pragma once

#include "base/quantity.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// Whom a dose is for, by weight in kg and age in whole years. What is not said holds for everybody.
struct DoseBand {
  std::optional<Decimal> weight_from{}, weight_over{};  // with and without the weight itself
  std::optional<Decimal> weight_to{}, weight_under{};   // so too
  std::optional<int> years_from{}, years_under{};

  bool by_weight() const { return weight_from || weight_over || weight_to || weight_under; }
  /// Without a weight every band by weight holds.
  bool holds(const std::optional<Decimal>& weight, int years) const {
    if (years_from && years < *years_from) return false;
    if (years_under && years >= *years_under) return false;
    if (!weight) return true;
    return !(weight_from && *weight < *weight_from) && !(weight_over && *weight <= *weight_over) &&
           !(weight_to && *weight > *weight_to) && !(weight_under && *weight >= *weight_under);
  }
  friend bool operator==(const DoseBand&, const DoseBand&) = default;
};

/// A dose as a protocol has it.
struct ProtocolDose {
  std::string name;  // of its regimen
  Quantity least, most;
  std::optional<Quantity> cap{};  // whatever the weight or body surface makes of it
  DoseBand band{};
  friend bool operator==(const ProtocolDose&, const ProtocolDose&) = default;
};

}  // namespace infuwatch
