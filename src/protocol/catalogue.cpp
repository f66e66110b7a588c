#include "protocol/catalogue.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "protocol/symptom_words.hpp"

#include <algorithm>
#include <cstdlib>

namespace infuwatch {
namespace {

/// `Gamunex-C` and `gamunex c` are the same word.
std::string letters_of(std::string_view word) {
  auto out = lower(trimmed(word));
  std::replace(out.begin(), out.end(), '-', ' ');
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::vector<std::string> nearest(std::string_view word,
                                 const std::vector<std::pair<std::string, std::string>>& names) {
  const auto wanted = letters_of(word);
  if (wanted.find_first_not_of("0123456789.,:") == std::string::npos) return {};
  constexpr int limit = 1;  // typing error: more would offer words of another meaning
  std::map<std::string, int> best;
  for (const auto& [called, key] : names) {
    const auto candidate = letters_of(called);
    const bool begun = wanted.size() >= 3 && candidate.starts_with(wanted);
    const int longer = static_cast<int>(candidate.size()) - static_cast<int>(wanted.size());
    if (!begun && std::abs(longer) > limit) continue;  // so many letters apart at least
    int apart = letters_apart(wanted, candidate);
    if (begun) apart = std::min(apart, 1);
    if (apart > limit) continue;
    const auto [known, is_new] = best.emplace(key, apart);
    if (!is_new) known->second = std::min(known->second, apart);
  }
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [key, apart] : best) ranked.emplace_back(apart, key);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (const auto& [apart, key] : ranked)
    if (out.size() < 3) out.push_back(key);
  return out;
}

}  // namespace

const SymptomWords& SymptomShelf::words() {
  if (!words_) words_ = std::make_shared<const SymptomWords>(names());
  return *words_;
}

std::vector<SymptomName> SymptomShelf::names() {
  std::vector<SymptomName> names;
  for (const auto& [key, term] : all()) {
    names.push_back({key, key});
    names.push_back({term.name, key});
    for (const auto& synonym : term.synonyms) names.push_back({synonym, key});
  }
  return names;
}

const CheckRhythm& CheckPlan::rhythm_for(int drug_count) const {
  for (const auto& rhythm : rhythms)
    if (drug_count >= rhythm.first && (!rhythm.last || drug_count <= *rhythm.last)) return rhythm;
  return rhythms.back();
}

std::vector<const Regimen*> DrugProtocol::regimens_for(int drug_count) const {
  std::vector<const Regimen*> found;
  for (const auto& regimen : regimens)
    if (drug_count >= regimen.first && (!regimen.last || drug_count <= *regimen.last))
      found.push_back(&regimen);
  if (found.empty()) found.push_back(&regimens.back());
  return found;
}

bool Catalogue::mild_under(const DrugProtocol& drug, std::string_view key) const {
  const auto* term = symptom(key);
  return term && term->mild_at_1 &&
         std::find(drug.not_mild.begin(), drug.not_mild.end(), key) == drug.not_mild.end();
}

const SymptomTerm* Catalogue::symptom(std::string_view key) const {
  return symptoms ? symptoms->find(key) : nullptr;
}

const SymptomTerm* Catalogue::symptom_written(std::string_view word) const {
  const auto* term = symptom(lower(word));  // most words are keys
  return term || !symptoms ? term : symptom(symptoms->words().written(word));
}

const SymptomTerm* Catalogue::symptom_called(std::string_view word) const {
  const auto* term = symptom(lower(word));
  return term || !symptoms ? term : symptom(symptoms->words().called(word));
}

const DrugProtocol* Catalogue::drug_called(std::string_view word) const {
  const auto wanted = letters_of(word);
  const auto same = [&](const std::string& name) { return letters_of(name) == wanted; };
  for (const auto& [key, drug] : drugs)
    if (same(key) || same(drug.name) || std::any_of(drug.brands.begin(), drug.brands.end(), same))
      return &drug;
  return nullptr;
}

std::vector<std::string> Catalogue::nearest_symptoms(std::string_view word) const {
  return symptoms ? symptoms->words().nearest(word) : std::vector<std::string>{};
}

std::vector<std::string> Catalogue::nearest_drugs(std::string_view word) const {
  std::vector<std::pair<std::string, std::string>> names;
  for (const auto& [key, drug] : drugs) {
    if (key == generic_drug) continue;
    names.emplace_back(key, key);
    for (const auto& brand : drug.brands) names.emplace_back(brand, key);
  }
  return nearest(word, names);
}

}  // namespace infuwatch
