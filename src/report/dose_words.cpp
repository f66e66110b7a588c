#include "report/dose_words.hpp"

#include "base/text.hpp"

#include <vector>

namespace infuwatch::report {
namespace {

std::string weight_text(const DoseBand& band) {
  std::string lower, upper;
  if (band.weight_from) lower = "from " + to_text(*band.weight_from) + " kg";
  if (band.weight_over) lower = "over " + to_text(*band.weight_over) + " kg";
  if (band.weight_to) upper = "to " + to_text(*band.weight_to) + " kg";
  if (band.weight_under) upper = "under " + to_text(*band.weight_under) + " kg";
  if (lower.empty()) return band.weight_to ? "up " + upper : upper;
  return upper.empty() ? lower : lower + (band.weight_to ? " " : " to ") + upper;
}

std::string years_text(const DoseBand& band) {
  if (band.years_from && band.years_under)
    return "from " + std::to_string(*band.years_from) + " to under " + std::to_string(*band.years_under) +
           " years";
  if (band.years_from) return "from " + std::to_string(*band.years_from) + " years";
  return band.years_under ? "under " + std::to_string(*band.years_under) + " years" : std::string{};
}

}  // namespace

std::string band_text(const DoseBand& band) {
  const auto weight = weight_text(band), years = years_text(band);
  return weight.empty() || years.empty() ? weight + years : weight + ", " + years;
}

std::string dose_text(const ProtocolDose& dose) {
  auto out = to_text(dose.least);
  if (!(dose.least == dose.most)) out += " to " + to_text(dose.most);
  if (dose.cap) out += ", at most " + to_text(*dose.cap);
  const auto band = band_text(dose.band);
  return out + " (" + dose.name + (band.empty() ? "" : "; " + band) + ')';
}

}  // namespace infuwatch::report
