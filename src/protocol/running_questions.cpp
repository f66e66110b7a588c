#include "protocol/running_questions.hpp"

#include "protocol/dose.hpp"
#include "protocol/ending_questions.hpp"
#include "protocol/rate_units.hpp"
#include "protocol/restart_rate.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

constexpr Seconds step_may_come_early{5min};
constexpr Seconds moments_ago{2min};
constexpr int early_percent = 10;
constexpr int more_percent = 10;  // given above the order. Site default.
constexpr int rate_jump = 3;
constexpr Decimal slow{
    100000};  // mL/h; a first charted rate up to it is taken for a slower one. Site default.
constexpr Decimal keeps_open{20000};  // mL/h; such a rate only keeps the vein open. Site default.

/// A rate in the units of what it is compared with.
class Rates {
 public:
  Rates(const Chart& chart, const Infusion& infusion) : chart_{chart}, infusion_{infusion} {}

  std::optional<Quantity> in(std::string_view unit, const Quantity& rate, Instant at) const {
    return rate_in(unit, rate, chart_, infusion_.order, at);
  }
  /// The last one charted by a moment, in a unit; one that cannot be told in it is passed over. `running`:
  /// one that only keeps the vein open too.
  std::optional<Infusion::RateChange> last(std::string_view unit, Instant at, bool running) const {
    std::optional<Infusion::RateChange> found;
    for (const auto& change : infusion_.rates) {
      if (change.from > at) continue;
      const auto rate = in(unit, change.rate, at);
      if (rate && !(running && only_keeps_open(change.rate, at)))
        found = Infusion::RateChange{change.from, *rate, change.entry};
    }
    return found;
  }
  bool only_keeps_open(const Quantity& rate, Instant at) const {
    const auto fluid = in("mL/h", rate, at);
    return fluid && fluid->amount <= keeps_open;
  }

 private:
  const Chart& chart_;
  const Infusion& infusion_;
};

bool holds_count(const RateSteps& ladder, int count) {
  return count >= ladder.first && (!ladder.last || count <= *ladder.last);
}

/// The highest rate the steps have by a moment, and when the next is due.
RateAboveSteps highest_by(const Infusion& infusion, const Rates& rates, const RateSteps& ladder,
                          Quantity rate, Instant at) {
  const auto& steps = ladder.steps;
  RateAboveSteps found{.rate = std::move(rate), .highest = steps.front().rate, .source = ladder.source};
  const auto last = rates.last(steps.front().rate.unit, at, false);
  auto since = last ? last->from : infusion.start->from;
  auto step = steps.begin();
  if (last)
    step = std::find_if(steps.begin(), steps.end() - 1,
                        [&](const RateStep& one) { return one.rate.amount >= last->rate.amount; });
  auto left = ran_between(infusion, since, at) + step_may_come_early;
  while (step + 1 != steps.end() && left >= step->lasts) {
    left -= step->lasts;
    since += step->lasts;
    ++step;
    if (last) {  // from a charted rate one step at a time
      found.highest = step->rate;
      return found;
    }
  }
  found.highest = step->rate;
  if (step + 1 != steps.end()) found.next_step = at + (step->lasts - (left - step_may_come_early));
  return found;
}

std::optional<Question> above_steps(const Infusion& infusion, const Rates& rates, const DrugProtocol& drug,
                                    const Quantity& rate, Instant at) {
  std::optional<RateAboveSteps> most;
  for (const auto& ladder : drug.rate_steps) {
    if (!holds_count(ladder, infusion.terms.drug_count)) continue;
    const auto comparable = rates.in(ladder.steps.front().rate.unit, rate, at);
    if (!comparable) continue;
    auto highest = highest_by(infusion, rates, ladder, rate, at);
    if (comparable->amount <= highest.highest.amount) return std::nullopt;
    if (!most || most->highest.amount < highest.highest.amount) most = std::move(highest);
  }
  if (most) return *most;
  const auto last = rates.last(rate.unit, at, true);
  if (last && rate.amount.thousandths > rate_jump * last->rate.amount.thousandths)
    return RateJump{.rate = rate, .last = last->rate};
  return std::nullopt;
}

/// Whether a rate is above the one before. One that cannot be compared with it is; where none was charted,
/// one above the protocol's first step and above what is slow.
bool raises(const Infusion& infusion, const Rates& rates, const DrugProtocol& drug, const Quantity& rate,
            Instant at) {
  const Infusion::RateChange* before = nullptr;
  for (const auto& change : infusion.rates)
    if (change.from <= at) before = &change;
  if (before) {
    const auto last = rates.in(rate.unit, before->rate, at);
    return !last || rate.amount > last->amount;
  }
  for (const auto& ladder : drug.rate_steps) {
    const auto& first = ladder.steps.front().rate;
    if (const auto comparable = rates.in(first.unit, rate, at);
        comparable && comparable->amount <= first.amount)
      return false;
  }
  const auto fluid = rates.in("mL/h", rate, at);
  return !fluid || fluid->amount > slow;
}

template <class Act>
bool says_the_same(Act one, const Act& other) {
  if constexpr (requires { one.at; }) one.at = other.at;
  return one == other;
}

bool gives_the_same(const Gave& one, const Gave& other, const Substances& known) {
  if (!one.medication || !other.medication) return one.what == other.what;
  return ingredient_of(known, one.medication->name) == ingredient_of(known, other.medication->name) &&
         one.medication->dose == other.medication->dose && one.medication->route == other.medication->route;
}

std::string name_of(const Gave& gave) { return gave.medication ? gave.medication->name : gave.what; }

}  // namespace

Seconds ran_between(const Infusion& infusion, Instant from, Instant to) {
  auto time = std::max(to - from, Seconds{0});
  for (const auto& pause : infusion.pauses) {
    const auto begins = std::max(pause.from, from), ends = std::min(pause.to.value_or(to), to);
    if (ends > begins) time -= ends - begins;
  }
  return time;
}

std::optional<Question> first_rate_question(const Chart& chart, const Infusion& next,
                                            const DrugProtocol& drug, Instant at) {
  if (!next.order.rate) return std::nullopt;
  auto begins = next;
  begins.start = at;
  begins.rates.clear();
  begins.pauses.clear();
  return above_steps(begins, Rates{chart, begins}, drug, *next.order.rate, at);
}

bool first_rate_comparable(const Chart& chart, const Infusion& next, const DrugProtocol& drug, Instant at) {
  return next.order.rate &&
         std::any_of(drug.rate_steps.begin(), drug.rate_steps.end(), [&](const RateSteps& ladder) {
           return holds_count(ladder, next.terms.drug_count) &&
                  rate_in(ladder.steps.front().rate.unit, *next.order.rate, chart, next.order, at);
         });
}

std::vector<Question> questions_at_stop(const Infusion& infusion, Span at, std::string_view why, bool now) {
  std::vector<Question> questions;
  if (!infusion.planned_end || !infusion.start) return questions;
  const auto planned = *infusion.planned_end;
  const auto early = planned - at.to, length = infusion.order.planned.value_or(infusion.terms.planned);
  if (why == "completed" && early * 100 > length * early_percent)
    questions.push_back(StoppedEarly{infusion.number, planned});
  if (now && infusion.state == InfusionState::running && at.from > planned + infusion.terms.stop_grace)
    questions.push_back(StopLongPast{infusion.number, planned});
  return questions;
}

std::vector<Question> questions_at_rate(const Chart& chart, const Infusion& infusion,
                                        const DrugProtocol& drug, Span at, const Quantity& rate) {
  std::vector<Question> questions;
  const Rates rates{chart, infusion};
  if (raises(infusion, rates, drug, rate, at.from)) {
    if (auto flags = waiting_flags(chart); !flags.empty())
      questions.push_back(FlagsUnanswered{std::move(flags)});
    if (auto readings = readings_outside(chart, infusion, drug.limits, at.to); !readings.empty())
      questions.push_back(ReadingsOutside{std::move(readings), drug.limits.source});
  }
  if (auto above = restart_above(chart, infusion, drug, at.from, rate))
    questions.push_back(std::move(*above));
  if (auto above = above_steps(infusion, rates, drug, rate, at.from)) questions.push_back(std::move(*above));
  return questions;
}

std::optional<GivenMore> given_more(const Infusion& infusion, const std::optional<Quantity>& given,
                                    std::optional<Decimal> body_surface) {
  if (!given) return std::nullopt;
  const auto& ordered = infusion.order.dose;
  const BodySize size{.surface = body_surface};
  Decimal sum;
  const auto add = [&](const Quantity& part) {
    if (const auto amount = amount_in(ordered.unit, part, size)) sum.thousandths += amount->thousandths;
  };
  for (const auto& stopped : infusion.stopped_before)
    if (stopped.given) add(*stopped.given);
  add(*given);
  if (sum.thousandths * 100 <= ordered.amount.thousandths * (100 + more_percent)) return std::nullopt;
  return GivenMore{{sum, ordered.unit}, ordered};
}

std::optional<OverAlready> over_already(const Infusion& infusion, Span at) {
  if (infusion.stop && at.from > infusion.stop->to)
    return OverAlready{infusion.number, false, infusion.stop->from};
  if (infusion.release && at.from > infusion.release->to)
    return OverAlready{infusion.number, true, infusion.release->from};
  return std::nullopt;
}

std::optional<ChartedAlready> charted_already(const Chart& chart, const BedsideEvent& said,
                                              const Substances& known) {
  const auto at = at_of(said);
  if (!at) return std::nullopt;
  const auto same = [&](const ChartedEvent& act) {
    if (act.said.index() != said.index()) return false;
    if (const auto* gave = std::get_if<Gave>(&said))
      return ingredient_of(known, name_of(*gave)) != "epinephrine" &&
             gives_the_same(*gave, std::get<Gave>(act.said), known);
    return std::visit(
        [&](const auto& one) { return says_the_same(one, std::get<std::decay_t<decltype(one)>>(act.said)); },
        said);
  };
  for (const auto* act : chart.standing_acts(infusion_of(said))) {
    const auto then = at_of(act->said);
    if (!then || std::chrono::abs(then->from - at->from) > moments_ago || !same(*act)) continue;
    return ChartedAlready{act->number, then->from};
  }
  return std::nullopt;
}

std::optional<GivenLately> given_lately(const Chart& chart, std::string_view medication,
                                        const Substances& known, Span at) {
  const auto named = substances_named(known, medication);
  std::optional<GivenLately> found;
  for (const auto* substance : named) {
    if (!substance->again_after) continue;
    for (const auto* act : chart.standing<Gave>()) {
      const auto& gave = std::get<Gave>(act->said);
      if (gave.at.from > at.to || at.to - gave.at.from >= *substance->again_after) continue;
      const auto earlier = substances_named(known, name_of(gave));
      if (std::find(earlier.begin(), earlier.end(), substance) == earlier.end()) continue;
      found = GivenLately{substance->name, gave.at.from, *substance->again_after, known.source};
    }
  }
  return found;
}

Decimal usual_weight_change(Decimal last) {
  constexpr Decimal least{5000};
  return std::max(Decimal{last.thousandths / 5}, least);
}

std::optional<WeightFar> weight_far(const Chart& chart, Decimal weight, Instant at) {
  auto last = chart.patient().weight_kg;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& said = std::get<Observed>(act->said);
    if (said.vitals.weight_kg && said.at.from < at) last = said.vitals.weight_kg;
  }
  if (!last) return std::nullopt;
  const auto apart = std::abs(weight.thousandths - last->thousandths);
  return apart > usual_weight_change(*last).thousandths ? std::optional{WeightFar{weight, *last}}
                                                        : std::nullopt;
}

}  // namespace infuwatch
