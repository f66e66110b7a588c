#include "app/observe.hpp"

#include "app/checks.hpp"
#include "app/symptom_list.hpp"
#include "base/text.hpp"
#include "domain/follow_up_call.hpp"
#include "domain/vital_reading.hpp"
#include "protocol/call_script.hpp"
#include "protocol/ending_questions.hpp"
#include "protocol/grades.hpp"
#include "protocol/probable.hpp"
#include "protocol/running_questions.hpp"
#include "protocol/symptom_phrase.hpp"
#include "protocol/window.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

/// What was seen, measured or told at one moment, as values. Its times have to be held against the clock.
struct ObserveRequest {
  InfusionId infusion;
  EnteredTime at{};
  std::vector<SymptomEntered> symptoms{};
  std::vector<std::string> denied{}, resolved{};
  bool none = false;  // the protocol's whole list was asked and denied
  Vitals vitals{};
  std::vector<std::string> confirmed{};
  Source source = Source::chair;
  std::optional<CallOutcome> call{};
  std::string note{};
};

bool holds(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Since when readings on this infusion have been above 40.0 C without a break, up to this observation.
Instant very_high_since(const Chart& chart, const Observed& now) {
  auto since = now.at.from;
  const auto readings = chart.standing<Observed>(now.infusion);
  for (auto act = readings.rbegin(); act != readings.rend(); ++act) {
    const auto& earlier = std::get<Observed>((*act)->said);
    if (!earlier.vitals.temperature || earlier.at.from > now.at.from) continue;
    if (!very_high(*earlier.vitals.temperature)) break;
    since = earlier.at.from;
  }
  return since;
}

Problem none_and_seen() { return BadField{FieldId::none, "none", Takes::none_alone}; }

/// Each once, in the order they were typed in.
std::vector<std::string> keys_of(FieldReader& reader, FieldId field) {
  std::vector<std::string> keys;
  for (auto& key : reader.all<std::string>(field))
    if (!holds(keys, key)) keys.push_back(std::move(key));
  return keys;
}

ObserveRequest read_observation(FieldReader& reader) {
  ObserveRequest request{.infusion = reader.required<InfusionId>(FieldId::infusion)};
  const auto* catalogue = request.infusion.value() == 0 ? nullptr : reader.catalogue_of(request.infusion);
  if (!catalogue) return request;
  request.at = reader.time();
  request.symptoms = read_seen(reader, *catalogue);
  request.denied = keys_of(reader, FieldId::denied);
  request.resolved = keys_of(reader, FieldId::resolved);
  request.none = reader.given(FieldId::none);
  if (request.none && !request.symptoms.empty()) reader.fault(none_and_seen());
  request.vitals = read_vitals(reader, request.confirmed);
  request.source = reader.value_or<Source>(FieldId::source, Source::chair);
  request.note = reader.text(FieldId::note);
  return request;
}

ObserveRequest read_call(FieldReader& reader) {
  const auto outcome = reader.required<CallOutcome>(FieldId::call_outcome);
  auto request = read_observation(reader);
  request.call = outcome;
  request.source = Source::phone;
  const bool told = !request.symptoms.empty();
  if (!reader.given(FieldId::call_outcome)) return request;
  if (told && (outcome == CallOutcome::well || !questions_answered(outcome)))
    reader.fault(BadField{FieldId::call_outcome, reader.answers().text(FieldId::call_outcome),
                          Takes::outcome_of_symptoms});
  if (!told && outcome == CallOutcome::symptoms) reader.missing(FieldId::symptom);
  return request;
}

/// What `none` denies: at the bedside the drug's reactions, in a call what that call asks, by the drug list
/// the infusion began under.
Result<std::vector<std::string>, Problem> asked_of(const WriteContext& writing, const Chart& chart,
                                                   const Infusion& infusion, bool call) {
  const auto version = call && infusion.start ? infusion.terms.catalogue : 0;
  const auto catalogue = writing.catalogue({infusion.order.drug}, version);
  if (!catalogue) return Failure{catalogue.error()};
  const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
  if (drug == (*catalogue)->drugs.end()) return std::vector<std::string>{};
  if (!call) return drug->second.reactions;
  return asked_in_call(drug->second, **catalogue, second_call_is_next(chart, infusion));
}

/// The observation as it is charted. Fever without a grade gets that of the temperature measured with it.
Result<Observed, Problem> observed(const ObserveRequest& request, const WriteContext& writing,
                                   const Chart& chart, const Infusion& infusion) {
  const auto latest = writing.catalogue({infusion.order.drug});
  if (!latest) return Failure{latest.error()};
  const auto& catalogue = **latest;
  const auto at = writing.time(request.at, chart, &infusion);
  if (!at) return Failure{at.error()};
  Observed said{.infusion = infusion.number,
                .at = *at,
                .denied = request.denied,
                .none = request.none,
                .resolved = request.resolved,
                .vitals = request.vitals,
                .source = request.source,
                .call = request.call,
                .note = request.note,
                .confirmed = request.confirmed};
  for (const auto& entered : request.symptoms) {
    auto seen = entered.seen;
    if (const auto taken = take_times(seen, entered, said.at, writing, chart, infusion); !taken)
      return Failure{taken.error()};
    said.symptoms.push_back(std::move(seen));
  }
  if (request.none) {
    const auto asked = asked_of(writing, chart, infusion, request.call.has_value());
    if (!asked) return Failure{asked.error()};
    for (const auto& key : *asked)
      if (!holds(said.denied, key)) said.denied.push_back(key);
  }
  for (auto& seen : said.symptoms) {
    if (seen.symptom != "fever" || seen.grade || !said.vitals.temperature) continue;
    const auto since = std::min(seen.onset.value_or(said.at).from, very_high_since(chart, said));
    seen.grade = fever_grade(*said.vitals.temperature, said.at.from - since);
    grade_by(seen, catalogue);
  }
  if (const auto held = holds_together(said); !held) return Failure{held.error()};
  return said;
}

/// A grade that the temperature measured with it does not have; and a fever that nobody measured. One that
/// began earlier may have been higher then.
void look_at_fever(Decision& act, const Observed& said, Instant very_high) {
  for (const auto& seen : said.symptoms) {
    if (seen.symptom != "fever") continue;
    const auto& measured = said.vitals.temperature;
    if (!measured && said.source == Source::chair)
      act.notices.push_back({Notice::Kind::fever_unmeasured, {}});
    if (!measured || !seen.grade || seen.onset) continue;
    const auto of_reading = fever_grade(*measured, said.at.from - very_high);
    if (of_reading != seen.grade)
      act.questions.push_back(FeverOtherwise{
          .grade = *seen.grade, .measured = Decimal{measured->tenths_c * 100}, .of_reading = of_reading});
  }
}

/// A person's words within which a sign of emergency or serious kind stands: charted so they ring lower.
void look_at_own_words(Decision& act, const Observed& said, const Catalogue& catalogue) {
  for (const auto& seen : said.symptoms)
    if (seen.symptom == "other")
      if (auto signs = grave_within(catalogue, seen.words); !signs.empty())
        act.questions.push_back(OwnWordsGrave{seen.words, std::move(signs)});
}

/// What a call that ends well leaves open: symptoms of an urgent or emergency flag that were not charted as
/// gone, at the release or since, nor in this call.
Result<Done, Problem> look_at_call(Decision& act, const Observed& said, const WriteContext& writing,
                                   const Chart& chart, const Infusion& infusion) {
  if (said.call != CallOutcome::well || !infusion.release) return Done{};
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  auto open = still_present(chart, infusion, (*catalogue)->drugs.at(infusion.order.drug));
  std::erase_if(open,
                [&](const std::string& one) { return holds(said.resolved, one) || holds(said.denied, one); });
  if (!open.empty()) act.questions.push_back(StillPresent{std::move(open)});
  return Done{};
}

Result<Decision, Problem> decide_observation(const WriteContext& writing, const ObserveRequest& request) {
  const auto chart = writing.chart_of(request.infusion);
  if (!chart) return Failure{chart.error()};
  const auto& infusion = *(*chart)->infusion(request.infusion);
  auto said = observed(request, writing, **chart, infusion);
  if (!said) return Failure{said.error()};
  const auto catalogue = writing.catalogue({infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  auto early = mark_too_early(*said, writing, **chart, infusion);
  if (!early) return Failure{early.error()};
  auto doubts = improbable(said->vitals, (*catalogue)->common.probable, said->confirmed);
  if (!doubts.empty() && writing.reason.empty()) return Failure{Problem{ReasonNeeded{std::move(doubts)}}};
  Decision act;
  act.patients = {(*chart)->patient().id};
  act.notices = writing.usual_notices(**chart, infusion);
  if (said->vitals.weight_kg)
    if (auto far = weight_far(**chart, *said->vitals.weight_kg, said->at.from)) act.questions.push_back(*far);
  look_at_fever(act, *said, very_high_since(**chart, *said));
  look_at_own_words(act, *said, **catalogue);
  if (const auto looked = look_at_call(act, *said, writing, **chart, infusion); !looked)
    return Failure{looked.error()};
  act.at_once = kept_at_once(writing, **chart);
  act.said = std::move(*said);
  if (*early) act.notices.push_back(std::move(**early));
  if (infusion.state == InfusionState::cancelled || infusion.state == InfusionState::voided)
    act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
  else if (stop_missing(infusion, writing.moment.now))
    act.notices.push_back({Notice::Kind::stop_missing, {iso(*infusion.planned_end)}});
  return act;
}

}  // namespace

Result<Done, Problem> holds_together(const Observed& said) {
  for (const auto& seen : said.symptoms) {
    const auto called = seen.symptom == "other" ? seen.words : seen.symptom;
    if (seen.onset && seen.onset->from > said.at.to)
      return Failure{Problem{
          BadField{FieldId::onset, called, Takes::onset_not_after, {}, {}, {seen.onset->from, said.at.to}}}};
    if (seen.symptom != "other" && holds(said.denied, seen.symptom))
      return Failure{Problem{BadField{FieldId::symptom, seen.symptom, Takes::seen_or_denied}}};
  }
  if (said.none && !said.symptoms.empty()) return Failure{none_and_seen()};
  const bool told = !said.symptoms.empty() || !said.denied.empty() || !said.resolved.empty() || said.none;
  if (said.call && !questions_answered(*said.call) && told)
    return Failure{Problem{
        BadField{FieldId::call_outcome, std::string{name(*said.call)}, Takes::outcome_where_answered}}};
  if (!said.call && said.symptoms.empty() && said.denied.empty() && said.resolved.empty() &&
      said.vitals.empty() && said.note.empty())
    return Failure{Problem{MissingField{MissingField::What::an_observation}}};
  return Done{};
}

Result<Done, Problem> take_times(SymptomSeen& seen, const SymptomEntered& entered, Span at,
                                 const WriteContext& writing, const Chart& chart, const Infusion& infusion) {
  const FieldRef field{FieldId::onset, entered.name};
  if (entered.onset) {
    const auto onset = writing.time(*entered.onset, chart, &infusion, field);
    if (!onset) return Failure{onset.error()};
    seen.onset = *onset;
    if (onset->from <= at.to && onset->to > at.to) seen.onset->to = at.to;
  }
  if (!entered.ended) return Done{};
  const auto ended = writing.time(*entered.ended, chart, &infusion, field);
  if (!ended) return Failure{ended.error()};
  seen.ended = *ended;
  if (ended->from <= at.to && ended->to > at.to) seen.ended->to = at.to;
  if (ended->from > at.to)
    return Failure{Problem{
        BadField{FieldId::onset, entered.name, Takes::onset_not_after, {}, {}, {ended->from, at.to}}}};
  if (seen.onset && ended->to < seen.onset->from)
    return Failure{Problem{BadField{
        FieldId::onset, entered.name, Takes::end_after_onset, {}, {}, {seen.onset->from, ended->to}}}};
  return Done{};
}

bool take_confirmation(std::string& text) {
  if (!text.ends_with('!')) return false;
  text.pop_back();
  return true;
}

Vitals read_vitals(AnswerReader& reader, std::vector<std::string>& confirmed) {
  Vitals vitals;
  for (const auto& sign : vital_signs()) {
    auto text = trimmed(reader.answers().text(sign.field.id));
    if (text.empty()) continue;
    if (take_confirmation(text)) confirmed.emplace_back(sign.field.key);
    if (const auto taken = read_sign(sign, text, vitals); !taken) reader.fault(taken.error());
  }
  return vitals;
}

Answers ObservationTyped::answers() const {
  Answers all;
  all.add(FieldId::infusion, std::to_string(infusion.value()));
  all.add_some(FieldId::at, at);
  for (const auto& symptom : symptoms) all.add(FieldId::symptom, symptom);
  for (const auto& key : denied) all.add(FieldId::denied, key);
  for (const auto& key : resolved) all.add(FieldId::resolved, key);
  if (none) all.add(FieldId::none, "yes");
  for (const auto& [sign, text] : vitals.typed) all.add_some(field_id(sign), text);
  all.add_some(FieldId::source, source);
  all.add_some(FieldId::note, note);
  all.add_some(FieldId::call_outcome, call);
  return all;
}

Recording observe(const AppContext& context, const Request& request) {
  return perform(context, request, read_observation, decide_observation);
}

Recording call(const AppContext& context, const Request& request) {
  return perform(context, request, read_call, decide_observation);
}

Recording log(const AppContext& context, const Request& request) {
  using Line = ObservationTyped;
  const auto line = reading<Line>(context.store, [&](const storage::View& view) -> Result<Line, Problem> {
    const auto catalogue = context.shelf.get(view, 0, {"common"});
    if (!catalogue) return Failure{catalogue.error()};
    return log_line(request.answers.text(FieldId::line), **catalogue);
  });
  if (!line) return Failure{line.error()};
  auto answers = line->answers();
  answers.add_some(FieldId::reason, request.answers.text(FieldId::reason));
  return observe(context, {.verb = VerbId::observe, .answers = std::move(answers), .uuid = request.uuid});
}

}  // namespace infuwatch::app
