// A sign that is serious under any drug, or on the drug's list of serious effects, in every window.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// A sign that is on the list of another drug of the catalogue.
const Effect* under_any_drug(const Catalogue& catalogue, std::string_view symptom) {
  for (const auto& [key, drug] : catalogue.drugs)
    for (const auto& effect : drug.serious)
      if (effect.symptom == symptom) return &effect;
  return nullptr;
}

const Effect* under_this_drug(const RuleInput& given, const SymptomCourse& course) {
  for (const auto& mention : course.mentions)
    if (const auto* effect = given.serious_effect(course.symptom, mention.open_in)) return effect;
  return nullptr;
}

}  // namespace

std::optional<Finding> serious_effect(const RuleInput& given) {
  FindingBuilder finding{given, Rule::serious_effect};
  for (const auto& whole : given.courses) {
    const auto* term = given.catalogue.symptom(whole.symptom);
    if (term && term->life_threatening) continue;  // an emergency already
    const auto course = given.news_of(whole);
    if (!course) continue;
    const auto* effect = under_this_drug(given, *course);
    if (term && term->serious_everywhere)
      finding.add(*course, *term->serious_everywhere, effect ? effect->source : term->source);
    else if (effect)
      finding.add(*course, Priority::urgent, effect->source);
    else if (const auto* other = under_any_drug(given.catalogue, course->symptom);
             other && course->item(given.infusion).window == Window::late)
      finding.add(*course, Priority::review, other->source);
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
