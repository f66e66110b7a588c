// How a finding is held against the flags that stand.
#include "protocol/flag_change.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Whether `now` says more, or graver, than `then`.
bool graver(const Finding& now, const Finding& then) {
  if (now.priority > then.priority || now.window > then.window) return true;
  return std::any_of(now.items.begin(), now.items.end(), [&](const FlagItem& item) {
    return std::none_of(then.items.begin(), then.items.end(),
                        [&](const FlagItem& old) { return old.same(item) && old.severity >= item.severity; });
  });
}

bool answered(const FlagItem& item, const std::vector<const Flag*>& flags) {
  return std::any_of(flags.begin(), flags.end(), [&](const Flag* flag) {
    const auto& items = flag->finding.items;
    return flag->resolved && !flag->retracted_by &&
           std::any_of(items.begin(), items.end(),
                       [&](const FlagItem& old) { return old.same(item) && old.severity >= item.severity; });
  });
}

/// The finding without what resolved flags have answered; none if nothing is left.
std::optional<Finding> unanswered(std::optional<Finding> finding, const std::vector<const Flag*>& flags) {
  if (!finding) return finding;
  std::erase_if(finding->items, [&](const FlagItem& item) { return answered(item, flags); });
  if (finding->items.empty()) return std::nullopt;
  finding->sum_up();
  return finding;
}

/// Whether nothing is left of what a resolved flag was about, because what showed it was put right since.
bool gone(const Chart& chart, const Flag& flag, const std::optional<Finding>& found) {
  return std::all_of(flag.finding.items.begin(), flag.finding.items.end(), [&](const FlagItem& item) {
    const auto* act = chart.act(item.observation);
    const bool put_right =
        !act || !act->stands() || (act->corrected && act->corrected->entry > flag.resolved->entry);
    return put_right && !(found && std::any_of(found->items.begin(), found->items.end(),
                                               [&](const FlagItem& now) { return now.same(item); }));
  });
}

}  // namespace

FlagChange reconciled(const Chart& chart, InfusionId infusion, Rule rule, std::optional<Finding> found) {
  FlagChange change;
  std::vector<const Flag*> flags;
  const Flag* standing = nullptr;
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.finding.infusion != infusion || flag.finding.rule != rule) continue;
    flags.push_back(&flag);
    if (flag.standing()) standing = &flag;
  }
  for (const auto* flag : flags)
    if (flag->state() == FlagState::resolved && gone(chart, *flag, found))
      change.retracted.push_back(flag->id);
  auto left = unanswered(std::move(found), flags);
  if (!standing) {
    change.raised = std::move(left);
  } else if (!left) {
    change.retracted.push_back(standing->id);
  } else if (graver(*left, standing->finding)) {
    change.raised = std::move(left);
    change.supersedes = standing->id;
  } else if (left->priority < standing->finding.priority) {
    change.retracted.push_back(standing->id);
    change.raised = std::move(left);
  } else if (*left != standing->finding) {
    change.amended = std::pair{standing->id, std::move(*left)};
  }
  return change;
}

}  // namespace infuwatch
