#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace infuwatch {

using Seconds = std::chrono::seconds;
/// A moment in UTC, to the second. Civil time exists only in zone.hpp.
using Instant = std::chrono::sys_seconds;

/// A moment known to lie somewhere from `from` to `to`, both included. An exact moment has from == to.
struct Span {
  Instant from;
  Instant to;

  constexpr Span() = default;
  constexpr Span(Instant exactly) : from{exactly}, to{exactly} {}
  constexpr Span(Instant first, Instant last) : from{first}, to{last} {}
  constexpr bool exact() const { return from == to; }
  constexpr bool holds(Instant t) const { return from <= t && t <= to; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

/// `2026-11-22T14:05:00Z`: the one form in which instants are stored and exchanged.
std::string iso(Instant instant);
/// The inverse of `iso`; none for anything else.
std::optional<Instant> parse_iso(std::string_view text);

constexpr Instant floor_to_minute(Instant instant) {
  return std::chrono::time_point_cast<Seconds>(std::chrono::floor<std::chrono::minutes>(instant));
}

/// A length of time as typed: `90m`, `2h`, `2h30m`, `1h 5m`, `45s`, `3d`. Not negative.
std::optional<Seconds> parse_duration(std::string_view text);
/// As a person reads it, to the minute below a day and with seconds only where there are any: `1 h 05 min`,
/// `24 min`, `40 s`, `2 d 3 h`. The sign is dropped.
std::string duration_text(Seconds duration);

}  // namespace infuwatch
