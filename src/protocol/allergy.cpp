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

void put_in(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// What one allergen has in common with it: none where nothing; empty where it is named itself.
std::optional<std::string> in_common(const Given& given, const std::string& allergen,
                                     const Substances& known) {
  const auto words = words_in(allergen);
  const auto named = [&](const std::vector<std::string>& names) -> const std::string* {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& name) { return named_among(known, words, name); });
    return found == names.end() ? nullptr : &*found;
  };
  if (named(given.names)) return std::string{};
  if (const auto* family = named(given.families)) return *family;
  if (const auto* ingredient = named(given.ingredients)) return *ingredient;
  const auto has = [](const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  const auto substances = substances_named(known, allergen);
  for (const auto* substance : substances)
    if (has(given.names, substance->name)) return std::string{};
  for (const auto* substance : substances) {
    if (has(given.ingredients, substance->name)) return substance->name;
    for (const auto& family : substance->families)
      if (has(given.families, family)) return family;
  }
  return std::nullopt;
}

/// Up to the first number that stands by itself with more behind it; all of it where it begins with one.
std::string name_before_dose(std::string_view medication) {
  const auto text = trimmed(medication);
  for (std::size_t at = 1; at < text.size(); ++at)
    if (text[at - 1] == ' ' && text[at] >= '0' && text[at] <= '9' && text.find(' ', at) != std::string::npos)
      return text.substr(0, at - 1);
  return text;
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
                                       const Substances& known, const std::string& fluid) {
  Given given{
      .name = drug.name, .names = drug.brands, .families = drug.families, .ingredients = drug.ingredients};
  put_in(given.names, {drug.key, drug.name, lower(drug.name)});
  if (!fluid.empty()) given.ingredients.push_back(fluid);
  for (const auto* substance : substances_named(known, fluid)) put_in(given.families, substance->families);
  return first_in_common(given, patient, known);
}

std::optional<AllergyNamed> allergy_to(const Patient& patient, const std::string& medication,
                                       const Substances& known) {
  const auto called = name_before_dose(medication);
  Given given{.name = std::string{trimmed(medication)}, .names = {}, .families = {}, .ingredients = {}};
  for (const auto* substance : substances_named(known, called)) {
    given.names.push_back(substance->name);
    put_in(given.families, substance->families);
    put_in(given.ingredients, substance->ingredients);
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
