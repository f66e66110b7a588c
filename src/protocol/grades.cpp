#include "protocol/grades.hpp"

namespace infuwatch {

std::optional<int> fever_grade(const Temperature& temperature) {
  const int tenths = temperature.tenths_c;
  if (tenths < 380) return std::nullopt;
  return tenths <= 390 ? 1 : tenths <= 400 ? 2 : 3;
}

}  // namespace infuwatch
