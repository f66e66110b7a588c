#pragma once

#include "ward/day.hpp"

#include <span>
#include <string_view>

namespace infuwatch::ward {

/// Something wrong, planted in a routine visit, and what must be asked about it.
struct Fault {
  std::string_view what;
  std::string_view drug;      // whose visit it needs; empty: any
  std::string_view verb;      // which act asks
  std::string_view question;  // its key
  /// False: the visit does not fit, and is as it was.
  bool (*plant)(Visit& visit);
};

std::span<const Fault> faults();

/// Plants each fault that is not planted yet in a visit of the day without a planned reaction; `planted` has
/// a place for each.
void plant(Day& day, std::vector<bool>& planted);

}  // namespace infuwatch::ward
