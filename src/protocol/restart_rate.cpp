#include "protocol/restart_rate.hpp"

#include "protocol/rate_units.hpp"
#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// The last pause that was over by a moment; a stop that was taken up again is one.
const Pause* last_interruption(const Infusion& infusion, Instant at) {
  const Pause* last = nullptr;
  for (const auto& pause : infusion.pauses)
    if (pause.to && *pause.to <= at && (!last || *pause.to >= *last->to)) last = &pause;
  return last;
}

bool reacted_by(const Chart& chart, const Infusion& infusion, Instant moment) {
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& one) {
    const auto& [id, flag] = one;
    const auto& finding = flag.finding;
    return finding.infusion == infusion.number && flag.state() != FlagState::retracted &&
           finding.priority > Priority::review && tells_a_reaction(finding.rule) &&
           finding.window != Window::before && finding.leading().onset.from <= moment;
  });
}

}  // namespace

std::optional<RestartAbove> restart_above(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Instant at, const Quantity& rate) {
  if (!drug.restart) return std::nullopt;
  const auto* interrupted = last_interruption(infusion, at);
  if (!interrupted || at - *interrupted->to >= drug.restart->lasts ||
      !reacted_by(chart, infusion, *interrupted->to))
    return std::nullopt;
  std::optional<Quantity> before;
  for (const auto& change : infusion.rates)
    if (change.from <= interrupted->from)
      if (auto same = rate_in(rate.unit, change.rate, chart, infusion.order, at)) before = std::move(same);
  if (!before) return std::nullopt;
  const Quantity most{{before->amount.thousandths * drug.restart->percent / 100}, rate.unit};
  if (rate.amount <= most.amount) return std::nullopt;
  return RestartAbove{rate, *before, most, drug.restart->source};
}

}  // namespace infuwatch
