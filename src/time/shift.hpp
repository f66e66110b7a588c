#pragma once

#include "time/instant.hpp"
#include "time/zone.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// When the site's shifts begin, in minutes after local midnight, ascending. Each lasts until the next
/// begins.
struct ShiftPlan {
  std::vector<int> begins{7 * 60, 15 * 60, 23 * 60};
  friend bool operator==(const ShiftPlan&, const ShiftPlan&) = default;
};

/// `07,15,23` or `07:00,19:00`: one to six times, ascending.
std::optional<ShiftPlan> parse_shifts(std::string_view text);
std::string to_text(const ShiftPlan& plan);

/// One shift: it holds its first instant and not the first of the next.
struct Shift {
  std::string name;  // `day`, `evening`, `night`; `day`, `night`; else `shift 1` …
  Instant from;
  Instant to;
};

/// The shift that holds `at`.
Shift shift_at(Instant at, const ShiftPlan& plan, const Zone& zone);
/// The latest shift of that name that had begun by `at`; none where the plan has no such name.
std::optional<Shift> latest_shift(std::string_view name, Instant at, const ShiftPlan& plan, const Zone& zone);
/// The shift a report is about when none is named: the one that ended within the last hour, else the current
/// one.
Shift shift_to_report(Instant now, const ShiftPlan& plan, const Zone& zone);

}  // namespace infuwatch
