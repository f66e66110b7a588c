#include "protocol/grades.hpp"

namespace infuwatch {

bool very_high(const Temperature& temperature) { return temperature.tenths_c > 400; }

std::optional<int> fever_grade(const Temperature& temperature, Seconds so_high_for) {
  const int tenths = temperature.tenths_c;
  if (tenths < 380) return std::nullopt;
  if (very_high(temperature)) return so_high_for > Seconds{24 * 3600} ? 4 : 3;
  return tenths <= 390 ? 1 : 2;
}

std::optional<int> surface_grade(const SymptomTerm& term, int percent) {
  if (term.surface_grades.size() != 3) return std::nullopt;
  return term.surface_grades[percent < 10 ? 0 : percent <= 30 ? 1 : 2];
}

}  // namespace infuwatch
