#include "time/moment.hpp"

#include <cstdlib>

namespace infuwatch {

std::optional<Seconds> clock_step(const Moment& before, const Moment& now) {
  constexpr std::int64_t whole_seconds = 2, parts_slewed = 2000;
  const auto wall = (now.now - before.now).count();
  if (before.boot_id != now.boot_id)
    return wall < -whole_seconds ? std::optional{Seconds{wall}} : std::nullopt;
  const auto passed = (now.boot_us - before.boot_us) / 1000000;
  const auto step = wall - passed;
  return std::abs(step) > whole_seconds + std::abs(passed) / parts_slewed ? std::optional{Seconds{step}}
                                                                          : std::nullopt;
}

}  // namespace infuwatch
