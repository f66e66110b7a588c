#include "protocol/substance.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch {
namespace {

/// `penicillins` is `penicillin`, `antibodies` is `antibody`; a name that ends so loses its letter wherever
/// it stands.
std::string singular(std::string word) {
  constexpr std::size_t shortest = 4;
  if (word.size() <= shortest || !word.ends_with('s') || word.ends_with("ss")) return word;
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + 'y';
  word.pop_back();
  return word;
}

/// `sulphite` is `sulfite`.
std::string in_american(std::string word) {
  constexpr std::string_view british = "sulph", written = "sulf";
  if (const auto at = word.find(british); at != std::string::npos) word.replace(at, british.size(), written);
  return word;
}

std::string_view without_silent_e(std::string_view word) {
  return word.ends_with('e') ? word.substr(0, word.size() - 1) : word;
}

/// The words of a text, and beside each that nobody knows those it may be a misspelling of.
std::set<std::string> words_read(const Substances& known, std::string_view text) {
  const auto typed = words_in(text);
  auto read = typed;
  for (const auto& word : typed) {
    if (known.words.contains(word)) continue;
    for (const auto& other : known.words)
      if (spelled_alike(word, other)) read.insert(other);
  }
  return read;
}

struct Match {
  const Substance* substance;
  const std::set<std::string>* words;
};

bool all_within(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

/// Every name that a text has, but those within another's.
std::vector<Match> matches(const Substances& known, std::string_view text) {
  const auto words = words_read(known, text);
  std::vector<Match> found;
  for (const auto& substance : known.all)
    for (const auto& name : substance.called)
      if (all_within(words, name)) found.push_back({&substance, &name});
  const auto within_another = [&, all = found](const Match& one) {
    return std::any_of(all.begin(), all.end(), [&](const Match& other) {
      return other.substance != one.substance && *other.words != *one.words &&
             all_within(*other.words, *one.words);
    });
  };
  std::erase_if(found, within_another);
  return found;
}

}  // namespace

const Substance* Substances::find(std::string_view name) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Substance& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> words;
  for (auto& word : split(folded(text), ' '))
    if (!word.empty()) words.insert(in_american(singular(std::move(word))));
  return words;
}

bool spelled_alike(std::string_view one, std::string_view other) {
  constexpr std::size_t shortest = 6;
  if (one == other) return true;
  if (one.size() < shortest || other.size() < shortest) return false;
  const auto a = without_silent_e(one), b = without_silent_e(other);
  return letters_apart(a, b) <= 1;
}

bool named_among(const Substances& known, const std::set<std::string>& words, std::string_view name) {
  const auto wanted = words_in(name);
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
    return words.contains(one) || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return !known.words.contains(word) && spelled_alike(word, one);
           });
  });
}

std::vector<const Substance*> substances_named(const Substances& known, std::string_view text) {
  std::vector<const Substance*> found;
  const auto take = [&](const Substance* one) {
    if (one && std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
  };
  for (const auto& match : matches(known, text)) {
    if (match.substance->parts.empty()) take(match.substance);
    for (const auto& part : match.substance->parts) take(known.find(part));
  }
  return found;
}

bool names_product(const Substances& known, std::string_view text) {
  const auto found = matches(known, text);
  return std::any_of(found.begin(), found.end(),
                     [](const Match& one) { return !one.substance->parts.empty(); });
}

std::string ingredient_of(const Substances& known, std::string_view medication) {
  const auto named = substances_named(known, medication);
  return named.size() == 1 ? named.front()->name : lower(trimmed(medication));
}

std::vector<std::string> ingredients_of(const Substances& known, std::string_view medication) {
  std::vector<std::string> names;
  for (const auto* one : substances_named(known, medication)) names.push_back(one->name);
  if (names.empty()) names.push_back(lower(trimmed(medication)));
  return names;
}

bool says_not_given(std::string_view what) {
  static const std::set<std::string> words{"not",     "no",       "held",    "hold",
                                           "refused", "declined", "ordered", "omitted"};
  const auto said = words_in(what);
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return said.contains(word); });
}

}  // namespace infuwatch
