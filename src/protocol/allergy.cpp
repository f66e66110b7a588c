#include "protocol/allergy.hpp"

#include "base/text.hpp"
#include "protocol/unlisted.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr std::size_t shortest_word = 4;

/// What something to be given is called, belongs to, and has in it.
struct Given {
  std::string name;
  std::vector<std::string> names, families, ingredients;
};

/// What one allergen has in common with it: none where nothing; empty where it is named itself.
std::optional<std::string> in_common(const Given& given, const std::string& allergen,
                                     const Substances& known) {
  const auto words = words_in(allergen);
  const auto named = [&](const std::vector<std::string>& names) -> const std::string* {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return named_among(words, name); });
    return found == names.end() ? nullptr : &*found;
  };
  if (named(given.names)) return std::string{};
  if (const auto* family = named(given.families)) return *family;
  if (const auto* ingredient = named(given.ingredients)) return *ingredient;
  for (const auto* substance : substances_named(known, allergen)) {
    const auto has = [&](const std::vector<std::string>& list, const std::string& name) {
      return !name.empty() && std::find(list.begin(), list.end(), name) != list.end();
    };
    if (has(given.names, substance->name)) return std::string{};
    if (has(given.families, substance->family)) return substance->family;
    if (has(given.ingredients, substance->name)) return substance->name;
  }
  return std::nullopt;
}

std::optional<AllergyNamed> first_in_common(const Given& given, const Patient& patient,
                                            const Substances& known) {
  if (no_known_allergies(patient.allergies)) return std::nullopt;
  for (const auto& allergen : allergens_of(known, patient.allergies))
    if (auto through = in_common(given, allergen, known))
      return AllergyNamed{given.name, patient.allergies, std::move(*through)};
  return std::nullopt;
}

}  // namespace

std::optional<AllergyNamed> allergy_to(const Patient& patient, const DrugProtocol& drug,
                                       const Substances& known) {
  Given given{
      .name = drug.name, .names = drug.brands, .families = drug.families, .ingredients = drug.ingredients};
  given.names.push_back(drug.key);
  given.names.push_back(drug.name);
  return first_in_common(given, patient, known);
}

std::optional<AllergyNamed> allergy_to(const Patient& patient, const std::string& medication,
                                       const Substances& known) {
  const auto called = trimmed(medication.substr(0, medication.find_first_of("0123456789")));
  Given given{.name = std::string{trimmed(medication)}, .names = {}, .families = {}, .ingredients = {}};
  for (const auto* substance : substances_named(known, called)) {
    given.names.push_back(substance->name);
    given.names.insert(given.names.end(), substance->also.begin(), substance->also.end());
    if (!substance->family.empty()) given.families.push_back(substance->family);
  }
  for (const auto& word : words_in(called))
    if (word.size() >= shortest_word) given.names.push_back(word);
  return first_in_common(given, patient, known);
}

std::optional<AllergyNamed> allergy_to_unlisted(const Patient& patient, const std::string& name,
                                                const Substances& known) {
  if (auto named = allergy_to(patient, name, known)) return named;
  if (no_known_allergies(patient.allergies)) return std::nullopt;
  for (const auto& allergen : allergens_of(known, patient.allergies))
    if (may_be_same(name, allergen)) return AllergyNamed{trimmed(name), patient.allergies, {}};
  return std::nullopt;
}

}  // namespace infuwatch
