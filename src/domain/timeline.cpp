// How an infusion's course is told from its standing entries.
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/chart.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

bool paused(const Infusion& infusion) { return !infusion.pauses.empty() && !infusion.pauses.back().to; }

void plan(Infusion& infusion, Instant from, Seconds length) {
  infusion.planned_since = from;
  infusion.planned_end = from + length;
}

void resume(Infusion& infusion, Instant at) {
  infusion.resumed.push_back(at);
  if (!paused(infusion)) return;
  auto& pause = infusion.pauses.back();
  pause.to = std::max(pause.from, at);
  const auto lost = *pause.to - std::max(pause.from, infusion.planned_since);
  if (infusion.planned_end && lost > Seconds{0}) *infusion.planned_end += lost;
}

struct Refolding {
  Infusion& infusion;
  EntryNumber entry;

  void operator()(const Prepared&) const {}
  void operator()(const Started& said) const {
    infusion.start = said.at;
    infusion.started_by = entry;
    infusion.checked_by = said.checked_by;
    infusion.state = InfusionState::running;
    if (infusion.order.rate) infusion.rates.push_back({said.at.from, *infusion.order.rate, entry});
    plan(infusion, said.at.from, infusion.order.planned.value_or(infusion.terms.planned));
  }
  void operator()(const RateSet& said) const {
    if (said.rate) infusion.rates.push_back({said.at.from, *said.rate, entry});
    if (said.planned) plan(infusion, said.at.from, *said.planned);
  }
  void operator()(const Paused& said) const {
    if (paused(infusion) || infusion.state != InfusionState::running) return;
    infusion.pauses.push_back({said.at.from, std::nullopt, entry, false});
    infusion.state = InfusionState::paused;
  }
  void operator()(const Resumed& said) const {
    if (infusion.stop && !paused(infusion))
      infusion.pauses.push_back({infusion.stop->from, std::nullopt, infusion.stopped_by, true});
    if (infusion.stop) infusion.stopped_before.push_back(infusion.stopping);
    infusion.stop.reset();
    infusion.release.reset();
    resume(infusion, said.at.from);
    infusion.state = InfusionState::running;
  }
  void operator()(const Stopped& said) const {
    if (paused(infusion)) infusion.pauses.back().to = std::max(infusion.pauses.back().from, said.at.from);
    infusion.stop = said.at;
    infusion.stopped_by = entry;
    infusion.stopping = said;
    infusion.state = infusion.release ? InfusionState::released : InfusionState::stopped;
  }
  void operator()(const Released& said) const {
    infusion.release = said.at;
    infusion.released_to = said.to;
    infusion.state = InfusionState::released;
  }
  void operator()(const Cancelled&) const { infusion.state = InfusionState::cancelled; }
  void operator()(const Observed&) const {}
  void operator()(const Gave&) const {}
  void operator()(const Notified& said) const {
    if (said.observe) infusion.ordered_stay = said.observe;
  }
  void operator()(const Noted&) const {}
  void operator()(const NotDone&) const {}
  void operator()(const BagHung& said) const { infusion.bags.push_back(said); }
  void operator()(const ClosedOut&) const {}
  void operator()(const LabsCharted&) const {}
};

}  // namespace

std::optional<Instant> Infusion::high_risk_until() const {
  return start ? std::optional{start->to + terms.high_risk} : std::nullopt;
}

std::optional<Instant> Infusion::follow_up_until() const {
  if (!start || !stop) return std::nullopt;
  return std::max(start->to, stop->to) + terms.follow_up;
}

std::optional<Instant> Infusion::observe_until() const {
  if (!stop) return std::nullopt;
  return stop->to + stay_after_stop();
}

Seconds Infusion::stay_after_stop() const {
  return std::max(terms.observe_after_stop, ordered_stay.value_or(Seconds{0}));
}

std::vector<Quantity> given_in_all(const Infusion& infusion) {
  std::vector<Quantity> sums;
  if (!infusion.stop || !infusion.stopping.given) return sums;
  const auto add = [&](const Stopped& stopped) {
    if (!stopped.given) return;
    const auto same = std::find_if(sums.begin(), sums.end(),
                                   [&](const Quantity& sum) { return sum.unit == stopped.given->unit; });
    if (same == sums.end())
      sums.push_back(*stopped.given);
    else
      same->amount.thousandths += stopped.given->amount.thousandths;
  };
  for (const auto& stopped : infusion.stopped_before) add(stopped);
  add(infusion.stopping);
  return sums;
}

std::string to_text(const std::vector<Quantity>& amounts) {
  std::vector<std::string> parts;
  for (const auto& amount : amounts) parts.push_back(to_text(amount));
  return joined(parts, " + ");
}

std::vector<std::string> lots_of(const Infusion& infusion) {
  std::vector<std::string> lots;
  const auto add = [&](const std::string& charted) {
    const auto lot = trimmed(charted);
    const bool known = std::any_of(lots.begin(), lots.end(),
                                   [&](const std::string& other) { return lower(other) == lower(lot); });
    if (!lot.empty() && !known) lots.push_back(lot);
  };
  add(infusion.order.lot);
  for (const auto& bag : infusion.bags) add(bag.lot);
  return lots;
}

void Chart::refold(InfusionId number) {
  Infusion told;
  told.number = number;
  if (const auto known = infusions_.find(number); known != infusions_.end()) told.terms = known->second.terms;
  bool ordered = false, standing_order = false;
  for (const auto entry : acts_on_[number]) {  // the order: from the preparation, else from the start
    const auto& act = acts_.at(entry);
    const auto* prepared = std::get_if<Prepared>(&act.said);
    const auto* started = std::get_if<Started>(&act.said);
    if (!prepared && !(started && started->order)) continue;
    if (ordered && (standing_order || !act.stands())) continue;
    told.order = prepared ? prepared->order : *started->order;
    told.ordered_by = entry;
    told.ordered_at = act.recorded_at;
    ordered = true;
    standing_order = act.stands();
  }
  if (!ordered) return;  // an infusion of another chart, or not of this part of the record
  told.state = standing_order ? InfusionState::prepared : InfusionState::voided;
  for (const auto* act : standing_acts(number)) {
    const bool counts_before_the_start = std::holds_alternative<Started>(act->said) ||
                                         std::holds_alternative<Cancelled>(act->said) ||
                                         std::holds_alternative<Notified>(act->said);
    if (!told.start && !counts_before_the_start) continue;
    std::visit(Refolding{told, act->number}, act->said);
  }
  infusions_.insert_or_assign(number, std::move(told));
}

}  // namespace infuwatch
