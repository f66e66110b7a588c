// Pain, burning or swelling at the site under a drug that destroys tissue outside the vein.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {

std::optional<Finding> site(const RuleInput& given) {
  FindingBuilder finding{given, Rule::site};
  const auto& listed = given.drug.site_symptoms;
  for (const auto& whole : given.courses) {
    if (!given.drug.vesicant || std::find(listed.begin(), listed.end(), whole.symptom) == listed.end())
      continue;
    if (given.known_before(whole)) continue;
    if (const auto course = given.after_start(whole))
      finding.add(*course, Priority::urgent, given.drug.vesicant_source);
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
