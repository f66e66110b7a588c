#pragma once

#include "domain/problem.hpp"
#include "domain/vital_sign.hpp"

#include <string>
#include <string_view>

namespace infuwatch {

/// Text as it is typed → a reading, and back. What no body gives, living or dead, is refused (limits:
/// MIMIC-IV vital-sign cleaning); what is merely grave is taken. `none` is a reading that could not be
/// obtained.
Result<Done, Problem> read_sign(const VitalSign& sign, std::string_view text, Vitals& into);
/// Charts no reading of the sign.
void clear_sign(const VitalSign& sign, Vitals& vitals);
/// The reading as it would be typed: `118/70`, `37.2C`, `air`, `none`; empty: not taken.
std::string typed_sign(const VitalSign& sign, const Vitals& vitals);
/// A stored number in the sign's own unit: 372 is 37.2.
Decimal in_units(const VitalSign& sign, int number);
/// What is typed behind the number: `C`, ` kg`; empty where nobody types one.
std::string unit_as_typed(const VitalSign& sign);
/// A stored number of the sign as it would be typed: `92`, `37.2C`, `72.5 kg`.
std::string typed_number(const VitalSign& sign, int number);
/// Whether a word is a unit the sign may be entered in, in any case.
bool is_unit_of(const VitalSign& sign, std::string_view word);
/// What a reading was entered as, where that was in another unit than the sign's own; else nothing.
std::string entered_otherwise(const VitalSign& sign, const Measured& reading);

}  // namespace infuwatch
