#include "domain/look_alike.hpp"

#include "base/text.hpp"

#include <cstdlib>

namespace infuwatch {

/// Letters only, in lower case; letters beyond ASCII as they are.
NameOnBoard::Word::Word(std::string_view text) {
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool beyond = static_cast<unsigned char>(c) >= 0x80;
    if (!beyond && (c < 'a' || c > 'z')) continue;
    letters += c;
    ++counts[beyond ? 26 : static_cast<std::size_t>(c - 'a')];
  }
}

/// Each change of a letter moves at most two counts by one: most names are told apart without comparing them.
bool NameOnBoard::Word::within(const Word& other, int changes) const {
  int moved = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) moved += std::abs(counts[i] - other.counts[i]);
  return moved <= 2 * changes && letters_apart(letters, other.letters) <= changes;
}

NameOnBoard::NameOnBoard(std::string_view name) : whole_{name}, family_{name.substr(0, name.find(','))} {}

bool NameOnBoard::looks_like(const NameOnBoard& other) const {
  constexpr std::size_t long_enough = 5;
  if (family_.letters == other.family_.letters || whole_.within(other.whole_, 2)) return true;
  return family_.letters.size() >= long_enough && other.family_.letters.size() >= long_enough &&
         family_.within(other.family_, 1);
}

}  // namespace infuwatch
