#include "domain/flag.hpp"

#include <algorithm>

namespace infuwatch {

const FlagItem& Finding::leading() const {
  const FlagItem* found = &items.front();
  for (const auto& item : items)
    if (std::pair{item.window, found->onset.from} > std::pair{found->window, item.onset.from}) found = &item;
  return *found;
}

void Finding::sum_up() {
  std::stable_sort(items.begin(), items.end(),
                   [](const FlagItem& a, const FlagItem& b) { return a.severity > b.severity; });
  const auto& first = leading();
  window = first.window;
  phase = first.phase;
  certainty = first.certainty;
  priority = items.front().priority;
  source = items.front().source;
  also_open.clear();
  for (const auto& item : items) {
    if (item.window == window && item.certainty == Certainty::definite) certainty = Certainty::definite;
    if (item.priority > priority) {
      priority = item.priority;
      source = item.source;
    }
    also_open.insert(also_open.end(), item.also_open.begin(), item.also_open.end());
  }
  std::sort(also_open.begin(), also_open.end());
  also_open.erase(std::unique(also_open.begin(), also_open.end()), also_open.end());
}

FlagState Flag::state() const {
  if (retracted_by) return FlagState::retracted;
  if (superseded_by) return FlagState::superseded;
  if (resolved) return FlagState::resolved;
  return acknowledged ? FlagState::acknowledged : FlagState::raised;
}

bool Flag::waiting() const {
  if (finding.priority == Priority::review || acknowledged) return false;
  return state() == FlagState::raised || (state() == FlagState::retracted && !retraction_acknowledged);
}

}  // namespace infuwatch
