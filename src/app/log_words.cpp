#include "app/log_words.hpp"

#include "base/text.hpp"
#include "protocol/symptom_phrase.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch::app {
namespace {

/// Whether a comma or semicolon parts words and is no decimal comma, nor one of the nurse's own words.
bool parts_words(std::string_view line, std::size_t at, std::string_view word) {
  const auto digit = [&](std::size_t i) { return i < line.size() && line[i] >= '0' && line[i] <= '9'; };
  if (line[at] != ',' && line[at] != ';') return false;
  const bool last = at + 1 == line.size() || line[at + 1] == ' ';
  return last || (!(at > 0 && digit(at - 1) && digit(at + 1)) && !lower(word).starts_with("other:"));
}

}  // namespace

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool clock_like(std::string_view word) {
  return word.size() >= 4 && word[0] >= '0' && word[0] <= '9' &&
         word.find_first_not_of("0123456789:") == std::string_view::npos;
}

std::string site_told(const std::vector<std::string>& words, const SymptomTerm& symptom) {
  const auto tells = [&](std::string_view place) { return symptom.name.find(place) != std::string::npos; };
  const bool at_site = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_one_of(lower(word), {"site", "sites", "iv"});
  });
  return at_site && !tells("site") && !tells("vein") ? joined(words, " ") : std::string{};
}

void add_place(std::string& places, const std::string& more) {
  if (!more.empty()) places += (places.empty() ? "" : "; ") + more;
}

std::vector<std::string> log_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, note = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    const bool ends = line[i] == ' ' || (!note && parts_words(line, i, word));
    if (!ends || quoted) {
      word += line[i];
    } else if (!word.empty()) {
      note = note || lower(word) == "note";
      if (const auto grade = line[i] == ' ' ? std::nullopt : grade_of_word(lower(word)))
        word = 'g' + std::to_string(*grade);  // `hives mild, itching`: not of what follows
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

}  // namespace infuwatch::app
