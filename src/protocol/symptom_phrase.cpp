#include "protocol/symptom_phrase.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <initializer_list>

namespace infuwatch {
namespace {

using Words = std::vector<std::string>;

bool stands_among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Words split_words(std::string_view phrase) {
  Words words;
  for (auto& word : split(lower(trimmed(phrase)), ' '))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string from_to(const Words& words, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
  return joined({at(from), at(to)}, " ");
}

/// Words before the place itself: `on the left arm`.
bool leads_to_place(std::string_view word) {
  return tells_side(word) || stands_among(word, {"on", "in", "at", "over", "to", "across", "down", "of",
                                                 "the", "his", "her", "my", "upper", "lower", "and", "&"});
}

/// Whether words from one on tell nothing but a side or a place, and which of them.
struct Tail {
  bool place = false;
  Words sides{};
};
std::optional<Tail> tail_of(const Words& words, std::size_t from) {
  Tail tail;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (tells_side(words[i])) tail.sides.push_back(words[i]);
    if (limb_or_trunk(words[i]))
      tail.place = true;
    else if (!leads_to_place(words[i]) && (tail.sides.empty() || words[i] != "side"))
      return std::nullopt;
  }
  const auto& last = words.back();
  const bool whole = limb_or_trunk(last) || tells_side(last) || last == "side";
  return whole ? std::optional{tail} : std::nullopt;
}

/// A symptom with a side before it, or a side or a place behind it.
const SymptomTerm* named_beside(const Catalogue& catalogue, const Words& words) {
  const auto first = std::find_if_not(words.begin(), words.end(), tells_side);
  const auto led = static_cast<std::size_t>(first - words.begin());
  if (led == words.size()) return nullptr;
  const Words before{words.begin(), first};
  for (auto end = words.size(); end > led; --end) {
    const auto* term = catalogue.symptom_called(from_to(words, led, end));
    if (!term) continue;
    if (!side_changes_nothing(*term, before)) return nullptr;
    if (end == words.size()) return term;
    const auto tail = tail_of(words, end);
    if (!tail) continue;
    if (const auto* other = catalogue.symptom_called(term->name + ' ' + from_to(words, end, words.size())))
      return other;
    const bool same =
        tail->place ? term->system == BodySystem::skin : side_changes_nothing(*term, tail->sides);
    if (same) return term;
  }
  return nullptr;
}

bool grave(const SymptomTerm& term) { return term.life_threatening || term.serious_everywhere; }

}  // namespace

std::optional<int> grade_of_word(std::string_view word) {
  if (word == "mild") return 1;
  if (word == "moderate" || word == "mod") return 2;
  return word == "severe" ? std::optional{3} : std::nullopt;
}

bool tells_side(std::string_view word) {
  return stands_among(word, {"left", "right", "both", "bilateral", "bilat", "l", "r", "lt", "rt"});
}

bool limb_or_trunk(std::string_view word) {
  return stands_among(word, {"arm",    "arms",  "forearm", "forearms", "hand",     "hands",    "wrist",
                             "wrists", "elbow", "elbows",  "leg",      "legs",     "thigh",    "thighs",
                             "knee",   "knees", "foot",    "feet",     "ankle",    "ankles",   "back",
                             "trunk",  "chest", "belly",   "abdomen",  "shoulder", "shoulders"});
}

bool side_changes_nothing(const SymptomTerm& symptom, const std::vector<std::string>& sides) {
  const bool two = std::all_of(sides.begin(), sides.end(), [](const std::string& side) {
    return stands_among(side, {"both", "bilateral", "bilat"});
  });
  return two || symptom.system == BodySystem::skin || grave(symptom);
}

std::optional<SymptomPhrase> symptom_phrase(const Catalogue& catalogue, std::string_view phrase) {
  if (const auto* term = catalogue.symptom_called(phrase)) return SymptomPhrase{.term = term};
  auto words = split_words(phrase);
  std::optional<int> grade;
  for (const bool front : {true, false}) {
    if (words.size() < 2 || grade) break;
    const auto at = front ? words.begin() : words.end() - 1;
    grade = grade_of_word(*at);
    if (grade) words.erase(at);
  }
  if (words.empty()) return std::nullopt;
  const auto* plain = grade ? catalogue.symptom_called(joined(words, " ")) : nullptr;
  if (plain) return SymptomPhrase{.term = plain, .grade = grade};
  const auto* term = named_beside(catalogue, words);
  if (!term) return std::nullopt;
  return SymptomPhrase{.term = term, .grade = grade, .beside = true};
}

std::vector<std::string> symptoms_in_word(const Catalogue& catalogue, std::string_view word) {
  std::vector<std::string> keys;
  for (const auto& part : split(lower(word), '/')) {
    const auto name = part == "n" ? "nausea" : part == "v" ? "vomiting" : part == "d" ? "diarrhea" : part;
    const auto* term = catalogue.symptom_called(name);
    if (!term) return {};
    if (std::find(keys.begin(), keys.end(), term->key) == keys.end()) keys.push_back(term->key);
  }
  return keys.size() < 2 ? std::vector<std::string>{} : keys;
}

std::vector<std::string> grave_within(const Catalogue& catalogue, std::string_view words) {
  constexpr std::size_t longest = 7;  // words of a name
  auto text = lower(words);
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return c == ',' || c == ';' || c == '.' || c == '!' || c == '?' || c == ':'; }, ' ');
  const auto all = split_words(text);
  const auto denied = [](const std::string& word) {
    return stands_among(word,
                        {"no",      "not",    "non",      "never",   "without", "w/o",     "denies", "denied",
                         "none",    "gone",   "resolved", "had",     "history", "hx",      "family", "past",
                         "earlier", "afraid", "fear",     "worried", "risk",    "previous"});
  };
  std::vector<std::string> found;
  for (std::size_t from = 0; from < all.size();) {
    const SymptomTerm* term = nullptr;
    auto end = std::min(all.size(), from + longest);
    while (end > from && !(term = catalogue.symptom_called(from_to(all, from, end)))) --end;
    if (!term) {
      if (denied(all[from])) return {};
      ++from;
      continue;
    }
    if (grave(*term) && std::find(found.begin(), found.end(), term->key) == found.end())
      found.push_back(term->key);
    from = end;
  }
  return found;
}

}  // namespace infuwatch
