#pragma once

#include "domain/chart.hpp"

#include <optional>

namespace infuwatch {

/// How fast an infusion ran when something began, and what was done about it since.
struct RateCourse {
  Quantity at_onset;
  std::optional<Instant> paused;  // the first pause or stop from the onset on
  std::optional<Quantity> after;  // the last rate set from the onset on
  std::optional<Instant> after_from;
  std::optional<int> percent;  // of the rate at the onset, rounded; none where the units differ
};

/// None where nothing ran at the onset, or no rate was charted before it. A rate set in the minute of the
/// onset came after it.
std::optional<RateCourse> rate_course(const Infusion& infusion, Instant onset);

/// The rate that runs from a moment on: of the last change by then, the moment itself included. So what ran
/// until an onset, change by change, ends with `at_onset`. None: no rate was charted by then.
std::optional<Quantity> rate_from(const Infusion& infusion, Instant at);

}  // namespace infuwatch
