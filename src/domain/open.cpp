#include "domain/open.hpp"

#include "domain/follow_up_call.hpp"

#include <algorithm>

namespace infuwatch {

Openness openness(const Chart& chart, const Infusion& infusion) {
  const bool waiting = std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& numbered) {
    return numbered.second.finding.infusion == infusion.number &&
           (numbered.second.waiting() || numbered.second.state() == FlagState::raised);
  });
  if (waiting || !chart.unclaimed(infusion.number).empty()) return {true, std::nullopt};
  switch (infusion.state) {
    case InfusionState::cancelled:
    case InfusionState::voided: return {false, std::nullopt};
    case InfusionState::prepared:
    case InfusionState::running:
    case InfusionState::paused:
    case InfusionState::stopped: return {true, std::nullopt};
    case InfusionState::released: break;
  }
  auto until = infusion.follow_up_until();
  if (until && infusion.terms.second_call)
    until = std::max(*until, infusion.stop->to + *infusion.terms.second_call);
  return {true, until};
}

Openness in_sight(const Chart& chart, const Infusion& infusion) {
  auto open = openness(chart, infusion);
  if (open.until && call_waits(chart, infusion)) open.until.reset();
  return open;
}

}  // namespace infuwatch
