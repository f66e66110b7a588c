#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A number, dose, time or limit of a part of the catalogue that is another in its new text. What is told in
/// prose, such as a note, is none.
struct NumberChange {
  std::string where;  // its table, as `regimen "every 4 weeks"`; empty: above the first one
  std::string key;
  std::string was, now;      // as written; empty: not there
  bool same_source = false;  // the table has a source, and it is the same
  friend bool operator==(const NumberChange&, const NumberChange&) = default;
};

/// In the order of the new text. Tables of a list belong together by what names them and whom they are for,
/// the others by their order; what is in one text alone is no change. None where a text cannot be read.
std::vector<NumberChange> number_changes(std::string_view was, std::string_view now);

}  // namespace infuwatch
