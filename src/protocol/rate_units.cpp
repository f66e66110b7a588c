#include "protocol/rate_units.hpp"

#include "protocol/dose.hpp"
#include "protocol/order_questions.hpp"

namespace infuwatch {
namespace {

constexpr std::int64_t minutes_an_hour = 60;

/// `mg/kg` and `min` of `mg/kg/min`.
std::pair<std::string, std::string> parted(std::string_view unit) {
  const auto slash = unit.rfind('/');
  return {std::string{unit.substr(0, slash)}, std::string{unit.substr(slash + 1)}};
}

/// What is `per` of one is so much of the other, in thousandths.
Decimal scaled_by(Decimal amount, Decimal times, Decimal parts) {
  return {(amount.thousandths * times.thousandths + parts.thousandths - 1) / parts.thousandths};
}

/// A mass as the volume of the bag that holds it, or the other way around.
std::optional<Quantity> by_concentration(const Quantity& amount, const Order& order, const BodySize& size) {
  const auto volume = order.volume ? amount_in("mL", *order.volume, size) : std::nullopt;
  const auto dose = amount_in("mg", order.dose, size);
  if (!volume || !dose || volume->thousandths <= 0 || dose->thousandths <= 0) return std::nullopt;
  if (const auto mass = amount_in("mg", amount, size))
    return Quantity{scaled_by(*mass, *volume, *dose), "mL"};
  if (const auto fluid = amount_in("mL", amount, size))
    return Quantity{scaled_by(*fluid, *dose, *volume), "mg"};
  return std::nullopt;
}

}  // namespace

std::optional<Quantity> rate_in(std::string_view unit, const Quantity& rate, const Chart& chart,
                                const Order& order, Instant at) {
  if (rate.unit == unit) return rate;
  const BodySize size{.surface = surface_at(chart, order, at), .weight = weight_at(chart, at)};
  const auto [amount_unit, time] = parted(rate.unit);
  const auto [wanted, wanted_time] = parted(unit);
  Quantity an_hour{rate.amount, amount_unit};
  if (time == "min") an_hour.amount.thousandths *= minutes_an_hour;
  auto found = amount_in(wanted, an_hour, size);
  if (!found)
    if (const auto other = by_concentration(an_hour, order, size)) found = amount_in(wanted, *other, size);
  if (!found) return std::nullopt;
  if (wanted_time == "min") found->thousandths = (found->thousandths + minutes_an_hour - 1) / minutes_an_hour;
  return Quantity{*found, std::string{unit}};
}

}  // namespace infuwatch
