#include "report/question_words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

std::string reacted_text(const ReactedBefore& reacted) {
  return std::visit(
      Overloaded{[](EarlierReaction worst) { return plain(name(worst)); },
                 [](ReactedBefore::ByCriteria) { return std::string{"anaphylaxis by its criteria"}; },
                 [](const ReactedBefore::Symptom& symptom) {
                   return shown(plain(symptom.named)) +
                          (symptom.grade ? " grade " + std::to_string(*symptom.grade) : std::string{});
                 }},
      reacted.what);
}

}  // namespace

std::string question_text(const Question& question, const Zone* zone) {
  const auto at = [&](Instant instant) { return zone ? zone->shown(instant) : iso(instant); };
  return std::visit(
      Overloaded{[&](const ReleasedEarly& q) {
                   return "The observation after the stop of infusion " + std::to_string(q.infusion.value()) +
                          " runs until " + at(q.observe_until) + ": a release before asks for a reason.";
                 },
                 [&](const ReleasedUnstopped& q) {
                   return "No stop of infusion " + std::to_string(q.infusion.value()) +
                          " is charted, and the observation after its planned end would run until " +
                          at(q.observe_until) + ": a release before asks for a reason.";
                 },
                 [&](const TakenUpAfterRelease& q) {
                   return "The patient of infusion " + std::to_string(q.infusion.value()) +
                          " was released at " + at(q.released) + ": taking it up again asks for a reason.";
                 },
                 [](const PastDoseLimit& q) {
                   return capital(q.drug) + " would come to " + to_text(q.with) + " in all (" +
                          to_text(q.before.amount) + " so far), past the limit of " + to_text(q.limit) +
                          " [" + q.source + "].";
                 },
                 [](const DoseUnknown& q) {
                   return capital(q.drug) + " has a lifetime limit, and " +
                          (q.body_surface
                               ? "this dose cannot be counted against it without --bsa."
                               : "what the patient had before is not known (patient prior MRN --drug " +
                                     q.drug + " --count N --total-dose \"N " + q.unit + "\").");
                 },
                 [&](const TooSoon& q) {
                   return "The last " + q.drug + " was on " + at(q.last).substr(0, 11) + ", " +
                          counted(static_cast<std::size_t>(std::max(q.days, 0)), "day", "days") +
                          " before; the shortest interval is " +
                          counted(static_cast<std::size_t>(q.shortest), "day", "days") + " [" + q.source +
                          "].";
                 },
                 [](const ReactedBefore& q) {
                   return "An earlier reaction to " + q.drug + ": " + reacted_text(q) +
                          (q.infusion.value() > 0 ? ", infusion " + std::to_string(q.infusion.value())
                                                  : ", told of before this record") +
                          " [" + q.source + "].";
                 },
                 [](const AnsweredOtherwise& q) {
                   return "\"" + q.ask + "\" was answered " + q.answer + ", and " +
                          (q.at_least ? "at least " + std::to_string(*q.at_least) : q.expected) +
                          " is expected [" + q.source + "].";
                 },
                 [](const NotChecked& q) {
                   return "A second nurse checks " + q.drug + " before the start (--checked-by BADGE) [" +
                          q.source + "].";
                 },
                 [](const Improbable& q) {
                   const auto reading = [&](Decimal value) { return to_text(value) + q.unit; };
                   return q.field + ' ' + reading(q.given) + " is hardly ever seen (usually " +
                          reading(q.least) + " to " + reading(q.most) + ").";
                 }},
      question);
}

Sentences reason_sentences(const ReasonNeeded& needed, const Zone* zone) {
  const auto& questions = needed.questions;
  const bool readings_only = std::all_of(questions.begin(), questions.end(), [](const Question& question) {
    return std::holds_alternative<Improbable>(question);
  });
  Sentences out;
  out.remedy = readings_only ? "If it was measured so, type it with a ! behind it; else type it again."
                             : "Nothing was recorded. If it is to be so, say why with --reason \"…\".";
  if (questions.size() == 1) {
    out.wrong = question_text(questions.front(), zone);
    return out;
  }
  out.wrong = counted(questions.size(), "thing asks", "things ask") + " for a reason.";
  for (const auto& question : questions) out.lines.push_back(question_text(question, zone));
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
                 [](const Improbable& q) { return q.field; }},
      question);
}

}  // namespace infuwatch::report
