#pragma once

#include "domain/dose_band.hpp"
#include "protocol/start_plan.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// A scheduled infusion: which counts it is for, what is given, how long it takes, how far apart. Several may
/// be for one count: of other weights or ages, or for another indication.
struct Regimen {
  std::string name;
  std::string dose;  // in words
  std::optional<Quantity> lowest,
      highest;                     // what is not asked about; none: any dose, as before there was a range
  std::optional<Quantity> most{};  // of a dose by weight or body surface; none: whatever they make of it
  DoseBand band{};
  int first = 1;  // drug counts it is for
  std::optional<int> last;
  Seconds duration{0};                // as it is planned
  std::optional<Seconds> shortest{};  // a shorter planned time is asked about; none: as it is planned
  std::string rate;                   // in words
  std::string interval;               // in words
  FactSource source;

  Seconds shortest_time() const { return shortest.value_or(duration); }
};

}  // namespace infuwatch
