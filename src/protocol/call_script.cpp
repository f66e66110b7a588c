#include "protocol/call_script.hpp"

#include <algorithm>

namespace infuwatch {

std::vector<std::string> asked_in_call(const DrugProtocol& drug, bool second) {
  std::vector<std::string> keys;
  if (!second) keys = drug.reactions;
  for (const auto& effect : drug.serious)
    if (!effect.symptom.empty() && std::find(keys.begin(), keys.end(), effect.symptom) == keys.end())
      keys.push_back(effect.symptom);
  return keys.empty() ? drug.reactions : keys;
}

std::vector<std::string> call_script(const DrugProtocol& drug, const Catalogue& catalogue, bool second) {
  std::vector<std::string> words;
  for (const auto& key : asked_in_call(drug, second)) {
    const auto* term = catalogue.symptom(key);
    if (!term) continue;
    const auto& asked = term->ask.empty() ? term->name : term->ask;
    if (std::find(words.begin(), words.end(), asked) == words.end()) words.push_back(asked);
  }
  return words;
}

}  // namespace infuwatch
