#pragma once

#include "app/log_words.hpp"
#include "app/observe.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace infuwatch::app {

/// Reads a line word by word. Symptoms may have several words; the longest that means something is taken.
class LineReader {
 public:
  LineReader(std::vector<std::string> words, const Catalogue& catalogue)
      : words_{std::move(words)}, catalogue_{catalogue} {}

  Result<ObservationTyped, Problem> read();

 private:
  struct Seen {
    std::string key, grade, onset;
    bool after_denial = false;  // directly behind `no …`
    std::string told{};         // the words that named it
  };

  /// By its key; by its own words where others of the line name the same, so that none of them are lost.
  std::string name_of(const Seen& symptom) const;

  /// `hives and itching`: what stands behind the last is of each.
  bool between_symptoms();
  bool one();

  /// `at 0920`: behind a symptom its onset, as `@0920` is; elsewhere the time of the observation.
  bool at_time(const std::string& word);
  /// Signs that were taken and found good are charted as numbers.
  bool without_numbers(const std::string& word);

  /// Whether a symptom is named from a place on, words of its grade and its side aside.
  bool names_symptom(std::size_t at) const;

  /// `hives g2 worse`: beside its grade the trend goes into the note. Without one it would not be told worse.
  bool trend(const std::string& word);
  std::string named(const std::string& key) const;

  /// Whether nothing was said of the last symptom alone, so that an `and` joins it with the next.
  bool bare_last() const;
  /// The symptoms joined by `and`, from the first to the last.
  std::span<Seen> joined_last();

  /// `g2` and `@-40m` belong to the symptom before them.
  bool modifier(const std::string& word);

  /// Where it is: `rash on the arm`, `facial droop right`. Where that changes nothing it goes into the note
  /// as it was typed. Elsewhere it may, as in `itching in the throat`: it is refused, with what is taken.
  bool place(const std::string& word);

  /// A word of this grammar, which can never be a zone's abbreviation.
  static bool is_word(std::string_view word) {
    static constexpr std::string_view words[] = {"none", "air",    "phone", "paper",  "chair",   "note",
                                                 "no",   "denies", "gone",  "denied", "resolved"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words) || sign_called(word);
  }
  static const VitalSign* sign_called(std::string_view word) {
    for (const auto& sign : vital_signs())
      if (word == sign.field.key || (!sign.also_log.empty() && word == sign.also_log)) return &sign;
    return nullptr;
  }

  bool sign(const std::string& word);
  bool put(std::string& field, std::string_view value, std::size_t words);

  /// Whether each can be told as gone: what is in the nurse's own words cannot.
  static bool nameable(std::span<const Seen> symptoms) {
    return std::none_of(symptoms.begin(), symptoms.end(), [](const Seen& one) { return own_words(one.key); });
  }
  static bool own_words(std::string_view key) { return lower(key.substr(0, 6)) == "other:"; }

  /// `hives g2 @08:42 gone`: seen, and over by now.
  bool listed(const std::string& word);
  /// `other:"tingling lips"`, `other:tingling`; the quotes were taken for one word.
  bool other(const std::string& word);

  bool symptom(bool denied_just_now);
  static constexpr std::size_t longest_name = 10;  // words
  struct Name {
    std::string key;
    std::size_t words = 0;
  };

  /// The symptom named by as many words as possible from a place on.
  template <class Look>
  Name named_from(std::size_t at, Look look) const {
    for (auto count = std::min(longest_name, words_.size() - std::min(at, words_.size())); count > 0;
         --count) {
      const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at);
      const auto phrase = joined({first, first + static_cast<std::ptrdiff_t>(count)}, " ");
      if (const auto* term = (catalogue_.*look)(phrase)) return {term->key, count};
    }
    return {};
  }

  /// The symptom named from here; its words are passed over. Words in another order or form than in the list
  /// are one name only where they cannot be two: `swelling face` is one, `itching rash` are two.
  std::optional<std::string> longest();
  /// The symptoms named from here, several where a word names them: `n/v`, `hives/itching`.
  std::vector<std::string> named_here();
  /// The same behind words of its grade and its side: `mild itching`, `right facial droop`.
  std::vector<std::string> named_behind(std::string& grade);

  bool time(const std::string& word);
  /// A moment that may go on in the next words: `yesterday 23:50`, `22-Nov-2026 14:05`, `01:30 EDT`. They are
  /// passed over.
  std::string moment(std::string first);

  std::vector<std::string> words_;
  const Catalogue& catalogue_;
  std::size_t at_ = 0;
  ObservationTyped request_;
  std::vector<Seen> seen_;
  std::size_t seen_together_ = 1;   // how many the last word named
  std::size_t joined_ = 1;          // how many it and those joined to it by `and` are
  std::size_t joined_before_ = 0;   // how many the word looked at is joined to
  bool joins_ = false;              // the last word was `and`, behind one that was seen
  std::string site_;                // what the last words tell of the IV site and their symptom does not
  std::string place_;               // where something on the skin is, as typed
  bool denial_ = false;             // the last words denied a symptom
  bool after_symptom_ = false;      // the last words named one that was seen
  bool after_symptom_was_ = false;  // so did those before this word
  std::optional<Problem> fault_;
};

}  // namespace infuwatch::app
