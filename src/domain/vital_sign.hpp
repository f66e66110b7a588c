#pragma once

#include "domain/field.hpp"
#include "domain/observation.hpp"

#include <array>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

namespace infuwatch {

/// Both ends are inside.
struct Range {
  int least;
  int most;
  constexpr bool holds(int number) const { return number >= least && number <= most; }
  friend bool operator==(const Range&, const Range&) = default;
};

/// Where readings get worse.
enum class Direction { none, low, high, both };

/// A unit a reading may be entered in, and how many thousandths of the sign's own unit one of it makes.
struct SignUnit {
  std::string_view name;
  int thousandths;
};

/// The member of `Vitals` a sign stands in; monostate: `Vitals::more`.
using SignSlot = std::variant<std::monostate, std::optional<Reading> Vitals::*,
                              std::optional<BloodPressure> Vitals::*, std::optional<Temperature> Vitals::*,
                              std::optional<Oxygen> Vitals::*, std::optional<Consciousness> Vitals::*,
                              std::optional<int> Vitals::*, std::optional<Decimal> Vitals::*>;

/// The field a sign is asked for by.
constexpr FieldId field_id(Sign sign) {
  return static_cast<FieldId>(static_cast<int>(FieldId::vital_sign) + static_cast<int>(sign));
}

/// A vital sign, and all that differs from one to the next. Ranges are in the number that is stored: `scale`
/// of it make one `unit`. Of a blood pressure, names and numbers are those of the systolic one.
struct VitalSign {
  Sign sign;
  SignSlot slot{};
  Field field;            // as it is asked for; its key is also its word in a `log` line, and in `confirmed`
  std::string_view body;  // its key in a body's `vitals`
  std::string_view json;  // its public key, and that of its range in a catalogue's [probable]
  std::string_view column;       // `vital.sign` in SQL
  std::string_view column_unit;  // `vital.unit` in SQL
  std::string_view finding{};    // what findings of the rule on vital signs begin with: `hr`, `hr-low`
  std::string_view also_log{};   // a second word in a `log` line
  std::string_view takes;        // what it takes, where it was refused
  std::string_view told;         // in a line of readings
  std::string_view name;         // in a sentence
  std::string_view unit{};       // behind the number; empty where nobody writes one
  std::string_view ucum{};       // empty: it has none
  std::string_view loinc;
  std::span<const SignUnit> units{};  // of a sign in `more`; where there are two, an entry names one
  std::string_view typed_units{};     // other words that may stand behind it, in lower case
  int scale = 1;
  Range possible;                   // beyond it no body goes, living or dead: refused
  std::optional<Range> probable{};  // beyond it asked about, unless the catalogue has its own range
  std::optional<Range> strip{};     // the height of its strip in the console; none: it has no strip
  std::string_view strip_label{};   // at most four letters; empty: its label
  bool leading = false;             // among the few where there is little room
  Direction worse;
};

/// A row for each sign, in the order of `Sign`.
std::span<const VitalSign> vital_signs();
const VitalSign& vital_sign(Sign sign);
/// The sign that a finding of the rules is about: `hr-low` is about `hr`. Null: none with a number.
const VitalSign* vital_sign_of(std::string_view finding);

/// The second number of a blood pressure, mmHg.
constexpr Range diastolic_possible{.least = 1, .most = 299}, diastolic_probable{.least = 30, .most = 140};

/// Calls `f` with the reading of a sign, where it was taken.
template <class F>
void with_reading(const VitalSign& sign, const Vitals& vitals, F&& f) {
  std::visit(
      [&](auto slot) {
        if constexpr (std::is_same_v<decltype(slot), std::monostate>) {
          if (const auto found = vitals.more.find(sign.sign); found != vitals.more.end()) f(found->second);
        } else if (const auto& reading = vitals.*slot) {
          f(*reading);
        }
      },
      sign.slot);
}

/// The stored number of a reading; none: not taken, or not obtainable.
std::optional<int> number_of(const VitalSign& sign, const Vitals& vitals);

}  // namespace infuwatch
