#include "domain/lab.hpp"

namespace infuwatch {

std::string value_text(const LabResult& lab) {
  if (!lab.entered.empty()) return lab.entered;
  return lab.value ? to_text(*lab.value) : lab.result;
}

}  // namespace infuwatch
