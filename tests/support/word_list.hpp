#pragma once

#include "base/text.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace infuwatch::test {

/// The rows of `tests/protocol/NAME.txt`, their fields parted by `|`; empty lines and remarks (`#`) left out.
inline std::vector<std::vector<std::string>> word_list(const std::string& name) {
  std::ifstream file{std::string{INFUWATCH_SOURCE} + "/tests/protocol/" + name + ".txt"};
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    auto fields = split(line, '|');
    for (auto& field : fields) field = trimmed(field);
    rows.push_back(std::move(fields));
  }
  return rows;
}

/// Ways to write the same words: in capitals, with hyphens, the last word in the plural, the other way round
/// as `Pain, abdominal`.
inline std::vector<std::string> ways_to_write(const std::string& phrase) {
  auto words = split(phrase, ' ');
  std::string capitals = phrase;
  for (auto& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  std::vector<std::string> ways{phrase, lower(phrase), capitals, joined(words, "-"), "  " + phrase + ' '};
  const auto& last = words.back();
  if (last.size() > 1 && !last.ends_with('s')) {
    const bool hissed = last.ends_with("sh") || last.ends_with("ch") || last.ends_with('x');
    ways.push_back(phrase + (hissed ? "es" : "s"));
  }
  if (words.size() == 2) ways.push_back(words[1] + ", " + words[0]);
  return ways;
}

}  // namespace infuwatch::test
