#include "domain/follow_up_call.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// When the reactions of grade 2 or more under an infusion were last said to be over.
std::optional<Instant> last_resolved(const Chart& chart, InfusionId infusion) {
  std::optional<Instant> last;
  for (const auto& [id, flag] : chart.flags()) {
    const bool moderate = std::any_of(flag.finding.items.begin(), flag.finding.items.end(),
                                      [](const FlagItem& item) { return item.grade.value_or(0) >= 2; });
    if (flag.finding.infusion == infusion && flag.resolved && moderate)
      last = std::max(last.value_or(Instant::min()), floor_to_minute(flag.resolved->at));
  }
  return last;
}

bool too_early(const Observed& said, std::string_view kind) {
  return std::find(said.too_early_for.begin(), said.too_early_for.end(), kind) != said.too_early_for.end();
}

void take_answers(const Chart& chart, InfusionId infusion, FollowUpCall& call) {
  for (const auto* act : chart.standing<Observed>(infusion)) {
    const auto& said = std::get<Observed>(act->said);
    if (call.made || !said.call || said.at.from < call.from) continue;
    if (!reached(*said.call))
      call.attempts.push_back(act);
    else if (too_early(said, call.kind))
      call.contacts.push_back(act);
    else
      call.made = act;
  }
  const auto key = std::to_string(infusion.value()) + '/' + std::string{call.kind};
  for (const auto* act : chart.standing<NotDone>(infusion)) {
    const auto& said = std::get<NotDone>(act->said);
    if (said.check == key && said.at.to >= call.from) call.not_done = act;
  }
}

}  // namespace

std::vector<FollowUpCall> follow_up_calls(const Chart& chart, const Infusion& infusion) {
  if (!infusion.release || !infusion.stop) return {};
  const auto released = infusion.release->from;
  const auto window_closes = *infusion.follow_up_until();
  std::vector<FollowUpCall> calls{{.kind = first_call_key, .from = released, .closes = window_closes}};
  if (const auto resolved = last_resolved(chart, infusion.number); resolved && *resolved > released) {
    calls[0].from = *resolved;
    calls[0].closes = std::max(window_closes, *resolved + infusion.terms.follow_up);
  }
  if (infusion.terms.second_call)
    calls.push_back({.kind = second_call_key,
                     .from = std::max(window_closes, released),
                     .closes = infusion.stop->to + *infusion.terms.second_call});
  for (auto& call : calls) take_answers(chart, infusion.number, call);
  return calls;
}

bool second_call_is_next(const Chart& chart, const Infusion& infusion) {
  const auto calls = follow_up_calls(chart, infusion);
  const auto next =
      std::find_if(calls.begin(), calls.end(), [](const FollowUpCall& call) { return !call.answered(); });
  return next != calls.end() && next->kind == second_call_key;
}

bool call_waits(const Chart& chart, const Infusion& infusion) {
  const auto releases = chart.standing<Released>(infusion.number);
  if (releases.empty() || releases.back()->of_first_release) return false;
  const auto calls = follow_up_calls(chart, infusion);
  return std::any_of(calls.begin(), calls.end(), [](const FollowUpCall& call) { return !call.answered(); });
}

}  // namespace infuwatch
