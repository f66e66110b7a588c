#include "protocol/dose.hpp"

namespace infuwatch {
namespace {

/// How many of the smallest of its kind a unit is: of mcg, of mL; 0 where it is neither a mass nor a volume.
std::int64_t mass(std::string_view unit) {
  return unit == "mcg" ? 1 : unit == "mg" ? 1000 : unit == "g" ? 1000000 : 0;
}
std::int64_t volume(std::string_view unit) { return unit == "mL" ? 1 : unit == "L" ? 1000 : 0; }

Decimal scaled(Decimal amount, std::int64_t by, std::int64_t parts) {
  return {(amount.thousandths * by + parts - 1) / parts};
}

/// `mg` of `mg/m2` and `mg/kg`, and what it is divided by; the unit itself where it is not.
std::string_view numerator(std::string_view unit) { return unit.substr(0, unit.find('/')); }

std::optional<Decimal> divisor(std::string_view unit, const BodySize& size) {
  const auto size_of = by_surface(unit) ? size.surface : size.weight;
  if (!size_of || size_of->thousandths <= 0) return std::nullopt;
  return size_of;
}

}  // namespace

bool by_surface(std::string_view unit) { return unit.ends_with("/m2"); }
bool by_weight(std::string_view unit) { return unit.ends_with("/kg"); }

std::optional<Decimal> amount_in(std::string_view unit, const Quantity& dose, const BodySize& size) {
  if (dose.unit == unit) return dose.amount;
  if (by_surface(dose.unit) || by_weight(dose.unit)) {
    const auto times = divisor(dose.unit, size);
    if (!times) return std::nullopt;
    const Quantity whole{scaled(dose.amount, times->thousandths, 1000), std::string{numerator(dose.unit)}};
    return amount_in(unit, whole, size);
  }
  if (by_surface(unit) || by_weight(unit)) {
    const auto parts = divisor(unit, size);
    const auto whole = amount_in(numerator(unit), dose, size);
    if (!parts || !whole) return std::nullopt;
    return scaled(*whole, 1000, parts->thousandths);
  }
  if (mass(unit) && mass(dose.unit)) return scaled(dose.amount, mass(dose.unit), mass(unit));
  if (volume(unit) && volume(dose.unit)) return scaled(dose.amount, volume(dose.unit), volume(unit));
  return std::nullopt;
}

}  // namespace infuwatch
