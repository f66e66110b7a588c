#include "app/observe.hpp"

#include "base/text.hpp"
#include "protocol/grades.hpp"
#include "protocol/probable.hpp"
#include "protocol/window.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

bool holds(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

Result<std::vector<std::string>, Problem> keys_of(std::string_view field,
                                                  const std::vector<std::string>& words,
                                                  const Catalogue& catalogue) {
  std::vector<std::string> keys;
  for (const auto& word : words) {
    const auto key = symptom_key(field, word, catalogue);
    if (!key) return Failure{key.error()};
    if (!holds(keys, *key)) keys.push_back(*key);
  }
  return keys;
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

Problem none_and_seen() { return BadField{"--none", "none", Takes::none_alone}; }

}  // namespace

Result<Done, Problem> holds_together(const Observed& said) {
  for (const auto& seen : said.symptoms) {
    const auto called = seen.symptom == "other" ? seen.words : seen.symptom;
    if (seen.onset && seen.onset->from > said.at.to)
      return Failure{Problem{
          BadField{"the onset", called, Takes::onset_not_after, {}, {}, {seen.onset->from, said.at.to}}}};
    if (seen.symptom != "other" && (holds(said.denied, seen.symptom) || holds(said.resolved, seen.symptom)))
      return Failure{Problem{BadField{"--symptom", seen.symptom, Takes::seen_or_denied}}};
  }
  if (said.none && !said.symptoms.empty()) return Failure{none_and_seen()};
  if (!said.call && said.symptoms.empty() && said.denied.empty() && said.resolved.empty() &&
      said.vitals.empty() && said.note.empty())
    return Failure{Problem{MissingField{MissingField::What::an_observation}}};
  return Done{};
}

Asked ObserveRequest::asked() const {
  Asked all{std::to_string(infusion.value()),
            at,
            joined(symptoms, "|"),
            joined(denied, "|"),
            joined(resolved, "|"),
            none ? "none" : "",
            source,
            note,
            call};
  const auto signs = vitals.asked();
  all.insert(all.end(), signs.begin(), signs.end());
  return all;
}

Result<Observed, Problem> observed(const ObserveRequest& request, const Sitting& sitting, const Chart& chart,
                                   const Infusion& infusion) {
  const auto latest = sitting.catalogue({infusion.order.drug});
  if (!latest) return Failure{latest.error()};
  const auto& catalogue = **latest;
  Observed said;
  said.infusion = infusion.number;
  const auto at = sitting.time("--at", request.at, chart, &infusion);
  if (!at) return Failure{at.error()};
  said.at = *at;
  for (const auto& text : request.symptoms) {
    auto seen = symptom_field(text, catalogue, sitting, chart, &infusion);
    if (!seen) return Failure{seen.error()};
    const bool twice = std::any_of(said.symptoms.begin(), said.symptoms.end(), [&](const SymptomSeen& other) {
      return other.symptom == seen->symptom && other.words == seen->words;
    });
    if (twice) return Failure{Problem{BadField{"--symptom", text, Takes::symptom_once}}};
    if (seen->onset && seen->onset->from <= said.at.to && seen->onset->to > said.at.to)
      seen->onset->to = said.at.to;
    said.symptoms.push_back(std::move(*seen));
  }
  auto denied = keys_of("--denied", request.denied, catalogue);
  auto resolved = keys_of("--resolved", request.resolved, catalogue);
  if (!denied) return Failure{denied.error()};
  if (!resolved) return Failure{resolved.error()};
  said.denied = std::move(*denied), said.resolved = std::move(*resolved);
  if (request.none) {
    said.none = true;
    if (!said.symptoms.empty()) return Failure{none_and_seen()};
    for (const auto& key : catalogue.drugs.at(infusion.order.drug).reactions)
      if (!holds(said.denied, key)) said.denied.push_back(key);
  }
  auto vitals = vitals_of(request.vitals, said.confirmed);
  if (!vitals) return Failure{vitals.error()};
  said.vitals = std::move(*vitals);
  for (auto& seen : said.symptoms) {
    if (seen.symptom != "fever" || seen.grade || !said.vitals.temperature) continue;
    const auto since = std::min(seen.onset.value_or(said.at).from, very_high_since(chart, said));
    seen.grade = fever_grade(*said.vitals.temperature, said.at.from - since);
    grade_by(seen, catalogue);
  }
  const auto source = source_field(request.source);
  if (!source) return Failure{source.error()};
  said.source = *source;
  const auto note = free_text("--note", request.note);
  if (!note) return Failure{note.error()};
  said.note = *note;
  if (!request.call.empty()) said.call = named<CallOutcome>(request.call);
  if (const auto held = holds_together(said); !held) return Failure{held.error()};
  return said;
}

Result<storage::Recorded, Problem> observe(const Desk& desk, const Common& common,
                                           const ObserveRequest& request) {
  return record_observation(desk, "observe", common, request);
}

Result<storage::Recorded, Problem> record_observation(const Desk& desk, std::string_view verb,
                                                      const Common& common, const ObserveRequest& request) {
  return write(desk, verb, common, request.asked(), [&](const Sitting& sitting) -> Result<Act, Problem> {
    const auto chart = sitting.chart_of(request.infusion);
    if (!chart) return Failure{chart.error()};
    const auto& infusion = *(*chart)->infusion(request.infusion);
    auto said = observed(request, sitting, **chart, infusion);
    if (!said) return Failure{said.error()};
    const auto catalogue = sitting.catalogue({infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    auto doubts = improbable(said->vitals, (*catalogue)->common.probable, said->confirmed);
    if (!doubts.empty() && common.reason.empty()) return Failure{Problem{ReasonNeeded{std::move(doubts)}}};
    Act act{std::move(*said), {(*chart)->patient().id}, {}, {}, sitting.usual_notices(**chart, infusion)};
    if (infusion.state == InfusionState::cancelled || infusion.state == InfusionState::voided)
      act.notices.push_back({Notice::Kind::not_running, {std::string{name(infusion.state)}}});
    else if (stop_missing(infusion, sitting.moment.now))
      act.notices.push_back({Notice::Kind::stop_missing, {iso(*infusion.planned_end)}});
    return act;
  });
}

}  // namespace infuwatch::app
