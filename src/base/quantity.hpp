#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace infuwatch {

/// A number of thousandths, so that doses and temperatures compare exactly: 37.2 is 37200.
struct Decimal {
  std::int64_t thousandths = 0;
  friend constexpr auto operator<=>(Decimal, Decimal) = default;
};

/// Digits with at most three after a point, or at most two after a comma; no sign, no exponent, at most 9
/// digits before it. `1,000` is refused: it is a thousand to some and one to others.
std::optional<Decimal> decimal(std::string_view text);
/// Shortest exact form with a point: `37.2`, `300`.
std::string to_text(Decimal value);

/// An amount with the unit it was written in, one of `known_units`; units are never converted into each
/// other.
struct Quantity {
  Decimal amount;
  std::string unit;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

enum class QuantityFault { no_number, no_unit, unknown_unit, no_drop_factor };

/// A dose: `300 mg`, `12 mg/m2`, `30 g`, `2.5 L`. The unit is required, an unknown one is refused, and one
/// that is written in several ways (`cc`, `ug`, `grams`, `IU`) is kept in one.
Result<Quantity, QuantityFault> dose(std::string_view text);
/// A rate: `60 mL/h`, `50 mg/h`, `0.5 mg/kg/min`. As `dose`, with units of rate; drops with their drop factor
/// (`20 gtt/min 20 gtt/mL`) are mL/h.
Result<Quantity, QuantityFault> rate(std::string_view text);
std::string to_text(const Quantity& quantity);

/// What `1.000 mg` and `1,500 mL` can mean, a thousand to some and one to others, each as it is typed without
/// doubt. For what a person types; a number that was stored is never in doubt.
struct TwoMeanings {
  std::string one, thousand;
};
std::optional<TwoMeanings> doubtful(std::string_view text);

/// A weight: `72.5`, `72.5 kg`; in pounds only with their unit (`150 lb`), to the nearest 10 g.
std::optional<Decimal> kilograms(std::string_view text);

/// The units each takes, for messages.
std::string dose_units();
std::string rate_units();

/// A body temperature in tenths of a degree Celsius, rounded half up, with the words it was entered in.
struct Temperature {
  int tenths_c = 0;
  std::string entered;
  friend bool operator==(const Temperature&, const Temperature&) = default;
};

enum class TemperatureFault { no_number, no_scale };

/// `37.2C` or `99.0F` (a space and a degree sign are allowed). A number alone is refused: the scale is never
/// guessed.
Result<Temperature, TemperatureFault> temperature(std::string_view text);

}  // namespace infuwatch
