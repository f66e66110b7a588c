#include "domain/drug_name.hpp"

#include "base/folded.hpp"

namespace infuwatch {

std::string drug_named(std::string_view drug, std::string_view unlisted) {
  return std::string{unlisted.empty() ? drug : unlisted};
}

std::string drug_counted(std::string_view drug, std::string_view unlisted) {
  return folded_together(unlisted.empty() ? drug : unlisted);
}

}  // namespace infuwatch
