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

/// When a halted infusion last ran.
Instant halted_at(const Infusion& infusion) {
  return infusion.stop             ? infusion.stop->from
         : infusion.pauses.empty() ? infusion.start->from
                                   : infusion.pauses.back().from;
}

/// A rate above the protocol's share of the last one that was charted up to a halt.
std::optional<RestartAbove> above_share(const Chart& chart, const Infusion& infusion, const RestartRate& rule,
                                        Instant halt, Instant at, const Quantity& rate) {
  std::optional<Quantity> before;
  for (const auto& change : infusion.rates)
    if (change.from <= halt)
      if (auto same = rate_in(rate.unit, change.rate, chart, infusion.order, at)) before = std::move(same);
  if (!before) return std::nullopt;
  const Quantity most{{before->amount.thousandths * rule.percent / 100}, rate.unit};
  if (rate.amount <= most.amount) return std::nullopt;
  return RestartAbove{rate, *before, most, rule.source};
}

}  // namespace

std::optional<RestartAbove> restart_above(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Instant at, const Quantity& rate) {
  if (!drug.restart) return std::nullopt;
  const auto* interrupted = last_interruption(infusion, at);
  if (!interrupted || at - *interrupted->to >= drug.restart->lasts ||
      !reacted_by(chart, infusion, *interrupted->to))
    return std::nullopt;
  return above_share(chart, infusion, *drug.restart, interrupted->from, at, rate);
}

std::optional<RestartAbove> restarted_above(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug, Instant at) {
  if (!drug.restart || !reacted_by(chart, infusion, at)) return std::nullopt;
  const Infusion::RateChange* last = nullptr;
  for (const auto& change : infusion.rates)
    if (change.from <= at) last = &change;
  if (!last) return std::nullopt;
  auto above = above_share(chart, infusion, *drug.restart, halted_at(infusion), at, last->rate);
  if (above) above->at_resume = true;
  return above;
}

bool lower_since_restart(const Chart& chart, const Infusion& infusion, Instant at, const Quantity& rate) {
  const auto* interrupted = last_interruption(infusion, at);
  const Infusion::RateChange* last = nullptr;
  for (const auto& change : infusion.rates)
    if (interrupted && change.from >= *interrupted->to && change.from <= at) last = &change;
  const auto before = last ? rate_in(rate.unit, last->rate, chart, infusion.order, at) : std::nullopt;
  return before && rate.amount < before->amount;
}

}  // namespace infuwatch
