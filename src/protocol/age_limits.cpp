#include "protocol/catalogue.hpp"

#include <algorithm>

namespace infuwatch {

int years_at(const Patient& patient, Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  const int years = static_cast<int>(day.year()) - static_cast<int>(patient.birth.year());
  const bool had = std::pair{day.month(), day.day()} >= std::pair{patient.birth.month(), patient.birth.day()};
  return had ? years : years - 1;
}

namespace {

VitalLimits limits_of_age(const VitalLimits& limits, const Patient& patient, Instant at) {
  const int years = years_at(patient, at);
  const auto age = std::find_if(limits.of_age.begin(), limits.of_age.end(),
                                [&](const VitalLimits::OfAge& row) { return years < row.under; });
  if (age == limits.of_age.end()) return limits;
  auto of_age = limits;
  of_age.sbp_below = age->sbp_below + age->sbp_more_each_year * years;
  of_age.hr_below = age->hr_below;
  of_age.hr_to.reset();
  of_age.hr_above = age->hr_above;
  of_age.hr_review_from = age->hr_above + 1;
  of_age.rr_to = age->rr_below - 1;
  of_age.rr_from = age->rr_from;
  of_age.source = age->source;
  return of_age;
}

}  // namespace

VitalLimits limits_at(const VitalLimits& limits, const Patient& patient, Instant at) {
  auto found = limits_of_age(limits, patient, at);
  if (!patient.pregnant || !limits.of_pregnancy) return found;
  const auto& pregnancy = *limits.of_pregnancy;
  found.sbp_high_from = pregnancy.sbp_urgent_from;
  found.dbp_high_from = pregnancy.dbp_urgent_from;
  found.sbp_review_from = pregnancy.sbp_review_from;
  found.dbp_review_from = pregnancy.dbp_review_from;
  found.high_source = pregnancy.source;
  return found;
}

}  // namespace infuwatch
