#include "domain/look_alike.hpp"

#include "base/text.hpp"

#include <cstdlib>
#include <utility>

namespace infuwatch {

/// Letters only, as `folded` has them.
NameOnBoard::Word::Word(std::string text) : letters{std::move(text)} {
  std::erase_if(letters, [](char c) { return c >= '0' && c <= '9'; });
  for (const char c : letters) ++counts[c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : 26];
}

/// Each change of a letter moves at most two counts by one: most names are told apart without comparing them.
bool NameOnBoard::Word::within(const Word& other, int changes) const {
  int moved = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) moved += std::abs(counts[i] - other.counts[i]);
  return moved <= 2 * changes && letters_apart(letters, other.letters) <= changes;
}

NameOnBoard::NameOnBoard(const PersonName& name)
    : whole_{name.family() + name.given()},
      given_first_{name.given() + name.family()},
      family_{name.family()} {}

bool NameOnBoard::looks_like(const NameOnBoard& other) const {
  constexpr std::size_t long_enough = 5;
  if (family_.letters == other.family_.letters || whole_.within(other.whole_, 2) ||
      given_first_.within(other.whole_, 2) || whole_.within(other.given_first_, 2))
    return true;
  return family_.letters.size() >= long_enough && other.family_.letters.size() >= long_enough &&
         family_.within(other.family_, 1);
}

}  // namespace infuwatch
