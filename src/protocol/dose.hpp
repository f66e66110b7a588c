#pragma once

#include "base/quantity.hpp"

#include <optional>
#include <string_view>

namespace infuwatch {

/// What a dose by body surface or by weight is worked out from.
struct BodySize {
  std::optional<Decimal> surface{};  // m2
  std::optional<Decimal> weight{};   // kg
};

/// A dose in another unit, rounded up to the next thousandth: mass in mass, volume in volume, and both by m2
/// and by kg from and to a mass where the size is known. None where it cannot be told.
std::optional<Decimal> amount_in(std::string_view unit, const Quantity& dose, const BodySize& size);

/// Whether a unit goes by the body surface, or by the weight.
bool by_surface(std::string_view unit);
bool by_weight(std::string_view unit);

}  // namespace infuwatch
