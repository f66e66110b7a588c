#pragma once

#include "base/quantity.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// The CTCAE v5.0 grade of fever by a temperature: 38.0-39.0 C grade 1, above that to 40.0 C grade 2, above
/// that grade 3 for up to 24 h, and grade 4 for longer. None below 38.0 C. `so_high_for`: how long it has
/// been above 40.0 C.
std::optional<int> fever_grade(const Temperature& temperature, Seconds so_high_for = Seconds{0});
/// Above 40.0 C.
bool very_high(const Temperature& temperature);

/// The grade by how much of the body's surface (in %) a symptom covers: less than 10 %, 10-30 %, more than
/// 30 %. None where the symptom is not graded so.
std::optional<int> surface_grade(const SymptomTerm& term, int percent);

}  // namespace infuwatch
