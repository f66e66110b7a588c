#include "protocol/close_out_questions.hpp"

#include "protocol/ending_questions.hpp"
#include "protocol/sign_ending.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// The emergencies of an event: those that stand, or where none does, those that others replaced.
std::vector<FlagId> emergencies(const Chart& chart, const ClosableEvent& event) {
  std::vector<FlagId> standing, replaced;
  for (const auto id : event.flags) {
    const auto* flag = chart.flag(id);
    if (!flag || flag->finding.priority != Priority::emergency) continue;
    (flag->superseded_by ? replaced : standing).push_back(id);
  }
  return standing.empty() ? replaced : standing;
}

std::vector<std::string> symptoms_in(const std::vector<FlagItem>& items) {
  std::vector<std::string> symptoms;
  for (const auto& item : items) {
    if (is_sign(item)) continue;
    const auto& called = item.words.empty() ? item.finding : item.words;
    if (std::find(symptoms.begin(), symptoms.end(), called) == symptoms.end()) symptoms.push_back(called);
  }
  return symptoms;
}

}  // namespace

std::vector<Question> questions_at_close_out(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& limits, const ClosableEvent& event,
                                             const ClosedOut& said) {
  std::vector<Question> asked;
  if (!said.serious())
    if (auto flags = emergencies(chart, event); !flags.empty()) asked.push_back(NotSerious{std::move(flags)});
  if (said.outcome != ReactionOutcome::recovered) return asked;
  if (auto symptoms = symptoms_in(event.present); !symptoms.empty())
    asked.push_back(StillPresent{std::move(symptoms)});
  const bool sign = std::any_of(event.present.begin(), event.present.end(), is_sign);
  if (!sign) return asked;
  if (auto readings = readings_outside(chart, infusion, limits, said.at.to); !readings.empty())
    asked.push_back(ReadingsOutside{std::move(readings), limits.source});
  return asked;
}

}  // namespace infuwatch
