#include "base/quantity.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace infuwatch {
namespace {

constexpr std::array<std::string_view, 16> units_of_dose{
    "mcg",   "mg",    "g",      "mL",   "L",     "units",    "mEq",     "mmol",
    "mg/m2", "mg/kg", "mcg/kg", "g/kg", "mL/kg", "units/kg", "mmol/kg", "plasma volumes"};
constexpr std::array<std::string_view, 21> units_of_rate{
    "mL/h",       "mL/min",    "mg/h",    "mg/min",    "g/h",        "mcg/h",     "mcg/min",
    "units/h",    "units/min", "mEq/h",   "mmol/h",    "mg/kg/h",    "mg/kg/min", "mcg/kg/h",
    "mcg/kg/min", "g/kg/h",    "mL/kg/h", "mL/kg/min", "units/kg/h", "mg/m2/h",   "mmol/kg/h"};

/// What is written otherwise, in lower case, and the part of a unit it is kept as.
constexpr std::pair<std::string_view, std::string_view> written_otherwise[] = {
    {"ug", "mcg"},
    {"\u00B5g", "mcg"},
    {"\u03BCg", "mcg"},
    {"microgram", "mcg"},
    {"micrograms", "mcg"},
    {"mgs", "mg"},
    {"milligram", "mg"},
    {"milligrams", "mg"},
    {"gm", "g"},
    {"gms", "g"},
    {"gram", "g"},
    {"grams", "g"},
    {"cc", "ml"},
    {"ccs", "ml"},
    {"mls", "ml"},
    {"milliliter", "ml"},
    {"milliliters", "ml"},
    {"millilitre", "ml"},
    {"millilitres", "ml"},
    {"liter", "l"},
    {"liters", "l"},
    {"litre", "l"},
    {"litres", "l"},
    {"unit", "units"},
    {"iu", "units"},
    {"ius", "units"},
    {"international units", "units"},
    {"meqs", "meq"},
    {"mmols", "mmol"},
    {"hr", "h"},
    {"hrs", "h"},
    {"hour", "h"},
    {"hours", "h"},
    {"minute", "min"},
    {"minutes", "min"},
    {"mins", "min"},
    {"m\u00B2", "m2"},
    {"m^2", "m2"},
    {"sqm", "m2"},
    {"gtts", "gtt"},
    {"drop", "gtt"},
    {"drops", "gtt"},
    {"plasma volume", "plasma volumes"}};

bool digit(char c) { return c >= '0' && c <= '9'; }

/// A unit in lower case with each part as it is kept: `ML / Hour` and `cc per hr` are `ml/h`.
std::string plain_unit(std::string_view text) {
  auto whole = lower(trimmed(text));
  for (auto at = whole.find(" per "); at != std::string::npos; at = whole.find(" per "))
    whole.replace(at, 5, "/");
  std::vector<std::string> parts;
  for (const auto& part : split(whole, '/')) {
    const auto word = trimmed(part);
    const auto* known = std::find_if(std::begin(written_otherwise), std::end(written_otherwise),
                                     [&](const auto& row) { return row.first == word; });
    parts.emplace_back(known == std::end(written_otherwise) ? word : std::string{known->second});
  }
  return joined(parts, "/");
}

/// Where a number at the beginning of a text ends.
std::size_t number_end(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789.,"), text.size());
}

template <std::size_t N>
Result<Quantity, QuantityFault> quantity(std::string_view text,
                                         const std::array<std::string_view, N>& units) {
  const auto whole = trimmed(text);
  const auto end = number_end(whole);
  const auto amount = decimal(std::string_view{whole}.substr(0, end));
  if (!amount) return Failure{QuantityFault::no_number};
  const auto unit = plain_unit(std::string_view{whole}.substr(end));
  if (unit.empty()) return Failure{QuantityFault::no_unit};
  for (const auto known : units)
    if (unit == lower(known)) return Quantity{*amount, std::string{known}};
  return Failure{unit == "gtt/min" ? QuantityFault::no_drop_factor : QuantityFault::unknown_unit};
}

/// `20 gtt/min 20 gtt/mL`, with `at`, `x` or a bracket between them, in mL/h; none where it is no such thing.
std::optional<Quantity> drops(std::string_view text) {
  auto whole = lower(trimmed(text));
  std::erase_if(whole, [](char c) { return c == '(' || c == ')' || c == '@'; });
  const auto first_end = number_end(whole), second = whole.find_first_of("0123456789", first_end);
  if (second == std::string::npos) return std::nullopt;
  auto between = trimmed(whole.substr(first_end, second - first_end));
  for (const std::string_view word : {" at", " x", ","})
    if (between.ends_with(word)) between = trimmed(between.substr(0, between.size() - word.size()));
  const auto factor_text = std::string_view{whole}.substr(second);
  const auto factor_end = number_end(factor_text);
  const auto a_minute = decimal(whole.substr(0, first_end)),
             a_mL = decimal(factor_text.substr(0, factor_end));
  const bool both = a_minute && a_mL && a_mL->thousandths > 0 && plain_unit(between) == "gtt/min" &&
                    plain_unit(factor_text.substr(factor_end)) == "gtt/ml";
  if (!both) return std::nullopt;
  const Decimal an_hour{(a_minute->thousandths * 60000 + a_mL->thousandths / 2) / a_mL->thousandths};
  if (an_hour >= Decimal{1000000000000}) return std::nullopt;  // more than can be read back
  return Quantity{an_hour, "mL/h"};
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
Result<Quantity, QuantityFault> rate(std::string_view text) {
  if (auto of_drops = drops(text)) return std::move(*of_drops);
  return quantity(text, units_of_rate);
}
std::string to_text(const Quantity& quantity) { return to_text(quantity.amount) + ' ' + quantity.unit; }

std::optional<TwoMeanings> doubtful(std::string_view text) {
  const auto whole = trimmed(text);
  const auto number = whole.substr(0, number_end(whole));
  const auto mark = number.find_first_of(".,");
  const bool three = mark != std::string::npos && mark >= 1 && mark <= 3 && number.size() == mark + 4 &&
                     number[0] != '0' && all_digits(number.substr(mark + 1), 3);
  if (!three || (number[mark] == '.' && !number.ends_with('0'))) return std::nullopt;
  const std::int64_t all =
      digits_value(number.substr(0, mark)) * 1000 + digits_value(number.substr(mark + 1));
  const auto unit = trimmed(whole.substr(number.size()));
  const auto with_unit = [&](Decimal amount) { return to_text(amount) + (unit.empty() ? "" : ' ' + unit); };
  return TwoMeanings{with_unit(Decimal{all}), with_unit(Decimal{all * 1000})};
}

std::optional<Decimal> kilograms(std::string_view text) {
  const auto whole = lower(trimmed(text));
  const auto end = number_end(whole);
  const auto amount = decimal(std::string_view{whole}.substr(0, end));
  const auto unit = trimmed(std::string_view{whole}.substr(end));
  if (!amount || unit.empty() || unit == "kg" || unit == "kgs" || unit == "kilograms") return amount;
  constexpr Decimal heaviest{100000000};
  if ((unit != "lb" && unit != "lbs" && unit != "pounds") || *amount > heaviest) return std::nullopt;
  return Decimal{(amount->thousandths * 45359237 + 500000000) / 1000000000 * 10};
}

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
