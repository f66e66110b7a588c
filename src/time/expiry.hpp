#pragma once

#include "time/entered.hpp"

namespace infuwatch {

/// Until when a bag or an order holds: its last second.
struct Expiry {
  Instant last;
  friend bool operator==(const Expiry&, const Expiry&) = default;
  bool over_at(Instant at) const { return at > last; }
};

/// As a label tells it, in the site's zone: `2026-11-24` and `24-Nov-2026` hold through the end of that day,
/// `2026-11` through that of the month, `2026-11-24 14:00` through that second. A time without its date is
/// not understood.
Result<Expiry, TimeProblem> expiry(std::string_view text, const Zone& zone);

/// The day alone where it ends with the day, else with its time: `24-Nov-2026`, `24-Nov-2026 14:00`.
std::string shown(Expiry expiry, const Zone& zone);

}  // namespace infuwatch
