// What was asked before the start and given all the same: a dose past its limit, an interval too short, a
// drug that the patient has reacted to.
#include "protocol/earlier.hpp"
#include "protocol/rules.hpp"

#include <algorithm>
#include <limits>

namespace infuwatch {
namespace {

/// Adds an item that stands at the start.
void add(FindingBuilder& finding, const RuleInput& given, FlagItem item, const FactSource& source) {
  const auto there = placed(given.infusion, *given.infusion.start);
  item.onset = *given.infusion.start;
  item.window = there.window;
  item.certainty = there.certainty;
  item.observation = given.infusion.started_by;
  finding.add(std::move(item), Priority::review, {}, source);
}

/// Thousandths, no more than an item holds.
int whole(Decimal amount) {
  return static_cast<int>(std::min<std::int64_t>(amount.thousandths, std::numeric_limits<int>::max()));
}

bool judged(const RuleInput& given) {
  return given.infusion.start && given.infusion.state != InfusionState::voided;
}

}  // namespace

std::optional<Finding> dose_limit(const RuleInput& given) {
  FindingBuilder finding{given, Rule::dose_limit};
  const auto* limit = given.drug.before_start.dose_limit(given.infusion.terms.labels);
  if (!judged(given) || !limit) return std::nullopt;
  const auto sum = cumulative_dose(given.chart, given.infusion, limit->most.unit, given.infusion.start->to);
  const bool past = sum.with > limit->most.amount;
  if (!past && sum.whole) return std::nullopt;
  FlagItem item;
  item.finding = "total-dose";
  item.severity = past ? 2 : 1;
  item.value = whole(sum.with);
  item.limit = whole(limit->most.amount);
  if (limit->most.unit != "mg/m2") item.words = limit->most.unit;
  item.against = past ? Against::above : Against::none;
  if (!sum.whole) item.remarks = {Remark::total_unknown};
  add(finding, given, std::move(item), limit->source);
  return std::move(finding).finish();
}

std::optional<Finding> interval(const RuleInput& given) {
  FindingBuilder finding{given, Rule::interval};
  if (!judged(given)) return std::nullopt;
  const auto soon = too_soon(given.chart, given.infusion, given.drug, given.infusion.start->from);
  if (!soon) return std::nullopt;
  FlagItem item;
  item.finding = "interval";
  item.severity = 1;
  item.value = soon->days;
  item.limit = soon->shortest;
  item.against = Against::below;
  add(finding, given, std::move(item), soon->source);
  return std::move(finding).finish();
}

std::optional<Finding> prior_reaction(const RuleInput& given) {
  FindingBuilder finding{given, Rule::prior_reaction};
  if (!judged(given)) return std::nullopt;
  const auto before = reacted_before(given.chart, given.infusion, given.drug);
  if (!before) return std::nullopt;
  FlagItem item;
  item.finding = "earlier-reaction";
  item.severity = 1;
  item.words = stored_words(*before);
  if (before->infusion.value() > 0) item.value = static_cast<int>(before->infusion.value());
  add(finding, given, std::move(item), before->source);
  return std::move(finding).finish();
}

}  // namespace infuwatch
