// A reaction symptom in a window, or late; any other new symptom in the windows.
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr int grade_3 = 6;  // severity; a symptom without a grade weighs 5

bool handled_elsewhere(const RuleInput& given, const SymptomCourse& course) {
  const auto* term = given.catalogue.symptom(course.symptom);
  if (term && term->life_threatening) return true;               // by `life-threatening`, in every window
  if (given.reaction_symptom(course)) return course.number > 0;  // by `recurrence`
  const auto& listed = given.drug.site_symptoms;
  const bool at_the_site = std::find(listed.begin(), listed.end(), course.symptom) != listed.end();
  if (term && term->serious_everywhere) return true;
  return at_the_site || given.serious_effect(course);
}

std::optional<Priority> priority_of(const RuleInput& given, const SymptomCourse& course) {
  const auto item = course.item(given.infusion);
  const auto* term = given.catalogue.symptom(course.symptom);
  if (!given.reaction_symptom(course)) {
    if (item.window == Window::late) return std::nullopt;
    const bool own_words = !term;  // nobody can tell what they mean: only grade 1 is mild
    if (own_words && given.in_the_chair_or_high_risk(course))
      return item.severity <= severity_of(1) ? Priority::review : Priority::urgent;
    return item.severity >= grade_3 ? Priority::urgent : Priority::review;
  }
  if (given.mild(course) && (!item.grade || *item.grade == 1)) return Priority::review;
  if (!given.in_the_chair_or_high_risk(course))
    return item.severity >= severity_of(std::nullopt) ? Priority::urgent : Priority::review;
  return Priority::urgent;
}

/// Before the start only what came after a medication of this visit is a reaction: to that.
void add_before_start(FindingBuilder& finding, const RuleInput& given, const SymptomCourse& whole) {
  const auto* term = given.catalogue.symptom(whole.symptom);
  const auto course = part_before(whole, given.infusion);
  if (!course || (term && term->life_threatening) || !given.reaction_symptom(*course)) return;
  const auto* gave = given.given_before(course->mentions.front().onset.to);
  if (!gave) return;
  auto item = course->item(given.infusion);
  item.after = gave->medication && !gave->medication->name.empty() ? gave->medication->name : gave->what;
  const bool airway = term && (term->bronchospasm || term->system == BodySystem::respiratory ||
                               term->system == BodySystem::larynx);
  const bool urgent = airway || item.severity >= grade_3;
  finding.add(std::move(item), urgent ? Priority::urgent : Priority::review, {},
              "site default: before the start, a symptom after a medication of this visit");
}

}  // namespace

std::optional<Finding> reaction(const RuleInput& given) {
  FindingBuilder finding{given, Rule::reaction};
  for (const auto& charted : given.courses) {
    const auto whole = given.weighed(charted);
    add_before_start(finding, given, whole);
    const auto course = given.after_start(whole);
    if (!course || handled_elsewhere(given, *course)) continue;
    const auto* term = given.catalogue.symptom(course->symptom);
    if (given.known_before(whole) || given.expected(*course)) continue;
    const auto& listed = given.drug.reactions;
    const bool on_label = std::find(listed.begin(), listed.end(), course->symptom) != listed.end();
    const auto source = on_label ? given.drug.reactions_source
                        : term   ? term->source
                                 : "site default: any new symptom is looked at";
    if (const auto priority = priority_of(given, *course)) finding.add(*course, *priority, source);
  }
  return std::move(finding).finish();
}

}  // namespace infuwatch
