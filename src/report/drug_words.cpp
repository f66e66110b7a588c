#include "report/drug_words.hpp"

#include "base/text.hpp"

namespace infuwatch::report {

std::string drug_shown(std::string_view drug, std::string_view unlisted) {
  return unlisted.empty() ? std::string{drug} : shown(unlisted) + " (no protocol)";
}

}  // namespace infuwatch::report
