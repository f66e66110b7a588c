#pragma once

#include <array>
#include <string>
#include <string_view>

namespace infuwatch {

/// A name to hold others against. Two names look alike where the family names are the same or differ by one
/// letter (from five letters on), or the whole names by at most two; case, blanks and marks aside.
class NameOnBoard {
 public:
  explicit NameOnBoard(std::string_view name);
  bool looks_like(const NameOnBoard& other) const;

 private:
  struct Word {
    std::string letters;
    std::array<unsigned char, 27> counts{};  // of a to z, and of all other bytes
    explicit Word(std::string_view text);
    bool within(const Word& other, int letters) const;
  };
  Word whole_;
  Word family_;  // what stands before the comma
};

}  // namespace infuwatch
