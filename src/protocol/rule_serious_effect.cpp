// A sign that is serious under any drug, or on the drug's list of serious effects, in every window.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
std::optional<Finding> serious_effect(const RuleInput& given) {
  FindingBuilder finding{given, Rule::serious_effect};
  for (const auto& whole : given.courses) {
    const auto* term = given.catalogue.symptom(whole.symptom);
    if (term && term->life_threatening) continue;  // an emergency already
    // What a disease gives too is baseline before the start, and no news while it is no worse.
    const bool of_the_disease = term && !term->of_the_disease.empty();
    const auto course = !of_the_disease             ? given.news_of(whole)
                        : given.known_before(whole) ? std::nullopt
                                                    : given.after_start(whole);
    if (!course) continue;
    const auto* effect = given.serious_effect(*course);
    if (term && term->serious_everywhere)
      finding.add(*course, std::max(*term->serious_everywhere, effect ? effect->priority : Priority::urgent),
                  effect ? effect->source : term->source);
    else if (effect)
      finding.add(*course, effect->priority, effect->source);
    else if (term && term->serious_under_a_drug && course->item(given.infusion).window == Window::late)
      finding.add(*course, Priority::review, term->source);
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
