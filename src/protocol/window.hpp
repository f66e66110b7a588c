#pragma once

#include "domain/chart.hpp"

#include <optional>

namespace infuwatch {

/// The windows an onset can lie in, given what is known of its time and of the infusion's start and stop.
struct WindowSet {
  bool before = false;
  bool high_risk = false;
  bool follow_up = false;
  bool late = false;

  /// High-risk, follow-up, late, before: the first of them that is possible.
  Window most_dangerous() const;
  /// Definite where only one window is possible.
  Certainty certainty() const;
  /// Whether the onset can lie in a window of the infusion.
  bool open() const { return high_risk || follow_up; }
  friend bool operator==(const WindowSet&, const WindowSet&) = default;
};

/// The 2-hour and 24-hour rule. For exact times, with s the start, e the stop and t the
/// onset: before: t < s. High-risk: s <= t <= s + high_risk. Follow-up: after that, up to and including the
/// later of s and e plus follow_up. Late: after that. Without a stop the follow-up window cannot close, so
/// that an onset after s + follow_up may be follow-up or late. For spans: every window that some exact times
/// within them would give. Without a start everything is before. Never empty.
WindowSet windows_of(const AppliedProtocol& terms, const std::optional<Span>& start,
                     const std::optional<Span>& stop, Span onset);

/// What was going on at an instant, as the standing entries tell it. What was seen in the minute of a pause,
/// a stop or a release was seen before it.
Phase phase_at(const Infusion& infusion, Instant at);
/// Over a span: infusing, paused, stop-missing, observing, released, before: the first of them it touches.
Phase phase_of(const Infusion& infusion, Span span);

Placed placed(const Infusion& infusion, Span onset);

/// The stop is overdue: the planned end and the grace after it have passed without one.
bool stop_missing(const Infusion& infusion, Instant at);

/// Seconds from the start to the moment, at least and at most; negative before the start. None without a
/// start.
struct Distance {
  Seconds least;
  Seconds most;
};
std::optional<Distance> since(const std::optional<Span>& event, Span moment);

}  // namespace infuwatch
