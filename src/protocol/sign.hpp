#pragma once

#include "protocol/rules.hpp"

#include <functional>

namespace infuwatch {

/// How far one reading of a sign is out of its limit. Severity 0: within it.
struct SignFault {
  int severity = 0;
  Priority priority = Priority::urgent;
  std::optional<int> value;
  std::optional<int> limit;
  Against against = Against::none;
  std::vector<Remark> remarks{};
  bool near = false;  // within its limit by less than the margin: an excursion goes on
};

/// A sign that is judged by itself, against limits and not against a baseline: what an item about it is
/// called, and how far a set of vital signs is out of the limit. None where it was not measured.
struct SingleSign {
  std::string_view finding;
  Sign sign;
  std::optional<SignFault> (*judge)(const Vitals& vitals, const VitalLimits& limits, bool spo2_scale_2);
};
/// Whether a sign, as charted by itself, would raise an urgent flag.
bool urgently_outside(Sign sign, const Vitals& vitals, const VitalLimits& limits, bool spo2_scale_2);

/// What one reading says of the sign; none where it was not measured.
using ReadSign = std::function<std::optional<SignFault>(const SignReading&)>;

/// Adds each excursion of a sign as one item at its worst. An excursion ends when the sign is measured within
/// its limit by the margin, or when a flag about it is resolved; the next one is a new course.
void add_excursions(FindingBuilder& finding, const RuleInput& given, const std::vector<SignReading>& readings,
                    std::string_view sign, const ReadSign& read, const FactSource& source);

}  // namespace infuwatch
