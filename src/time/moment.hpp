#pragma once

#include "time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace infuwatch {

/// One reading of the machine's clocks: the wall's, and the time since boot, which nobody can set.
struct Moment {
  Instant now;
  std::string boot_id;
  std::int64_t boot_us = 0;  // suspended time counts
};

/// By how much the wall clock was set on (or back: negative) between two readings. None where it ran on as
/// clocks do: by up to 2 s and 500 parts in a million, the most that time synchronisation slews. Between two
/// boots only a wall clock that stands behind shows.
std::optional<Seconds> clock_step(const Moment& before, const Moment& now);

}  // namespace infuwatch
