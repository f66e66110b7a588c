#include "protocol/substance.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace infuwatch {

namespace {

/// `penicillins` is `penicillin`; a name that ends so loses its letter wherever it stands.
std::string singular(std::string word) {
  constexpr std::size_t shortest = 4;
  if (word.size() > shortest && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

}  // namespace

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> words;
  for (auto& word : split(folded(text), ' '))
    if (!word.empty()) words.insert(singular(std::move(word)));
  return words;
}

bool named_among(const std::set<std::string>& words, std::string_view name) {
  const auto wanted = words_in(name);
  return !wanted.empty() && std::includes(words.begin(), words.end(), wanted.begin(), wanted.end());
}

std::vector<const Substance*> substances_named(const Substances& known, std::string_view text) {
  const auto words = words_in(text);
  std::vector<const Substance*> found;
  for (const auto& substance : known.all) {
    const bool named = named_among(words, substance.name) ||
                       std::any_of(substance.also.begin(), substance.also.end(),
                                   [&](const std::string& other) { return named_among(words, other); });
    if (named) found.push_back(&substance);
  }
  return found;
}

std::string ingredient_of(const Substances& known, std::string_view medication) {
  const auto named = substances_named(known, medication);
  return named.size() == 1 ? named.front()->name : lower(trimmed(medication));
}

std::vector<std::string> allergens_of(const Substances& known, std::string_view allergies) {
  std::vector<std::string> found;
  std::string text{allergies};
  std::replace(text.begin(), text.end(), '\n', ';');
  for (const auto& entry : split(text, ';')) {
    const auto end = std::min(entry.find(" - "), entry.find(':'));
    auto substance = trimmed(std::string_view{entry}.substr(0, end));
    if (substances_named(known, substance).empty()) substance = trimmed(entry);
    if (!substance.empty()) found.push_back(std::move(substance));
  }
  return found;
}

bool allergies_asked(std::string_view allergies) {
  static constexpr std::array unknown{"unknown",     "not known", "unclear", "not asked",
                                      "to be asked", "n a",       "tbd"};
  const auto text = folded(allergies);
  return !text.empty() && std::find(unknown.begin(), unknown.end(), text) == unknown.end();
}

bool says_not_given(std::string_view what) {
  static const std::set<std::string> words{"not",     "no",       "held",    "hold",
                                           "refused", "declined", "ordered", "omitted"};
  const auto said = words_in(what);
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return said.contains(word); });
}

bool no_known_allergies(std::string_view allergies) {
  static constexpr std::array said{
      "none known", "no known allergies", "no known drug allergies", "nka", "nkda", "none"};
  const auto text = lower(trimmed(allergies));
  return std::find(said.begin(), said.end(), text) != said.end();
}

}  // namespace infuwatch
