// A reaction symptom that is back after it was resolved, or after the infusion was taken up again.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {

std::optional<Finding> recurrence(const RuleInput& given) {
  FindingBuilder finding{given, Rule::recurrence};
  for (const auto& whole : given.courses) {
    const auto* term = given.catalogue.symptom(whole.symptom);
    if (whole.number == 0 || (term && term->life_threatening) || !given.reaction_symptom(whole)) continue;
    if (const auto course = given.after_start(whole))
      finding.add(*course, Priority::urgent,
                  "CTCAE v5.0, infusion related reaction, grade 3: symptoms come back after they improved");
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
