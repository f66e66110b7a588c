#include "protocol/catalogue.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"

#include <algorithm>
#include <cstdlib>

namespace infuwatch {
namespace {

/// `Throat-Irritation` and `throat irritation` are the same word.
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

template <class Items>
auto* called(const Items& items, std::string_view word) {
  const auto wanted = letters_of(word);
  using Item = const typename Items::mapped_type;
  const auto same = [&](const std::string& name) { return letters_of(name) == wanted; };
  for (const auto& numbered : items) {
    const auto& key = numbered.first;
    const auto& item = numbered.second;
    const auto& others = [&]() -> const std::vector<std::string>& {
      if constexpr (requires { item.synonyms; })
        return item.synonyms;
      else
        return item.brands;
    }();
    if (same(key) || same(item.name) || std::any_of(others.begin(), others.end(), same)) return &item;
  }
  return static_cast<Item*>(nullptr);
}

}  // namespace

const CheckRhythm& CheckPlan::rhythm_for(int drug_count) const {
  for (const auto& rhythm : rhythms)
    if (drug_count >= rhythm.first && (!rhythm.last || drug_count <= *rhythm.last)) return rhythm;
  return rhythms.back();
}

const Regimen& DrugProtocol::regimen_for(int drug_count) const {
  for (const auto& regimen : regimens)
    if (drug_count >= regimen.first && (!regimen.last || drug_count <= *regimen.last)) return regimen;
  return regimens.back();
}

const SymptomTerm* Catalogue::symptom(std::string_view key) const {
  return symptoms ? symptoms->find(key) : nullptr;
}

const SymptomTerm* Catalogue::symptom_called(std::string_view word) const {
  const auto* term = symptom(lower(word));  // most words are keys
  return term || !symptoms ? term : called(symptoms->all(), word);
}

const DrugProtocol* Catalogue::drug_called(std::string_view word) const { return called(drugs, word); }

std::vector<std::string> Catalogue::nearest_symptoms(std::string_view word) const {
  std::vector<std::pair<std::string, std::string>> names;
  for (const auto& [key, term] : symptoms->all()) {
    names.emplace_back(key, key);
    for (const auto& synonym : term.synonyms) names.emplace_back(synonym, key);
  }
  return nearest(word, names);
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
