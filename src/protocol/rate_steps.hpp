#pragma once

#include "base/quantity.hpp"
#include "time/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// How a protocol raises the rate: each step for so long, then the next.
struct RateStep {
  Quantity rate;
  Seconds lasts{};  // 0: until the end
};
struct RateSteps {
  int first;  // drug counts it is for
  std::optional<int> last{};
  std::vector<RateStep> steps{};  // rising, in one unit
  std::string source{};
};

/// A step as it is written: `30 mL/h for 30m`, the last one `180 mL/h`.
std::optional<RateStep> rate_step(std::string_view text);

}  // namespace infuwatch
