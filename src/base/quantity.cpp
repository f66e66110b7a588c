#include "base/quantity.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace infuwatch {
namespace {

constexpr std::array<std::string_view, 11> units_of_dose{
    "mcg", "mg", "g", "mL", "L", "units", "mg/m2", "mg/kg", "g/kg", "mL/kg", "plasma volumes"};
constexpr std::array<std::string_view, 8> units_of_rate{"mL/h",    "mL/min",    "mg/h",    "mg/min",
                                                        "mg/kg/h", "mg/kg/min", "mL/kg/h", "mL/kg/min"};

bool digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
Result<Quantity, QuantityFault> quantity(std::string_view text,
                                         const std::array<std::string_view, N>& units) {
  const auto whole = trimmed(text);
  const auto end =
      std::find_if(whole.begin(), whole.end(), [](char c) { return !digit(c) && c != '.' && c != ','; });
  const auto amount = decimal(std::string_view{whole.begin(), end});
  if (!amount) return Failure{QuantityFault::no_number};
  const auto unit = lower(trimmed(std::string_view{end, whole.end()}));
  if (unit.empty()) return Failure{QuantityFault::no_unit};
  for (const auto known : units)
    if (unit == lower(known)) return Quantity{*amount, std::string{known}};
  return Failure{QuantityFault::unknown_unit};
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& units) {
  std::string out;
  for (const auto unit : units) out += (out.empty() ? "" : ", ") + std::string{unit};
  return out;
}

}  // namespace

std::optional<Decimal> decimal(std::string_view text) {
  const auto point = text.find_first_of(".,");
  const auto before = text.substr(0, point);
  auto after = point == std::string_view::npos ? std::string{} : std::string{text.substr(point + 1)};
  const bool written = !before.empty() && before.size() <= 9 &&
                       std::all_of(before.begin(), before.end(), digit) && after.size() <= 3 &&
                       std::all_of(after.begin(), after.end(), digit);
  if (!written || (point != std::string_view::npos && after.empty())) return std::nullopt;
  if (point != std::string_view::npos && text[point] == ',' && text.size() - point > 3) return std::nullopt;
  after.resize(3, '0');
  return Decimal{*whole_number(before) * 1000 + *whole_number(after)};
}

std::string to_text(Decimal value) {
  auto text = std::to_string(value.thousandths / 1000);
  auto after = std::to_string(1000 + value.thousandths % 1000).substr(1);
  after.erase(after.find_last_not_of('0') + 1);
  return after.empty() ? text : text + '.' + after;
}

Result<Quantity, QuantityFault> dose(std::string_view text) { return quantity(text, units_of_dose); }
Result<Quantity, QuantityFault> rate(std::string_view text) { return quantity(text, units_of_rate); }
std::string to_text(const Quantity& quantity) { return to_text(quantity.amount) + ' ' + quantity.unit; }
std::string dose_units() { return listed(units_of_dose); }
std::string rate_units() { return listed(units_of_rate); }

Result<Temperature, TemperatureFault> temperature(std::string_view text) {
  auto rest = trimmed(text);
  const auto entered = rest;
  const char scale = rest.empty() ? ' ' : rest.back();
  const bool celsius = scale == 'C' || scale == 'c', fahrenheit = scale == 'F' || scale == 'f';
  if (celsius || fahrenheit) rest = trimmed(std::string_view{rest}.substr(0, rest.size() - 1));
  if (rest.ends_with("\u00B0")) rest = trimmed(std::string_view{rest}.substr(0, rest.size() - 2));
  const auto degrees = decimal(rest);
  if (!degrees) return Failure{TemperatureFault::no_number};
  if (!celsius && !fahrenheit) return Failure{TemperatureFault::no_scale};
  const auto tenths_of = [](std::int64_t thousandths) {
    return static_cast<int>((thousandths >= 0 ? thousandths + 50 : thousandths - 49) / 100);
  };
  if (celsius) return Temperature{tenths_of(degrees->thousandths), entered};
  const std::int64_t ninths =
      (degrees->thousandths - 32000) * 5;  // ninths of a thousandth of a degree Celsius
  const std::int64_t half = ninths >= 0 ? 450 : -449;
  return Temperature{static_cast<int>((ninths + half) / 900), entered};
}

}  // namespace infuwatch
