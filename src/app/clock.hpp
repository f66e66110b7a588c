#pragma once

#include "time/instant.hpp"

#include <cstdint>
#include <string>

namespace infuwatch::app {

/// One reading of the machine's clocks: the wall's, and the time since boot, which nobody can step.
struct Moment {
  Instant now;
  std::string boot_id;
  std::int64_t boot_us = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Moment read() const = 0;
};

class SystemClock : public Clock {
 public:
  Moment read() const override;
};

/// Stands still: for training stores, demonstrations and tests.
class FixedClock : public Clock {
 public:
  explicit FixedClock(Instant now) : now_{now} {}
  Moment read() const override { return {now_, "training", now_.time_since_epoch().count() * 1000000}; }

 private:
  Instant now_;
};

}  // namespace infuwatch::app
