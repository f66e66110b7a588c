#pragma once

#include "domain/entry_content.hpp"
#include "protocol/substance.hpp"

#include <map>
#include <string>
#include <vector>

namespace infuwatch {

/// What was given of one medication. Masses are summed with masses and volumes with volumes, any other unit
/// by itself; a sum is told in the largest unit in which it is 1 or more and exact.
struct MedicationTotal {
  int doses = 0;
  int without_amount = 0;  // of them; those of a product of several are among them
  int unlikely = 0;        // of them, with a dose that is hardly ever given
  std::vector<Quantity> given{};
};

/// Of every medication, under one name however it was typed: that of its substance. What holds several counts
/// for each.
std::map<std::string, MedicationTotal> medication_totals(const std::vector<const Medication*>& given,
                                                         const Substances& known);

}  // namespace infuwatch
