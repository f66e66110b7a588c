#pragma once

#include "domain/person_name.hpp"

#include <array>
#include <string>
#include <string_view>

namespace infuwatch {

/// A name to hold others against. Two names look alike where the family names are the same or differ by one
/// letter (from five letters on), or the whole names by at most two, in either order; case, accents, blanks
/// and marks aside.
class NameOnBoard {
 public:
  explicit NameOnBoard(std::string_view name) : NameOnBoard{PersonName{name}} {}
  bool looks_like(const NameOnBoard& other) const;

 private:
  explicit NameOnBoard(const PersonName& name);
  struct Word {
    std::string letters;
    std::array<unsigned char, 27> counts{};  // of a to z, and of all other bytes
    explicit Word(std::string text);
    bool within(const Word& other, int letters) const;
  };
  Word whole_;
  Word given_first_;
  Word family_;  // what stands before the comma
};

}  // namespace infuwatch
