#include "protocol/symptom_words.hpp"

#include "base/text.hpp"
#include "protocol/word_forms.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace infuwatch {
namespace {

using Words = std::vector<std::string>;

/// They carry no meaning of their own between two other words.
constexpr std::string_view small_words[] = {"of",  "the", "in",    "at", "on", "to", "my", "your",
                                            "his", "her", "their", "a",  "an", "is", "are"};
/// Nor these between: `throat feels tight`. `loss of feeling` is found whole.
constexpr std::string_view linking[] = {"feel", "feels", "look", "looks", "seems"};
/// Nor these before what somebody has.
constexpr std::string_view leading[] = {"i",     "im",      "he",  "she",  "patient", "pt",   "feel",
                                        "feels", "feeling", "has", "have", "having",  "gets", "getting"};
/// Nor these beside `site`: all mean the place of the needle.
constexpr std::string_view of_the_site[] = {"injection", "infusion",  "application", "iv",
                                            "cannula",   "insertion", "needle"};
/// They are asked for as a grade, so a symptom is only offered without them.
constexpr std::string_view of_the_grade[] = {"severe", "severely", "mild", "mildly",   "moderate",
                                             "slight", "slightly", "bad",  "terrible", "very",
                                             "little", "some",     "bit"};
/// Behind these `fit` says that somebody is well, and no seizure.
constexpr std::string_view of_health[] = {"is",    "are",     "am",    "im",   "feel",
                                          "feels", "feeling", "looks", "seems"};
/// What stands with them is not there, so nothing is offered.
constexpr std::string_view denying[] = {"no",   "not",  "non",  "never",   "without", "denies",  "denied",
                                        "none", "free", "gone", "stopped", "had",     "resolved"};

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// `Throat-Irritation` and `throat irritation` are the same word.
std::string as_written(std::string_view phrase) {
  auto out = lower(trimmed(phrase));
  std::replace(out.begin(), out.end(), '-', ' ');
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

/// The words of a phrase; none where it holds a mark that no name of a symptom holds, such as `?` or a comma
/// at its end, unless every mark is passed over.
enum class Marks { refused, passed_over };
std::optional<Words> words_of(std::string_view phrase, Marks marks) {
  Words words;
  std::string word;
  auto text = as_written(phrase);
  for (const std::string_view curly : {"\u2019", "\u2018"})
    for (auto at = text.find(curly); at != std::string::npos; at = text.find(curly))
      text.replace(at, curly.size(), "'");
  if (text.ends_with(',') && marks == Marks::refused) return std::nullopt;
  for (const char c : text + ' ') {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      word += c;
    } else if (c == '\'') {  // `can't` is `cant`
    } else if (c == ' ' || c == '/' || c == ',' || marks == Marks::passed_over) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      return std::nullopt;
    }
  }
  return words;
}

/// Forms of the words that carry meaning, sorted, as one text.
std::string meaning_of(const Words& words) {
  const bool at_the_site = std::any_of(
      words.begin(), words.end(), [](const std::string& word) { return word == "site" || word == "sites"; });
  Words forms;
  for (const auto& word : words)
    if (!among(small_words, word) && !(at_the_site && among(of_the_site, word)))
      forms.push_back(word_form(word));
  std::sort(forms.begin(), forms.end());
  return joined(forms, " ");
}

constexpr std::size_t shortest_squeezed = 6;  // `m i` is no heart attack

constexpr std::size_t most_offered = 3;

void offer(Words& best, const std::string& key) {
  if (best.size() < most_offered && std::find(best.begin(), best.end(), key) == best.end())
    best.push_back(key);
}

}  // namespace

SymptomWords::SymptomWords(const std::vector<SymptomName>& names) {
  const auto add = [](Keys& keys, const std::string& key) {
    if (keys.empty()) keys = key;
    if (keys == key) return;
    const auto known = split(keys, ' ');
    if (std::find(known.begin(), known.end(), key) == known.end()) keys += ' ' + key;
  };
  for (const auto& [phrase, key] : names) {
    letters_.emplace(as_written(phrase), key);
    const auto words = *words_of(phrase, Marks::passed_over);
    if (words.empty()) continue;
    add(meanings_[meaning_of(words)], key);
    add(squeezed_[joined(words, "")], key);
  }
}

const SymptomWords::Keys* SymptomWords::meant(const Words& words) const {
  if (words.empty() || among(small_words, words.back())) return nullptr;
  auto found = meanings_.find(meaning_of(words));
  if (found != meanings_.end()) return &found->second;
  const auto squeezed = joined(words, "");
  if (squeezed.size() < shortest_squeezed) return nullptr;
  found = squeezed_.find(squeezed);
  return found == squeezed_.end() ? nullptr : &found->second;
}

std::string SymptomWords::written(std::string_view phrase) const {
  const auto found = letters_.find(as_written(phrase));
  return found == letters_.end() ? std::string{} : found->second;
}

std::string SymptomWords::called(std::string_view phrase) const {
  if (auto key = written(phrase); !key.empty()) return key;
  auto words = words_of(phrase, Marks::refused);
  const auto well = [](const std::string& one, const std::string& next) {
    return next == "fit" && among(of_health, one);
  };
  if (words && std::ranges::adjacent_find(*words, well) != words->end()) return {};
  while (words && !words->empty()) {
    const auto* keys = meant(*words);
    if (!keys) {
      auto fewer = *words;
      const auto linked = [](const std::string& word) { return among(linking, word); };
      if (fewer.size() > 2)
        fewer.erase(std::remove_if(fewer.begin() + 1, fewer.end() - 1, linked), fewer.end() - 1);
      keys = meant(fewer);
    }
    if (keys) return keys->find(' ') == Keys::npos ? *keys : std::string{};
    if (!among(leading, words->front())) return {};
    words->erase(words->begin());
  }
  return {};
}

std::vector<std::string> SymptomWords::nearest(std::string_view phrase) const {
  auto words = *words_of(phrase, Marks::passed_over);
  const auto denied = [](const std::string& word) { return among(denying, word); };
  std::erase_if(words, [](const std::string& word) { return among(of_the_grade, word); });
  const auto numbers = [](const std::string& word) { return all_digits(word, word.size()); };
  if (std::all_of(words.begin(), words.end(), numbers) || std::any_of(words.begin(), words.end(), denied))
    return {};
  Words best;
  const auto offer_all = [&](const Keys* keys) {
    if (keys)
      for (const auto& key : split(*keys, ' ')) offer(best, key);
  };
  offer_all(meant(words));
  std::set<std::string> vocabulary{known_words().begin(), known_words().end()};
  for (const auto& [letters, key] : letters_) {
    const auto named = *words_of(letters, Marks::passed_over);
    vocabulary.insert(named.begin(), named.end());
  }
  for (auto& word : words) {
    if (word.size() < 4 || vocabulary.contains(word) || among(small_words, word)) continue;
    const auto typed = word;
    for (const auto& known : vocabulary) {
      const auto longer = static_cast<int>(known.size()) - static_cast<int>(typed.size());
      if (known.size() < 5 || std::abs(longer) > 1 || letters_apart(known, typed) != 1) continue;
      word = known;
      offer_all(meant(words));
    }
    word = typed;
  }
  const auto begun = as_written(phrase);
  if (begun.size() < 3 || among(small_words, begun)) return best;
  std::set<std::string> by_words, within_a_word;
  for (const auto& [letters, key] : letters_) {
    if (!letters.starts_with(begun) || letters.size() == begun.size()) continue;
    if (letters[begun.size()] == ' ')
      by_words.insert(key);
    else if (begun.size() >= 5)
      within_a_word.insert(key);
  }
  const auto& beginning = by_words.empty() ? within_a_word : by_words;
  if (beginning.size() <= most_offered)  // of more than these any choice would mislead
    for (const auto& key : beginning) offer(best, key);
  return best;
}

}  // namespace infuwatch
