// What was going on at a moment.
#include "protocol/window.hpp"

#include <algorithm>

namespace infuwatch {

bool stop_missing(const Infusion& infusion, Instant at) {
  const bool waiting = infusion.state == InfusionState::running || infusion.state == InfusionState::released;
  return waiting && infusion.start && !infusion.stop && infusion.planned_end &&
         at > *infusion.planned_end + infusion.terms.stop_grace;
}

Phase phase_at(const Infusion& infusion, Instant at) {
  if (!infusion.start || at < infusion.start->from) return Phase::before;
  if (infusion.release && at > infusion.release->from) return Phase::released;
  for (const auto& pause : infusion.pauses)
    if (pause.from < at && (!pause.to || at < *pause.to))
      return pause.stopped ? Phase::observing : Phase::paused;
  if (infusion.stop) return at > infusion.stop->from ? Phase::observing : Phase::infusing;
  return stop_missing(infusion, at) ? Phase::stop_missing : Phase::infusing;
}

/// A span that reaches a missing stop from before it has touched the running infusion, which is more.
Phase phase_of(const Infusion& infusion, Span span) {
  auto phase = std::max(phase_at(infusion, span.from), phase_at(infusion, span.to));
  const auto touches = [&](std::optional<Instant> turn) {
    if (turn && span.holds(*turn)) phase = std::max(phase, phase_at(infusion, *turn));
  };
  if (infusion.start) touches(infusion.start->from);
  if (infusion.stop) touches(infusion.stop->from);
  if (infusion.release) touches(infusion.release->from);
  for (const auto& pause : infusion.pauses) {
    touches(pause.from);
    touches(pause.to);
  }
  return phase;
}

Placed placed(const Infusion& infusion, Span onset) {
  const auto set = windows_of(infusion.terms, infusion.start, infusion.stop, onset);
  return {set.most_dangerous(), set.certainty(), phase_of(infusion, onset)};
}

}  // namespace infuwatch
