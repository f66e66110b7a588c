#include "protocol/unlisted.hpp"

#include "base/skeleton.hpp"
#include "base/text.hpp"
#include "domain/drug_name.hpp"

#include <algorithm>
#include <set>

namespace infuwatch {
namespace {

/// Shorter names are only compared as they are, and shorter beginnings are none.
constexpr std::size_t least_for_error = 4, least_begun = 5;
/// A name may be typed in so many pieces: `ocre lizu mab`.
constexpr std::size_t most_pieces = 3;

bool one_error_off(std::string_view typed, std::string_view name) {
  if (typed == name) return true;
  const auto shorter = std::min(typed.size(), name.size()), longer = std::max(typed.size(), name.size());
  return shorter >= least_for_error && longer - shorter <= 1 && letters_apart(typed, name) <= 1;
}

bool begins(std::string_view part, std::string_view whole) {
  return part.size() >= least_begun && whole.starts_with(part);
}

/// Names that a drug of the list is called by, folded, without blanks.
std::vector<std::string> called_by(const DrugProtocol& drug) {
  std::vector<std::string> names{skeleton(drug.key), skeleton(drug.name)};
  for (const auto& brand : drug.brands) names.push_back(skeleton(brand));
  return names;
}

/// What the words of a text can be read as: each, and a few that follow each other as one.
std::vector<std::string> readings_of(std::string_view typed) {
  const auto words = split(skeleton_words(typed), ' ');
  std::vector<std::string> found;
  for (std::size_t from = 0; from < words.size(); ++from) {
    std::string together;
    for (std::size_t i = from; i < std::min(words.size(), from + most_pieces); ++i)
      found.push_back(together += words[i]);
  }
  found.push_back(skeleton(typed));
  return found;
}

bool may_mean(const std::vector<std::string>& readings, const std::vector<std::string>& names) {
  return std::any_of(readings.begin(), readings.end(), [&](const std::string& typed) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return one_error_off(typed, name) || begins(typed, name) || begins(name, typed);
    });
  });
}

}  // namespace

const DrugProtocol* listed_as(const Catalogue& catalogue, std::string_view typed) {
  const auto wanted = skeleton(typed);
  for (const auto& numbered : catalogue.drugs) {
    const auto names = called_by(numbered.second);
    if (std::find(names.begin(), names.end(), wanted) != names.end()) return &numbered.second;
  }
  return nullptr;
}

bool may_be_same(std::string_view typed, std::string_view other) {
  return may_mean(readings_of(typed), {skeleton(other)}) || may_mean(readings_of(other), {skeleton(typed)});
}

std::optional<NameAlike> name_alike(const Catalogue& catalogue, const Chart& chart, std::string_view typed,
                                    InfusionId of) {
  NameAlike found{.typed = std::string{typed}, .names = {}};
  const auto readings = readings_of(typed);
  for (const auto& [key, drug] : catalogue.drugs)
    if (key != generic_drug && may_mean(readings, called_by(drug))) found.names.push_back(key);
  if (!found.names.empty()) return found;
  found.listed = false;
  std::set<std::string> told{drug_counted(generic_drug, typed)};
  const auto compare = [&](const std::string& other) {
    if (!other.empty() && may_be_same(typed, other) && told.insert(drug_counted(generic_drug, other)).second)
      found.names.push_back(other);
  };
  for (const auto& [number, infusion] : chart.infusions())
    if (number != of && infusion.state != InfusionState::voided && infusion.state != InfusionState::cancelled)
      compare(infusion.order.unlisted);
  for (const auto& prior : chart.priors()) compare(prior.unlisted);
  return found.names.empty() ? std::nullopt : std::optional{found};
}

}  // namespace infuwatch
