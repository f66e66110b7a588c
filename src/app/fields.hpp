#pragma once

#include "app/writing.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace infuwatch::app {

/// Fields as typed → values, with what is wrong as facts.

/// A field that cannot be taken, and what it takes.
Failure<Problem> bad(std::string_view field, std::string_view given, Takes takes,
                     std::vector<std::string> choices = {}, std::string of = {});

/// The vital signs of an observation, as typed; a sign that was not measured is not there, or empty.
struct VitalFields {
  std::map<Sign, std::string> typed;
  std::string& operator[](Sign sign) { return typed[sign]; }
  const std::string& text(Sign sign) const;
  Asked asked() const;
  bool empty() const;
};
/// A `!` behind a reading says that it is right although it is hardly ever seen: `confirmed` gains its name.
Result<Vitals, Problem> vitals_of(const VitalFields& fields, std::vector<std::string>& confirmed);

/// `hives`, `hives:2`, `hives:2@-40m`, `hives:12%`, `other:"tingling lips":1`: what was seen, its grade, how
/// much of the skin it covers, its onset. Without a grade, what covers the skin gets that of its surface.
Result<SymptomSeen, Problem> symptom_field(std::string_view text, const Catalogue& catalogue,
                                           const Sitting& sitting, const Chart& chart,
                                           const Infusion* infusion);
/// Says what a symptom's grade is by.
void grade_by(SymptomSeen& seen, const Catalogue& catalogue);
/// A symptom by any of its names; its key.
Result<std::string, Problem> symptom_key(std::string_view field, std::string_view word,
                                         const Catalogue& catalogue);
Result<std::string, Problem> drug_key(std::string_view word, const Catalogue& catalogue);

Result<Quantity, Problem> dose_field(std::string_view field, std::string_view text);
Result<Quantity, Problem> rate_field(std::string_view text);
/// Body surface in m2.
Result<Decimal, Problem> surface_field(std::string_view field, std::string_view text);
/// Kilograms.
Result<Decimal, Problem> weight_field(std::string_view text);
/// An MRN or a badge: ASCII letters, digits, `-`, `_`, `.`, `/`, at most 40.
Result<std::string, Problem> key_field(std::string_view field, std::string_view text);
Result<Seconds, Problem> duration_field(std::string_view field, std::string_view text);
Result<std::chrono::year_month_day, Problem> date_field(std::string_view field, std::string_view text);
Result<Source, Problem> source_field(std::string_view text);

}  // namespace infuwatch::app
