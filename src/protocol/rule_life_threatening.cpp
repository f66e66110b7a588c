// Emergency in every window: grade 4 or 5, the airway, unresponsiveness, a blood pressure that cannot be
// obtained.
#include "protocol/rules.hpp"
#include "protocol/sign.hpp"

namespace infuwatch {
namespace {

constexpr int life_threatening_severity = 8;  // grade 4

}  // namespace

std::optional<Finding> life_threatening(const RuleInput& given) {
  FindingBuilder finding{given, Rule::life_threatening};
  for (const auto& whole : given.courses) {
    const auto news = given.news_of(whole);
    if (!news) continue;
    const auto& course = *news;
    const auto* term = given.catalogue.symptom(course.symptom);
    if (term && term->life_threatening)
      finding.add(course, Priority::emergency, term->source);
    else if (course.item(given.infusion).severity >= life_threatening_severity)
      finding.add(course, Priority::emergency, "CTCAE v5.0: grade 4 is life-threatening, grade 5 is death");
  }
  const auto out_of_reach = [](const SignReading& reading) -> std::optional<SignFault> {
    const auto& vitals = reading.vitals;
    if (!vitals.pressure) return std::nullopt;
    if (vitals.pressure->systolic) return SignFault{};
    return SignFault{.severity = 1, .priority = Priority::emergency};
  };
  const auto unresponsive = [](const SignReading& reading) -> std::optional<SignFault> {
    const auto& vitals = reading.vitals;
    if (!vitals.consciousness) return std::nullopt;
    if (*vitals.consciousness < Consciousness::pain) return SignFault{};
    return SignFault{.severity = *vitals.consciousness == Consciousness::pain ? 1 : 2,
                     .priority = Priority::emergency,
                     .value = static_cast<int>(*vitals.consciousness)};
  };
  add_excursions(finding, given, given.readings, "sbp", out_of_reach,
                 "site default: an unobtainable blood pressure is an emergency");
  add_excursions(finding, given, given.readings, "acvpu", unresponsive,
                 "site default: responds to pain only, or not at all");
  return std::move(finding).finish();
}

}  // namespace infuwatch
