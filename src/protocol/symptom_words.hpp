#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace infuwatch {

/// One of the words a symptom is called by.
struct SymptomName {
  std::string phrase, key;
};

/// What nurses and patients call symptoms, and which one a phrase means.
class SymptomWords {
 public:
  /// `names`: every key, name and synonym. Of two that are written alike the first counts.
  explicit SymptomWords(const std::vector<SymptomName>& names);

  /// The key of the symptom whose key, name or synonym this is, case and hyphens aside; empty if there is
  /// none.
  std::string written(std::string_view phrase) const;

  /// The key of the symptom that is called so: as it is written, or by the same words in any order and form
  /// (`word_form`), small words such as `of the` aside. Nothing is guessed: no word is left out that could
  /// carry meaning, and what could be two symptoms is none. Empty if nothing is called so.
  std::string called(std::string_view phrase) const;

  /// Symptoms that a phrase which means nothing may stand for, at most three: what it could mean if it is
  /// two, or without `severe` and the like; one typing error in a word; what its words begin, where that is
  /// no more than three.
  std::vector<std::string> nearest(std::string_view phrase) const;

 private:
  using Keys = std::string;  // one key, or several with a blank between
  const Keys* meant(const std::vector<std::string>& words) const;

  std::unordered_map<std::string, std::string> letters_;  // as written → key
  std::unordered_map<std::string, Keys> meanings_;        // words in their forms, sorted
  std::unordered_map<std::string, Keys> squeezed_;        // letters without blanks
};

}  // namespace infuwatch
