#include "domain/vital_reading.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

Failure<Problem> not_taken(const VitalSign& sign, std::string_view given, Takes takes = Takes::reading) {
  return {Problem{
      BadField{.field = sign.field.id, .given = std::string{given}, .takes = takes, .sign = sign.sign}}};
}

Failure<Problem> impossible(const VitalSign& sign, std::string_view given, Range range) {
  return {Problem{OutOfRange{sign.field.id, std::string{given}, range.least, range.most}}};
}

std::optional<int> number_in(std::string_view text) {
  const auto number = whole_number(trimmed(text));
  if (!number || *number < -1000000 || *number > 1000000) return std::nullopt;
  return static_cast<int>(*number);
}

bool none(std::string_view text) { return lower(trimmed(text)) == "none"; }

/// A reading without the unit behind it: `97%`, `88 bpm`, `3/10`.
std::string without_unit(const VitalSign& sign, std::string_view text) {
  const auto whole = trimmed(text);
  for (const auto& unit : split(sign.typed_units, ' '))
    if (!unit.empty() && whole.size() > unit.size() && lower(whole).ends_with(unit)) {
      const auto before = trimmed(whole.substr(0, whole.size() - unit.size()));
      const char last = before.empty() ? ' ' : before.back();
      if ((last >= '0' && last <= '9') || last == 'p') return before;  // `80/p mmHg`
    }
  return whole;
}

// Text → reading, for each kind of it.

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Reading& into) {
  if (none(text)) return Done{};
  const auto number = number_in(without_unit(sign, text));
  if (!number) return not_taken(sign, text);
  if (!sign.possible.holds(*number)) return impossible(sign, text, sign.possible);
  into.value = number;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, BloodPressure& into) {
  if (none(text)) return Done{};
  const auto numbers = without_unit(sign, text);
  const auto slash = numbers.find('/');
  if (slash == std::string::npos) return not_taken(sign, text);
  const auto systolic = number_in(numbers.substr(0, slash));
  const auto under = lower(trimmed(numbers.substr(slash + 1)));
  const bool felt = under == "p" || under == "palp";
  const auto diastolic = felt ? std::nullopt : number_in(under);
  if (!systolic || (!felt && !diastolic)) return not_taken(sign, text);
  if (!sign.possible.holds(*systolic)) return impossible(sign, text, sign.possible);
  if (diastolic && !diastolic_possible.holds(*diastolic)) return impossible(sign, text, diastolic_possible);
  if (diastolic && *diastolic >= *systolic) return not_taken(sign, text, Takes::higher_pressure_first);
  into.systolic = systolic;
  into.diastolic = diastolic;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Temperature& into) {
  const auto temperature = infuwatch::temperature(text);
  if (!temperature) return not_taken(sign, text);
  if (!sign.possible.holds(temperature->tenths_c)) return not_taken(sign, text, Takes::body_temperature);
  into = *temperature;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Oxygen& into) {
  const auto word = lower(trimmed(text));
  if (word == "air" || word == "room air" || word == "ra") return Done{};
  const auto litres = decimal(without_unit(sign, text));
  const auto tenths = litres && litres->thousandths % 100 == 0 ? litres->thousandths / 100 : -1;
  if (!sign.possible.holds(static_cast<int>(std::min<std::int64_t>(tenths, 1000000))))
    return not_taken(sign, text);
  into.tenths_l_min = static_cast<int>(tenths);
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Consciousness& into) {
  auto letter = trimmed(text);
  if (letter.size() == 1 && letter[0] >= 'a') letter[0] = static_cast<char>(letter[0] - 32);
  const auto known = named<Consciousness>(letter);
  if (!known) return not_taken(sign, text);
  into = *known;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, int& into) {
  const auto score = number_in(without_unit(sign, text));
  if (!score || !sign.possible.holds(*score)) return not_taken(sign, text);
  into = *score;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Decimal& into) {
  const auto number = kilograms(text);
  if (!number || number->thousandths < sign.possible.least || number->thousandths > sign.possible.most)
    return not_taken(sign, text);
  into = *number;
  return Done{};
}

Result<Done, Problem> read(const VitalSign& sign, std::string_view text, Measured& into) {
  if (none(text)) {
    into.entered = "none";
    return Done{};
  }
  const auto whole = trimmed(text);
  const auto end = std::min(whole.find_first_not_of("0123456789.,"), whole.size());
  const auto amount = decimal(whole.substr(0, end));
  const auto word = lower(trimmed(whole.substr(end)));
  const auto unit = std::find_if(sign.units.begin(), sign.units.end(),
                                 [&](const SignUnit& known) { return lower(known.name) == word; });
  const bool guessed = word.empty() && sign.units.size() == 1;
  if (!amount || (unit == sign.units.end() && !guessed)) return not_taken(sign, text);
  const auto& entered_in = guessed ? sign.units.front() : *unit;
  const auto number = (amount->thousandths * entered_in.thousandths + 500000) / 1000000;
  if (number < sign.possible.least || number > sign.possible.most) return not_taken(sign, text);
  into.value = static_cast<int>(number);
  into.entered = to_text(*amount) + ' ' + std::string{entered_in.name};
  return Done{};
}

// Reading → text, where that is more than its number.

std::string typed(const VitalSign& sign, std::optional<int> number) {
  return number ? typed_number(sign, *number) : "none";
}
std::string typed(const VitalSign& sign, const Reading& reading) { return typed(sign, reading.value); }
std::string typed(const VitalSign&, const BloodPressure& pressure) {
  if (!pressure.systolic) return "none";
  return std::to_string(*pressure.systolic) + '/' +
         (pressure.diastolic ? std::to_string(*pressure.diastolic) : "p");
}
std::string typed(const VitalSign& sign, const Temperature& reading) {
  return reading.entered.empty() ? typed_number(sign, reading.tenths_c) : reading.entered;
}
std::string typed(const VitalSign& sign, const Oxygen& oxygen) {
  return oxygen.tenths_l_min == 0 ? "air" : typed_number(sign, oxygen.tenths_l_min);
}
std::string typed(const VitalSign&, Consciousness level) { return std::string{name(level)}; }
std::string typed(const VitalSign&, int score) { return std::to_string(score); }
std::string typed(const VitalSign& sign, Decimal amount) {
  return typed_number(sign, static_cast<int>(amount.thousandths));
}
std::string typed(const VitalSign&, const Measured& reading) { return reading.entered; }

}  // namespace

Result<Done, Problem> read_sign(const VitalSign& sign, std::string_view text, Vitals& into) {
  return std::visit(
      [&](auto slot) -> Result<Done, Problem> {
        if constexpr (std::is_same_v<decltype(slot), std::monostate>) {
          Measured reading;
          if (const auto taken = read(sign, text, reading); !taken) return taken;
          into.more.insert_or_assign(sign.sign, std::move(reading));
        } else {
          typename std::remove_reference_t<decltype(into.*slot)>::value_type reading{};
          if (const auto taken = read(sign, text, reading); !taken) return taken;
          into.*slot = std::move(reading);
        }
        return Done{};
      },
      sign.slot);
}

void clear_sign(const VitalSign& sign, Vitals& vitals) {
  std::visit(
      [&](auto slot) {
        if constexpr (std::is_same_v<decltype(slot), std::monostate>)
          vitals.more.erase(sign.sign);
        else
          (vitals.*slot).reset();
      },
      sign.slot);
}

std::string typed_sign(const VitalSign& sign, const Vitals& vitals) {
  std::string text;
  with_reading(sign, vitals, [&](const auto& reading) { text = typed(sign, reading); });
  return text;
}

Decimal in_units(const VitalSign& sign, int number) {
  return Decimal{std::int64_t{number} * 1000 / sign.scale};
}

std::string unit_as_typed(const VitalSign& sign) {
  const bool close = std::holds_alternative<std::optional<Temperature> Vitals::*>(sign.slot);
  const bool apart = std::holds_alternative<std::optional<Decimal> Vitals::*>(sign.slot) ||
                     std::holds_alternative<std::monostate>(sign.slot);
  return (apart ? " " : "") + std::string{apart || close ? sign.unit : ""};
}

std::string typed_number(const VitalSign& sign, int number) {
  return to_text(in_units(sign, number)) + unit_as_typed(sign);
}

bool is_unit_of(const VitalSign& sign, std::string_view word) {
  const auto others = split(sign.typed_units, ' ');
  const auto wanted = lower(word);
  if (!wanted.empty() && std::find(others.begin(), others.end(), wanted) != others.end()) return true;
  return std::any_of(sign.units.begin(), sign.units.end(),
                     [&](const SignUnit& unit) { return lower(unit.name) == lower(word); });
}

std::string entered_otherwise(const VitalSign& sign, const Measured& reading) {
  return !reading.value || reading.entered.ends_with(' ' + std::string{sign.unit}) ? std::string{}
                                                                                   : reading.entered;
}

}  // namespace infuwatch
