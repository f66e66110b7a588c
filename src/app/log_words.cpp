#include "app/log_words.hpp"

#include "base/text.hpp"

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

bool limb_or_trunk(std::string_view word) {
  return is_one_of(word, {"arm",    "arms",  "forearm", "forearms", "hand",     "hands",    "wrist",
                          "wrists", "elbow", "elbows",  "leg",      "legs",     "thigh",    "thighs",
                          "knee",   "knees", "foot",    "feet",     "ankle",    "ankles",   "back",
                          "trunk",  "chest", "belly",   "abdomen",  "shoulder", "shoulders"});
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
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

}  // namespace infuwatch::app
