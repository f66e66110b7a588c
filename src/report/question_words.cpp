#include "report/question_words.hpp"

#include "base/overloaded.hpp"
#include "domain/vital_sign.hpp"
#include "report/close_out_question_words.hpp"
#include "report/dose_words.hpp"
#include "report/handover.hpp"
#include "report/lab_words.hpp"
#include "report/order_question_words.hpp"
#include "report/premedication_words.hpp"
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

Typed years(int count) {
  return {count == 0 ? "under 1 year" : counted(static_cast<std::size_t>(count), "year", "years")};
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
  if (!q.of.empty())
    return {&s::improbable_lab,
            {{"lab", Typed{q.field == FieldId::medication ? capital(q.of) : q.of}},
             {"given", reading(q.given)},
             {"least", reading(q.least)},
             {"most", reading(q.most)}}};
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

std::vector<std::string> texts(const std::vector<FlagId>& flags) {
  std::vector<std::string> out;
  for (const auto flag : flags) out.push_back(to_text(flag));
  return out;
}

Message asked(const FlagsUnanswered& q) {
  return {&s::flags_unanswered, {{"flags", Listed{texts(q.flags), " and "}}}};
}
Message asked(const StillPresent& q) {
  return {&s::still_present, {{"symptoms", symptoms_told(q.symptoms)}}};
}
template <class OfCloseOut>
requires requires(const OfCloseOut& q) { asked_at_close_out(q); }
Message asked(const OfCloseOut& q) { return asked_at_close_out(q); }
template <class OfOrder>
requires requires(const OfOrder& q) { asked_of_order(q); }
Message asked(const OfOrder& q) { return asked_of_order(q); }
Message asked(const OwnWordsGrave& q) {
  auto signs = symptoms_told(q.signs);
  signs.last = " or ";
  return {&s::own_words_grave, {{"words", Typed{q.words}}, {"signs", std::move(signs)}}};
}
Message asked(const NotSerious& q) {
  return {&s::not_serious_after, {{"flags", Listed{texts(q.flags), " and "}}}};
}
Message asked(const ReadingsOutside& q) {
  std::vector<std::string> readings;
  Instant last;
  for (const auto& reading : q.readings) {
    readings.push_back(std::string{vital_sign(reading.sign).field.label} +
                       reading.words.substr(reading.words.find(' ')));
    last = std::max(last, reading.at);
  }
  return {&s::readings_outside,
          {{"readings", Listed{std::move(readings), " and "}}, {"at", last}, {"source", Typed{q.source}}}};
}
Message asked(const NoReadingsSince& q) { return {&s::no_readings_since, {{"since", q.since}}}; }
Message asked(const ProviderNotNotified& q) {
  return {&s::provider_not_notified, {{"flags", Listed{texts(q.flags), " and "}}}};
}
Message asked(const StartedAlready& q) {
  return {q.running ? &s::running_already : &s::started_already,
          {{"drug", Typed{q.drug}}, {"infusion", q.infusion}, {"start", q.start}}};
}
Message asked(const AllergyNamed& q) {
  return {
      q.through.empty() ? &s::allergy_named : &s::allergy_through,
      {{"what", Typed{capital(q.given)}}, {"allergies", Typed{q.allergies}}, {"through", Typed{q.through}}}};
}
Message asked(const HandedOverOpen& q) {
  std::vector<std::string> items;
  for (const auto& item : q.items) items.push_back(handover_item_text(item));
  return {&s::handed_over_open, {{"items", Listed{std::move(items), " and "}}}};
}

Message asked(const StoppedEarly& q) {
  return {&s::stopped_early, {{"infusion", q.infusion}, {"planned", q.planned_end}}};
}
Message asked(const StopLongPast& q) {
  return {&s::stop_long_past, {{"infusion", q.infusion}, {"planned", q.planned_end}}};
}
Message asked(const OverAlready& q) {
  return {q.released ? &s::over_released : &s::over_stopped, {{"infusion", q.infusion}, {"since", q.since}}};
}
Message asked(const ChartedAlready& q) { return {&s::charted_already, {{"entry", q.entry}, {"at", q.at}}}; }
Message asked(const RateAboveSteps& q) {
  return {q.next_step ? &s::rate_before_step : &s::rate_above_steps,
          {{"rate", q.rate},
           {"highest", q.highest},
           {"next", q.next_step.value_or(Instant{})},
           {"source", Typed{q.source}}}};
}
Message asked(const RestartAbove& q) {
  return {q.at_resume ? &s::resumed_above : &s::restart_above,
          {{"rate", q.rate}, {"before", q.before}, {"most", q.most}, {"source", Typed{q.source}}}};
}
Message asked(const RateJump& q) { return {&s::rate_jump, {{"rate", q.rate}, {"last", q.last}}}; }
Message asked(const NeverAgain& q) {
  return {&s::never_again,
          {{"drug", Typed{q.drug}}, {"flags", Listed{texts(q.flags), " and "}}, {"source", Typed{q.source}}}};
}
Message asked(const GivenLately& q) {
  return {&s::given_lately,
          {{"medication", Typed{capital(q.medication)}},
           {"last", q.last},
           {"usual", q.usual},
           {"source", Typed{q.source}}}};
}
Message asked(const FeverOtherwise& q) {
  if (!q.of_reading)
    return {&s::fever_without_heat, {{"grade", std::int64_t{q.grade}}, {"measured", q.measured}}};
  return {&s::fever_otherwise,
          {{"grade", std::int64_t{q.grade}},
           {"measured", q.measured},
           {"of_reading", std::int64_t{*q.of_reading}}}};
}
Message asked(const WeightFar& q) { return {&s::weight_far, {{"weight", q.weight}, {"last", q.last}}}; }
Message asked(const DischargeOpen& q) {
  return {&s::discharge_open, {{"ask", Typed{q.ask}}, {"because", Typed{q.because}}}};
}
Message asked(const DischargeLeft& q) { return {&s::discharge_left, {{"asks", Listed{q.asks, "; "}}}}; }
Message asked(const ScreeningNotShown& q) {
  const auto told = [](const std::vector<QuestionTold>& all) {
    std::vector<std::string> asks;
    for (const auto& one : all) asks.push_back(question_told_text(one));
    return Listed{std::move(asks), " ", " "};
  };
  return {!q.prepared          ? &s::screening_not_shown
          : q.new_asks.empty() ? &s::screening_no_longer_answered
          : q.asks.empty()     ? &s::screening_new
                               : &s::screening_no_longer_and_new,
          {{"asks", told(q.asks)}, {"new", told(q.new_asks)}}};
}
Message asked(const BagExpired& q) {
  return {q.lot.empty() ? &s::bag_expired : &s::bag_of_lot_expired,
          {{"lot", Typed{q.lot}}, {"expires", q.expires}}};
}
Message asked(const BagExpiresFirst& q) {
  return {q.lot.empty() ? &s::bag_expires_first : &s::bag_of_lot_expires_first,
          {{"lot", Typed{q.lot}}, {"expires", q.expires}, {"planned", q.planned_end}}};
}
Message asked(const OrderExpired& q) { return {&s::order_expired, {{"expires", q.expires}}}; }
Message asked(const AllergiesNotAsked&) { return {&s::allergies_not_asked}; }
Message asked(const AllergiesDropped& q) {
  return {&s::allergies_dropped, {{"allergies", Typed{q.allergies}}}};
}
Message asked(const Contradicted& q) {
  const auto& by_reading = q.answered ? s::contradicted_by_reading : s::reading_against_unasked;
  if (q.measured && q.signs.empty())
    return {&by_reading, {{"question", Typed{q.ask}}, {"reading", Typed{q.measured->entered}}, {"at", q.at}}};
  if (q.signs.empty())
    return {q.answered ? &s::contradicted_by_pregnancy : &s::pregnancy_against_unasked,
            {{"question", Typed{q.ask}}}};
  std::vector<std::string> entries;
  for (const auto entry : q.entries) entries.push_back(to_text(entry));
  return {q.answered ? &s::contradicted_by_signs : &s::signs_against_unasked,
          {{"question", Typed{q.ask}},
           {"signs", symptoms_told(facts_against(q))},
           {"entries", Listed{std::move(entries), ", ", ", "}}}};
}
Message asked(const EarlierDosesOpen& q) {
  return {q.last && q.worst ? &s::earlier_doses_open
          : q.last          ? &s::earlier_doses_undated
                            : &s::earlier_doses_without_worst,
          {{"drug", Typed{q.drug}}}};
}
Message asked(const NoReadingsBefore& q) {
  std::vector<std::string> signs;
  for (const auto sign : q.signs) signs.push_back(sign_in_words(vital_sign(sign)));
  return {&s::no_readings_before,
          {{"signs", Listed{std::move(signs), " and "}}, {"since", q.since}, {"source", Typed{q.source}}}};
}
Message asked(const PremedicationOpen& q) {
  const bool told = !q.name.empty() || !q.dose.empty() || !q.route.empty();
  const auto& sentence = !q.too_little.empty()              ? s::premedication_too_little
                         : q.given && q.within              ? s::premedication_too_early
                         : q.given && q.before > Seconds{0} ? s::premedication_too_late
                         : told                             ? s::premedication_as_told_not_charted
                                                            : s::premedication_not_charted;
  return {&sentence,
          {{"kind", Typed{q.kind}},
           {"given", q.given.value_or(Instant{})},
           {"doses", Listed{q.too_little, " and "}},
           {"before", q.before},
           {"within", q.within.value_or(Seconds{0})},
           {"label", Typed{label_text(q.name, q.dose, q.route, q.before)}},
           {"source", Typed{q.source}}}};
}
Message asked(const OffSchedule& q) {
  std::vector<std::string> every;
  for (const auto one : q.every) every.push_back(std::to_string(one));
  return {&s::off_schedule,
          {{"drug", Typed{q.drug}},
           {"last", OnDay{q.last}},
           {"days", days(q.days)},
           {"every", Listed{std::move(every), " or "}},
           {"source", Typed{q.source}}}};
}
Message asked(const NotAnswered& q) {
  std::vector<std::string> labs;
  for (const auto& lab : q.last) labs.push_back(told_text(lab));
  return {labs.empty() ? &s::not_answered : &s::not_answered_on_file,
          {{"question", Typed{q.ask}},
           {"key", Typed{q.question}},
           {"answer", Typed{q.expected.empty() ? "NUMBER" : q.expected}},
           {"labs", Listed{std::move(labs), "; ", "; "}},
           {"source", Typed{q.source}}}};
}
Message asked(const LabOtherwise& q) {
  return {q.then ? &s::lab_differs : &s::lab_otherwise,
          {{"question", Typed{q.ask}},
           {"lab", Typed{told_text(q.found)}},
           {"then", Typed{q.then ? told_text(*q.then) : std::string{}}},
           {"expected", Typed{expected_text(q.expected)}},
           {"source", Typed{q.source}}}};
}
Message asked(const GivenMore& q) { return {&s::given_more, {{"given", q.given}, {"ordered", q.ordered}}}; }
Message asked(const TooYoung& q) {
  return {&s::too_young,
          {{"age", years(q.age)},
           {"drug", Typed{q.drug}},
           {"from", years(q.from_years)},
           {"source", Typed{q.source}}}};
}
Message asked(const AfterClosing& q) { return {&s::after_closing, {{"over", q.over}, {"closes", q.closes}}}; }
Message asked(const LeavesTo& q) {
  if (q.to == "against-advice") return {&s::leaves_against_advice};
  return {&s::leaves_to_department, {{"to", Typed{q.to == "ed" ? "emergency department" : q.to}}}};
}
Message asked(const RegisteredAlready& q) {
  return {q.by_mrn ? &s::mrn_registered : &s::person_registered,
          {{"name", Typed{q.name}}, {"mrn", Typed{q.mrn}}, {"birth", q.birth}}};
}

Message asked(const NameAlike& q) {
  return {q.listed ? &s::name_alike : &s::name_alike_before,
          {{"typed", Typed{backquoted(q.typed)}}, {"names", Listed{q.names, " or "}}}};
}

}  // namespace

std::string sign_in_words(const VitalSign& sign) {
  return sign.sign == Sign::pressure ? "blood pressure" : std::string{sign.name};
}

Message question_message(const Question& question) {
  return std::visit([](const auto& q) { return asked(q); }, question);
}

Refusal reason_refusal(const ReasonNeeded& needed) {
  const auto& questions = needed.questions;
  const bool readings_only = std::all_of(questions.begin(), questions.end(), [](const Question& question) {
    return std::holds_alternative<Improbable>(question);
  });
  std::vector<std::string> keys, bare;
  for (const auto& question : questions) {
    if (needed.each && std::holds_alternative<Improbable>(question)) continue;  // confirmed where it is typed
    const auto own = question_key(question);
    if (std::find(bare.begin(), bare.end(), own) == bare.end()) bare.push_back(own);
    const auto key = own + "=…";
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  const auto by_key = [&](const Sentence& sentence) {
    return Message{&sentence, {{"keys", Listed{keys, "; ", "; "}}}};
  };
  const auto unasked =
      needed.unasked.empty()
          ? std::nullopt
          : std::optional{
                Message{&s::reason_key_unasked, {{"given", Listed{needed.unasked}}, {"keys", Listed{bare}}}}};
  Refusal out;
  if (questions.size() == 1) {
    const bool of_a_name = std::holds_alternative<NameAlike>(questions.front());
    const auto* rare = std::get_if<Improbable>(&questions.front());
    const bool of_a_dose = rare && rare->field == FieldId::medication;
    out.wrong = {question_message(questions.front())};
    out.todo = {of_a_name       ? Message{&s::give_name_reason}
                : of_a_dose     ? Message{&s::confirm_dose}
                : readings_only ? Message{&s::confirm_reading}
                : needed.each   ? by_key(s::give_own_reason)
                              : Message{&s::give_reason, {{"key", Typed{question_key(questions.front())}}}}};
    if (unasked) out.lines.push_back({*unasked});
    return out;
  }
  out.wrong = {Message{&s::items_need_reason, {{"count", static_cast<std::int64_t>(questions.size())}}}};
  for (const auto& question : questions) out.lines.push_back({question_message(question)});
  if (unasked) out.lines.push_back({*unasked});
  out.todo = {readings_only ? Message{&s::confirm_reading}
              : needed.each ? by_key(s::give_own_reason)
                            : by_key(s::give_reasons)};
  return out;
}

}  // namespace infuwatch::report
