#include "domain/lab.hpp"

namespace infuwatch {

std::string value_text(const LabResult& lab) {
  if (!lab.entered.empty()) return lab.entered;
  return lab.value ? to_text(*lab.value) : lab.result;
}

std::chrono::year_month_day latest_day(const LabResult& lab) {
  return lab.month ? std::chrono::year_month_day{lab.on.year() / lab.on.month() / std::chrono::last} : lab.on;
}

}  // namespace infuwatch
