#include "protocol/window.hpp"

#include <algorithm>

namespace infuwatch {

Window WindowSet::most_dangerous() const {
  if (high_risk) return Window::high_risk;
  if (follow_up) return Window::follow_up;
  return late ? Window::late : Window::before;
}

Certainty WindowSet::certainty() const {
  return before + high_risk + follow_up + late == 1 ? Certainty::definite : Certainty::possible;
}

WindowSet windows_of(const AppliedProtocol& terms, const std::optional<Span>& start,
                     const std::optional<Span>& stop, Span onset) {
  if (!start) return {.before = true};
  const auto high_risk_closes_first = start->from + terms.high_risk;
  const auto high_risk_closes_last = start->to + terms.high_risk;
  const auto closes_first = std::max(start->from, stop ? stop->from : start->from) + terms.follow_up;
  const auto closes_last = stop ? std::max(start->to, stop->to) + terms.follow_up : Instant::max();
  return {.before = onset.from < start->to,
          .high_risk = onset.to >= start->from && onset.from <= high_risk_closes_last,
          .follow_up = onset.to > high_risk_closes_first && onset.from <= closes_last,
          .late = onset.to > closes_first};
}

std::optional<Distance> since(const std::optional<Span>& event, Span moment) {
  if (!event) return std::nullopt;
  return Distance{moment.from - event->to, moment.to - event->from};
}

}  // namespace infuwatch
