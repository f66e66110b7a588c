#include "protocol/symptom_words.hpp"

#include "base/text.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/word_forms.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace infuwatch {
namespace {

using Words = std::vector<std::string>;

/// They carry no meaning of their own between two other words.
constexpr std::string_view small_words[] = {"of",  "the", "in",    "at", "on", "to", "my", "your",
                                            "his", "her", "their", "a",  "an", "is", "are"};
/// Nor do these before what somebody has.
constexpr std::string_view leading[] = {"patient", "pt",   "feel",   "feels", "feeling",
                                        "has",     "have", "having", "gets",  "getting"};
/// Nor these beside `site`: all mean the place of the needle.
constexpr std::string_view of_the_site[] = {"injection", "infusion",  "application", "iv",
                                            "cannula",   "insertion", "needle"};
/// They are asked for as a grade, so a symptom is only offered without them.
constexpr std::string_view of_the_grade[] = {"severe", "severely", "mild", "mildly",   "moderate",
                                             "slight", "slightly", "bad",  "terrible", "very",
                                             "little", "some",     "bit"};
constexpr std::string_view denying[] = {"no",     "not",  "non",  "never", "without", "denies",
                                        "denied", "none", "free", "gone",  "had",     "resolved"};

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
  const bool at_the_site = std::find(words.begin(), words.end(), "site") != words.end();
  std::set<std::string> forms;
  for (const auto& word : words)
    if (!among(small_words, word) && !(at_the_site && among(of_the_site, word)))
      forms.insert(word_form(word));
  return joined({forms.begin(), forms.end()}, " ");
}

constexpr std::size_t shortest_squeezed = 6;  // `m i` is no heart attack

void offer(Words& best, const std::string& key) {
  if (best.size() < 3 && std::find(best.begin(), best.end(), key) == best.end()) best.push_back(key);
}

}  // namespace

SymptomWords::SymptomWords(const std::map<std::string, SymptomTerm>& terms) {
  for (const auto& [key, term] : terms) {
    auto phrases = term.synonyms;
    phrases.push_back(key);
    phrases.push_back(term.name);
    for (const auto& phrase : phrases) {
      letters_.emplace(as_written(phrase), key);
      const auto words = *words_of(phrase, Marks::passed_over);
      if (words.empty()) continue;
      meanings_[meaning_of(words)].insert(key);
      squeezed_[joined(words, "")].insert(key);
      vocabulary_.insert(words.begin(), words.end());
    }
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

std::string SymptomWords::called(std::string_view phrase) const {
  if (const auto written = letters_.find(as_written(phrase)); written != letters_.end())
    return written->second;
  auto words = words_of(phrase, Marks::refused);
  while (words && !words->empty()) {
    if (const auto* keys = meant(*words)) return keys->size() == 1 ? *keys->begin() : std::string{};
    if (!among(leading, words->front())) return {};
    words->erase(words->begin());
  }
  return {};
}

std::vector<std::string> SymptomWords::nearest(std::string_view phrase) const {
  auto words = *words_of(phrase, Marks::passed_over);
  const auto denied = [](const std::string& word) { return among(denying, word); };
  std::erase_if(words, [](const std::string& word) { return among(of_the_grade, word); });
  if (words.empty() || std::any_of(words.begin(), words.end(), denied)) return {};
  Words best;
  const auto offer_all = [&](const Keys* keys) {
    if (keys)
      for (const auto& key : *keys) offer(best, key);
  };
  offer_all(meant(words));
  for (auto& word : words) {
    if (word.size() < 4 || vocabulary_.contains(word) || among(small_words, word)) continue;
    const auto typed = word;
    const auto put_right = [&](const std::string& known) {
      const auto longer = static_cast<int>(known.size()) - static_cast<int>(typed.size());
      if (known.size() < 5 || std::abs(longer) > 1 || letters_apart(known, typed) != 1) return;
      word = known;
      offer_all(meant(words));
    };
    for (const auto& known : vocabulary_) put_right(known);
    for (const auto& known : known_words()) put_right(known);
    word = typed;
  }
  const auto begun = as_written(phrase);
  Keys beginning;
  if (begun.size() >= 3 && !among(small_words, begun) &&
      begun.find_first_not_of("0123456789.,:") != std::string::npos)
    for (const auto& [letters, key] : letters_)
      if (letters.starts_with(begun)) beginning.insert(key);
  offer_all(&beginning);
  return best;
}

}  // namespace infuwatch
