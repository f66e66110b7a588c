#pragma once

#include "protocol/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// The grade that a word is in CTCAE v5.0's own scale: mild 1, moderate 2, severe 3; none: no such word.
std::optional<int> grade_of_word(std::string_view word);
/// `left`, `both`, `bilat`.
bool tells_side(std::string_view word);
/// A place on the skin that changes nothing: `rash on the arm`.
bool limb_or_trunk(std::string_view word);
/// Whether a symptom stays what it is where it is told with a side: on both always, on one where it is of the
/// skin, or serious whatever the side. One arm that is weak is another sign than weakness.
bool side_changes_nothing(const SymptomTerm& symptom, const std::vector<std::string>& sides);

/// A symptom among words that do not change it: its grade as a word, a side, a place on the skin.
struct SymptomPhrase {
  const SymptomTerm* term = nullptr;
  std::optional<int> grade{};  // of `mild` and the like
  bool beside = false;         // a side or a place stands beside its name
};
/// None: no symptom is called so, or what stands beside it may change it.
std::optional<SymptomPhrase> symptom_phrase(const Catalogue& catalogue, std::string_view phrase);

/// The symptoms that one word names with strokes between: `n/v`, `hives/itching`. Empty: it does not.
std::vector<std::string> symptoms_in_word(const Catalogue& catalogue, std::string_view word);

/// The symptoms of emergency or serious kind whose name stands within a person's words, each once. None where
/// other words of them deny something or tell of the past.
std::vector<std::string> grave_within(const Catalogue& catalogue, std::string_view words);

}  // namespace infuwatch
