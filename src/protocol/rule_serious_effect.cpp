// A sign on the drug's list of serious effects, in every window.
#include "protocol/rules.hpp"

namespace infuwatch {

std::optional<Finding> serious_effect(const RuleInput& given) {
  FindingBuilder finding{given, Rule::serious_effect};
  for (const auto& course : given.courses) {
    const auto* term = given.catalogue.symptom(course.symptom);
    if (term && term->life_threatening) continue;  // an emergency already
    for (const auto& mention : course.mentions) {
      if (const auto* effect = given.serious_effect(course.symptom, mention.open_in)) {
        finding.add(course, Priority::urgent, effect->source);
        break;
      }
    }
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
