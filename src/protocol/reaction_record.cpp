#include "protocol/reaction_record.hpp"

#include "protocol/course.hpp"
#include "protocol/rate_course.hpp"
#include "protocol/rate_units.hpp"

#include <algorithm>
#include <set>

namespace infuwatch {
namespace {

constexpr int fever_tenths = 380;
constexpr int low_flow_tenths = 60;  // 6 L/min

bool stands_still(const Infusion& infusion, Instant at) {
  const bool paused = std::any_of(infusion.pauses.begin(), infusion.pauses.end(), [&](const Pause& pause) {
    return pause.from <= at && (!pause.to || at < *pause.to);
  });
  return paused || (infusion.stop && infusion.stop->from <= at);
}

/// The names of the vasopressors given for an event.
std::set<std::string> vasopressors(const std::vector<TreatedWith>& treatment, const Substances& known) {
  std::set<std::string> names;
  for (const auto& one : treatment) {
    const auto ingredient = ingredient_of(known, one.name);
    const auto substance = std::find_if(known.all.begin(), known.all.end(),
                                        [&](const Substance& s) { return s.name == ingredient; });
    if (substance != known.all.end() && substance->kinds.contains("vasopressor")) names.insert(ingredient);
  }
  return names;
}

std::optional<int> cytokine_release(const std::vector<SignReading>& charted, const VitalLimits& limits,
                                    const Episode& event, std::optional<Instant> until,
                                    std::size_t pressors) {
  bool fever = false, low = false;
  int oxygen = 0;
  for (const auto& reading : charted) {
    const auto& v = reading.vitals;
    if (reading.at.to < event.onset.from || (until && reading.at.from > *until)) continue;
    fever = fever || (v.temperature && v.temperature->tenths_c >= fever_tenths);
    low = low || (v.pressure && (!v.pressure->systolic || *v.pressure->systolic < limits.sbp_below));
    if (v.oxygen) oxygen = std::max(oxygen, v.oxygen->tenths_l_min);
  }
  if (!fever) return std::nullopt;
  if (pressors > 1) return 4;
  if (pressors == 1 || oxygen > low_flow_tenths) return 3;
  return low || oxygen > 0 ? 2 : 1;
}

bool reacted_from(const Chart& chart, const Infusion& infusion, Instant from) {
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
    const auto& flag = one.second;
    if (flag.retracted_by || flag.finding.infusion != infusion.number || !tells_a_reaction(flag.finding.rule))
      return false;
    const auto& items = flag.finding.items;
    return std::any_of(items.begin(), items.end(),
                       [&](const FlagItem& item) { return item.onset.from >= from; });
  });
}

}  // namespace

std::optional<Decimal> volume_by(const Chart& chart, const Infusion& infusion, Instant at) {
  if (!infusion.start || at < infusion.start->from) return std::nullopt;
  std::vector<Instant> turns{infusion.start->from, at};
  for (const auto& change : infusion.rates) turns.push_back(change.from);
  for (const auto& pause : infusion.pauses) {
    turns.push_back(pause.from);
    if (pause.to) turns.push_back(*pause.to);
  }
  if (infusion.stop) turns.push_back(infusion.stop->from);
  std::sort(turns.begin(), turns.end());
  std::int64_t sum = 0;  // thousandths of mL, times the seconds of an hour
  for (std::size_t i = 0; turns[i] < at; ++i) {
    const auto from = turns[i];
    if (from < infusion.start->from || from == turns[i + 1] || stands_still(infusion, from)) continue;
    const auto rate = rate_from(infusion, from);
    const auto fluid = rate ? rate_in("mL/h", *rate, chart, infusion.order, from) : std::nullopt;
    if (!fluid) return std::nullopt;
    sum += fluid->amount.thousandths * (turns[i + 1] - from).count();
  }
  return Decimal{(sum + 1800) / 3600};
}

std::vector<TreatedWith> treatment_from(const Chart& chart, const Infusion& infusion, Instant onset,
                                        Instant before) {
  std::vector<TreatedWith> treatment;
  for (const auto* act : chart.standing<Gave>(infusion.number)) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.to < onset || gave.at.from >= before) continue;
    const auto& taken = gave.medication;
    treatment.push_back({.at = gave.at.from,
                         .name = taken && !taken->name.empty() ? taken->name : gave.what,
                         .dose = taken ? taken->dose : std::nullopt,
                         .route = taken ? taken->route : std::string{}});
  }
  return treatment;
}

std::vector<Rechallenge> rechallenges_from(const Chart& chart, const Infusion& infusion, Instant onset,
                                           Instant before) {
  std::vector<Rechallenge> found;
  for (const auto resumed : infusion.resumed) {
    const auto halted = std::find_if(infusion.pauses.begin(), infusion.pauses.end(), [&](const Pause& pause) {
      return pause.from >= onset && pause.from < before && pause.to == resumed;
    });
    if (halted == infusion.pauses.end()) continue;
    found.push_back({.at = resumed,
                     .rate = rate_from(infusion, resumed),
                     .came_back = reacted_from(chart, infusion, resumed)});
  }
  return found;
}

ReactionRecord reaction_record(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                               const Episode& event, std::optional<Instant> next) {
  ReactionRecord record;
  const auto onset = event.onset.from;
  const auto before = next.value_or(Instant::max());
  const bool begun = infusion.start && onset >= infusion.start->from;
  if (const auto course = begun ? rate_course(infusion, onset) : std::nullopt)
    record.rate_at_onset = course->at_onset;
  record.volume_at_onset = volume_by(chart, infusion, onset);
  record.treatment = treatment_from(chart, infusion, onset, before);
  record.rechallenges = rechallenges_from(chart, infusion, onset, before);
  const auto limits = limits_at(drug.limits, chart.patient(), onset);
  const auto until = event.over ? event.over : next;
  record.cytokine_release = cytokine_release(readings(chart, infusion), limits, event, until,
                                             vasopressors(record.treatment, *drug.substances).size());
  return record;
}

std::vector<RecordedReaction> recorded_reactions(const Chart& chart, const Infusion& infusion,
                                                 const DrugProtocol& drug) {
  std::vector<RecordedReaction> found;
  const auto events = episodes(chart, infusion, drug.limits);
  for (const auto& event : events)
    if (event.reaction)
      found.push_back({event, reaction_record(chart, infusion, drug, event, next_onset(events, event))});
  return found;
}

}  // namespace infuwatch
