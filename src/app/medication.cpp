#include "app/medication.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace infuwatch::app {
namespace {

std::string route(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> routes[] = {{"iv", "IV"},
                                                                             {"im", "IM"},
                                                                             {"sc", "SC"},
                                                                             {"subcutaneous", "SC"},
                                                                             {"po", "oral"},
                                                                             {"oral", "oral"},
                                                                             {"inhaled", "inhaled"},
                                                                             {"nebulized", "nebulized"},
                                                                             {"nebulised", "nebulized"},
                                                                             {"sublingual", "sublingual"},
                                                                             {"nasal", "nasal"},
                                                                             {"topical", "topical"},
                                                                             {"rectal", "rectal"}};
  const auto wanted = lower(word);
  for (const auto& [written, meant] : routes)
    if (written == wanted) return std::string{meant};
  return {};
}

}  // namespace

Medication medication_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& word : split(trimmed(text), ' '))
    if (!word.empty()) words.push_back(word);
  Medication medication;
  if (words.size() > 1) {
    medication.route = route(words.back());
    if (!medication.route.empty()) words.pop_back();
  }
  for (std::size_t length = 2; length >= 1 && !medication.dose; --length) {
    if (words.size() <= length) continue;
    const std::vector<std::string> tail{words.end() - static_cast<std::ptrdiff_t>(length), words.end()};
    if (const auto amount = dose(joined(tail, " "))) {
      medication.dose = *amount;
      words.resize(words.size() - length);
    }
  }
  medication.name = lower(joined(words, " "));
  return medication;
}

}  // namespace infuwatch::app
