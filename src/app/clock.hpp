#pragma once

#include "platform/clock.hpp"

namespace infuwatch::app {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Moment read() const = 0;
};

class SystemClock : public Clock {
 public:
  Moment read() const override { return platform::read_clock(); }
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
