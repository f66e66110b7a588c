#include "domain/close_out_standing.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

bool told_last(const Flag& flag) { return !flag.retracted_by && !flag.superseded_by; }

bool by_itself(const Flag& flag) {
  return flag.finding.rule == Rule::serious_effect || flag.finding.rule == Rule::site;
}

bool tells_of(const Flag& now, const Flag& earlier) {
  const auto& items = earlier.finding.items;
  return std::any_of(now.finding.items.begin(), now.finding.items.end(), [&](const FlagItem& item) {
    return std::any_of(items.begin(), items.end(), [&](const FlagItem& old) { return old.same(item); });
  });
}

}  // namespace

bool event_stands(const Chart& chart, FlagId id) {
  const auto* flag = chart.flag(id);
  if (!flag || flag->retracted_by) return false;
  if (by_itself(*flag)) {
    while (flag && flag->superseded_by) flag = chart.flag(*flag->superseded_by);
    return flag && told_last(*flag);
  }
  if (told_last(*flag)) return true;
  return std::any_of(chart.flags().begin(), chart.flags().end(), [&](const auto& other) {
    const Flag& now = other.second;
    return now.finding.infusion == flag->finding.infusion && told_last(now) && !by_itself(now) &&
           tells_of(now, *flag);
  });
}

std::string_view standing_of(const Chart& chart, const ChartedEvent& act, const ClosedOut& said) {
  if (!act.stands()) return "retracted";
  return event_stands(chart, said.episode) ? "stands" : "withdrawn";
}

}  // namespace infuwatch
