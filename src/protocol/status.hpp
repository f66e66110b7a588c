#pragma once

#include "domain/chart.hpp"

namespace infuwatch {

/// Where an infusion stands at a moment, as a board shows it: its state, and whether what comes next is
/// overdue.
enum class Status : std::uint8_t {
  prepared,
  infusing,
  stop_missing,  // the planned end and the grace after it have passed
  paused,
  observing,
  release_due,   // the observation after the stop is over
  release_held,  // it is over, and a release would be asked about
  not_released,  // the label's time is over; what reactions make of it is not looked at
  released,
  released_unstopped,  // and no stop is charted
  cancelled,
  voided,
};
Status status_of(const Infusion& infusion, Instant now);  // from the infusion alone
/// The same with the end of the stay as it follows from reactions, and whether a release is held back.
Status status_of(const Infusion& infusion, Instant now, std::optional<Instant> stays_until, bool held);

}  // namespace infuwatch
