#include "domain/drug_name.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {

std::string drug_shown(std::string_view drug, std::string_view unlisted) {
  return unlisted.empty() ? std::string{drug} : shown(unlisted) + " (no protocol)";
}

std::string drug_counted(std::string_view drug, std::string_view unlisted) {
  if (unlisted.empty()) return std::string{drug};
  auto name = lower(unlisted);
  std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
  return name;
}

}  // namespace infuwatch
