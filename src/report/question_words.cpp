#include "report/question_words.hpp"

#include "base/overloaded.hpp"
#include "report/sentences_of_questions.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

namespace s = sentence;

std::string reaction_text(const ReactedBefore& reacted) {
  return std::visit(
      Overloaded{[](EarlierReaction worst) { return plain(name(worst)); },
                 [](ReactedBefore::ByCriteria) { return std::string{"anaphylaxis by its criteria"}; },
                 [](const ReactedBefore::Symptom& symptom) {
                   return plain(symptom.named) +
                          (symptom.grade ? " grade " + std::to_string(*symptom.grade) : std::string{});
                 }},
      reacted.what);
}

Typed days(int count) { return {counted(static_cast<std::size_t>(std::max(count, 0)), "day", "days")}; }

Message asked(const PastDoseLimit& q) {
  return {&s::past_dose_limit,
          {{"drug", Typed{capital(q.drug)}},
           {"with", q.with},
           {"before", q.before.amount},
           {"limit", q.limit},
           {"source", Typed{q.source}}}};
}

Message asked(const DoseUnknown& q) {
  return {q.body_surface ? &s::dose_not_countable : &s::earlier_dose_unknown,
          {{"drug", Typed{capital(q.drug)}}, {"key", Typed{q.drug}}, {"unit", Typed{q.unit}}}};
}

Message asked(const TooSoon& q) {
  return {&s::too_soon,
          {{"drug", Typed{q.drug}},
           {"last", OnDay{q.last}},
           {"days", days(q.days)},
           {"shortest", days(q.shortest)},
           {"source", Typed{q.source}}}};
}

Message asked(const ReactedBefore& q) {
  return {q.infusion.value() > 0 ? &s::reacted_in_record : &s::reacted_reported,
          {{"drug", Typed{q.drug}},
           {"reaction", Typed{reaction_text(q)}},
           {"infusion", q.infusion},
           {"source", Typed{q.source}}}};
}

Message asked(const AnsweredOtherwise& q) {
  return {q.at_least ? &s::answered_below : &s::answered_otherwise,
          {{"question", Typed{q.ask}},
           {"answer", Typed{q.answer}},
           {"expected", Typed{q.expected}},
           {"least", std::int64_t{q.at_least.value_or(0)}},
           {"source", Typed{q.source}}}};
}

Message asked(const Improbable& q) {
  const auto reading = [&](Decimal value) { return Typed{to_text(value) + q.unit}; };
  return {&s::improbable,
          {{"field", FieldRef{q.field}},
           {"given", reading(q.given)},
           {"least", reading(q.least)},
           {"most", reading(q.most)}}};
}

Message asked(const ReleasedEarly& q) {
  return {&s::released_early, {{"infusion", q.infusion}, {"until", q.observe_until}}};
}
Message asked(const ReleasedUnstopped& q) {
  return {&s::released_unstopped, {{"infusion", q.infusion}, {"until", q.observe_until}}};
}
Message asked(const TakenUpAfterRelease& q) {
  return {&s::resumed_after_release, {{"infusion", q.infusion}, {"released", q.released}}};
}
Message asked(const NotChecked& q) {
  return {&s::not_checked, {{"drug", Typed{q.drug}}, {"source", Typed{q.source}}}};
}

}  // namespace

Message question_message(const Question& question) {
  return std::visit([](const auto& q) { return asked(q); }, question);
}

Refusal reason_refusal(const ReasonNeeded& needed) {
  const auto& questions = needed.questions;
  const bool readings_only = std::all_of(questions.begin(), questions.end(), [](const Question& question) {
    return std::holds_alternative<Improbable>(question);
  });
  Refusal out;
  out.todo = {Message{readings_only ? &s::confirm_reading : &s::give_reason}};
  if (questions.size() == 1) {
    out.wrong = {question_message(questions.front())};
    return out;
  }
  out.wrong = {Message{&s::items_need_reason, {{"count", static_cast<std::int64_t>(questions.size())}}}};
  for (const auto& question : questions) out.lines.push_back({question_message(question)});
  return out;
}

std::string question_name(const Question& question) {
  return std::visit(
      Overloaded{[](const ReleasedEarly&) { return std::string{"released-early"}; },
                 [](const ReleasedUnstopped&) { return std::string{"released-unstopped"}; },
                 [](const TakenUpAfterRelease&) { return std::string{"taken-up-after-release"}; },
                 [](const PastDoseLimit&) { return std::string{"dose-limit"}; },
                 [](const DoseUnknown&) { return std::string{"dose-unknown"}; },
                 [](const TooSoon&) { return std::string{"interval"}; },
                 [](const ReactedBefore&) { return std::string{"prior-reaction"}; },
                 [](const AnsweredOtherwise& q) { return q.question; },
                 [](const NotChecked&) { return std::string{"second-check"}; },
                 [](const Improbable& q) { return std::string{field_of(q.field).option}; }},
      question);
}

}  // namespace infuwatch::report
