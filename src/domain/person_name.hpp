#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A name (`Family, Given`) to search for and to compare: case, accents, apostrophes, hyphens, blanks and the
/// order of its parts aside.
class PersonName {
 public:
  explicit PersonName(std::string_view name);
  /// Whether somebody who types these words may mean this name: a part of it in either order, or the
  /// beginnings of several of its words. No words: any name.
  bool called(std::string_view words) const;
  bool same(const PersonName& other) const;

  const std::string& family() const { return family_; }  // letters only, as `folded`
  const std::string& given() const { return given_; }

 private:
  std::string family_, given_;
  std::vector<std::string> words_;
};

/// Whether two MRNs differ at most in case, blanks and leading zeros.
bool same_mrn(std::string_view one, std::string_view other);
/// Whether the words may mean this MRN: a part of it, those aside.
bool mrn_called(std::string_view mrn, std::string_view words);

}  // namespace infuwatch
