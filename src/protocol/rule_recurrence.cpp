// A reaction symptom that is back after it was resolved, or after the infusion was taken up again.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// The airway or the breathing again, where the criteria of anaphylaxis count it.
bool second_phase(const RuleInput& given, const SymptomCourse& course, const SymptomTerm* term) {
  const bool airway = term && (term->bronchospasm || term->system == BodySystem::respiratory ||
                               term->system == BodySystem::larynx);
  if (!airway) return false;
  const auto item = course.item(given.infusion);
  const auto criteria = anaphylaxis_criteria(given);
  return criteria && std::any_of(criteria->items.begin(), criteria->items.end(),
                                 [&](const FlagItem& one) { return one.same(item); });
}

}  // namespace

std::optional<Finding> recurrence(const RuleInput& given) {
  FindingBuilder finding{given, Rule::recurrence};
  for (const auto& charted : given.courses) {
    const auto whole = given.weighed(charted);
    const auto* term = given.catalogue.symptom(whole.symptom);
    if (whole.number == 0 || (term && term->life_threatening) || !given.reaction_symptom(whole)) continue;
    if (const auto course = given.after_start(whole))
      finding.add(*course, second_phase(given, *course, term) ? Priority::emergency : Priority::urgent,
                  "CTCAE v5.0, infusion related reaction, grade 3: symptoms come back after they improved");
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
