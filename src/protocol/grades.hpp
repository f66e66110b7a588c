#pragma once

#include "base/quantity.hpp"

#include <optional>

namespace infuwatch {

/// The CTCAE v5.0 grade of fever by a temperature: 38.0-39.0 C grade 1, above that to 40.0 C grade 2, above
/// that grade 3. (Above 40.0 C for more than 24 h would be grade 4: that is for the nurse to say.) None
/// below 38.0 C.
std::optional<int> fever_grade(const Temperature& temperature);

}  // namespace infuwatch
