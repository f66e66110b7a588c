#include "report/order_question_words.hpp"

#include "report/dose_words.hpp"
#include "report/sentences_of_questions.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

namespace s = sentence;

Typed in_days(int count) { return {counted(static_cast<std::size_t>(std::max(count, 0)), "day", "days")}; }

Decimal kilograms_of(const std::optional<Weighed>& weighed) { return weighed ? weighed->kg : Decimal{}; }
OnDay day_of(const std::optional<Weighed>& weighed) { return {weighed ? weighed->at : Instant{}}; }

/// Where the nearest range alone does not tell it.
Message asked_of_all(const DoseOutside& q) {
  Listed doses{.words = {}, .last = "; ", .between = "; "};
  for (const auto& one : q.doses) doses.words.push_back(dose_text(one));
  const auto& sentence = q.of_others ? (q.weight ? s::dose_of_others_at : s::dose_of_others)
                         : q.weight  ? (q.comes_to ? s::dose_none_by_size_at : s::dose_none_at)
                                     : (q.comes_to ? s::dose_none_by_size : s::dose_none);
  return {&sentence,
          {{"drug", Typed{capital(q.drug)}},
           {"dose", q.dose},
           {"comes_to", q.comes_to.value_or(q.dose)},
           {"weight", kilograms_of(q.weight)},
           {"weighed", day_of(q.weight)},
           {"doses", std::move(doses)},
           {"source", Typed{q.source}}}};
}

}  // namespace

Message asked_of_order(const DoseOutside& q) {
  if (!q.doses.empty()) return asked_of_all(q);
  const bool one = q.least == q.most;
  const auto& sentence = !q.comes_to ? (one ? s::dose_not_usual : s::dose_outside)
                         : q.weight  ? (one ? s::dose_not_by_weight : s::dose_outside_by_weight)
                                     : (one ? s::dose_not_by_size : s::dose_outside_by_size);
  return {&sentence,
          {{"drug", Typed{capital(q.drug)}},
           {"dose", q.dose},
           {"comes_to", q.comes_to.value_or(q.dose)},
           {"least", q.least},
           {"most", q.most},
           {"weight", kilograms_of(q.weight)},
           {"weighed", day_of(q.weight)},
           {"source", Typed{q.source}}}};
}
Message asked_of_order(const DoseNeeds& q) {
  return {q.body_surface ? &s::dose_needs_surface
          : q.last       ? &s::dose_needs_newer_weight
                         : &s::dose_needs_weight,
          {{"drug", Typed{capital(q.drug)}},
           {"weight", kilograms_of(q.last)},
           {"weighed", day_of(q.last)},
           {"source", Typed{q.source}}}};
}
Message asked_of_order(const PlannedShort& q) {
  return {&s::planned_short,
          {{"drug", Typed{capital(q.drug)}},
           {"planned", q.planned},
           {"shortest", q.shortest},
           {"source", Typed{q.source}}}};
}
Message asked_of_order(const RouteOtherwise& q) {
  return {&s::route_otherwise,
          {{"drug", Typed{capital(q.drug)}},
           {"route", Typed{q.route}},
           {"routes", Listed{q.routes, " or "}},
           {"source", Typed{q.source}}}};
}
Message asked_of_order(const NotTogether& q) {
  return {!q.start    ? &s::not_with_prepared
          : q.running ? &s::not_with_running
                      : &s::not_with_lately,
          {{"infusion", q.infusion},
           {"other", Typed{q.other}},
           {"drug", Typed{q.drug}},
           {"start", q.start.value_or(Instant{})},
           {"days", in_days(q.days)},
           {"source", Typed{q.source}}}};
}
Message asked_of_order(const CourseFull& q) {
  const auto told = [&](const Quantity& one) { return Typed{q.doses ? to_text(one.amount) : to_text(one)}; };
  return {q.doses ? &s::course_of_doses_full : &s::course_of_amount_full,
          {{"drug", Typed{q.doses ? q.drug : capital(q.drug)}},
           {"with", told(q.with)},
           {"most", told(q.most)},
           {"days", in_days(q.within_days)},
           {"source", Typed{q.source}}}};
}

}  // namespace infuwatch::report
