#include "app/log_words.hpp"

#include "base/text.hpp"

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
