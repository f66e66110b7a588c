#pragma once

#include "report/document.hpp"
#include "tui/event.hpp"

#include <cstddef>

namespace infuwatch::tui {

/// One thing a form asks. What is typed stays text until it is sent; whoever records it reads it.
struct Field {
  FieldId id;
  std::string label;
  std::string hint{};                  // what it takes, shown while it is empty and in focus
  std::string help{};                  // a sentence for `?`
  std::string blank{};                 // what it means to leave it empty
  std::vector<std::string> choices{};  // the words it takes: blank goes to the next, letters to their own
  std::vector<std::string> any_of{};   // words it takes several of, each by its digit; the last: none of them
  std::string begun{};                 // letters of a choice that could be several still
  std::size_t letters = 1;             // so many choose a word, though one could be none other
  std::string beside{};                // what is known already: the last value, the baseline
  std::vector<std::string> presets{};  // texts that Left and Right go through while it holds one of them
  std::string text{};
  std::string was{};      // what the entry says that is corrected
  std::size_t caret = 0;  // in bytes
  bool faulty = false;
  bool secret = false;     // shown as stars
  bool sign = false;       // a vital sign: short, two in a row
  bool with_unit = false;  // a vital sign that is typed with its unit
  bool half = false;       // half a row is enough
  bool needed = false;     // nothing is asked or kept before it is said
  bool question = false;   // its label is a question: it has the room, the words the rest
  std::string number{};    // of a question that is one of several of its field: `3=yes`
};

/// Whether its choices are shown with numbers, each of which chooses: where two begin with one letter, and
/// none with a digit.
bool numbered(const Field& field);
/// Letters choose a word once they can be no other's; until then nothing is chosen by them. Whether the
/// choice changed.
bool choose(Field& field, const Key& key);

/// Of a field that takes several words: a digit takes its word, or takes it back. Whether it was one.
bool choose_some(Field& field, const Key& key);

/// A symptom of the drug's list with the key that picks it.
struct Pick {
  SymptomTerm term;
  char key = 0;
  enum class State { untouched, seen, denied, gone } state = State::untouched;
  std::optional<int> grade{};
  std::string onset{};
  std::string question{};     // of a call: what is read to the patient
  std::string typed() const;  // `hives:2@-40m`
};

/// Something found that fits what is being typed; taken, it fills fields.
struct Offer {
  std::string words;
  std::vector<std::pair<FieldId, std::string>> fills;
};

struct Form {
  VerbId verb = VerbId::console;
  std::string title;
  std::int64_t subject = 0;
  std::optional<FieldId> about{};        // the field the subject is typed for: an infusion, an entry, a flag
  std::optional<InfusionId> infusion{};  // whose patient stands above the form
  std::vector<Field> fields;
  std::size_t focus = 0;
  std::vector<Pick> picks{};  // not empty: an observation
  bool picking = false;       // letters pick symptoms; else the field in focus has them
  bool onset = false;         // the onset of the last pick is being typed
  bool none = false;          // the whole list was asked and denied
  std::optional<std::size_t> last{};
  std::vector<Offer> offers{};
  std::size_t offer = 0;
  std::string extra{};                   // what the second save key does, in words; empty: there is none
  std::vector<std::string> questions{};  // what asks for a reason
  std::vector<report::Line> preview{};   // what saving would answer
  std::string fault{};
  std::string uuid{};
  bool dirty = false, discarding = false;
  bool closed = false;  // every window of the infusion has closed: saving asks once
  bool confirmed = false;

  bool is(VerbId one) const { return one == verb; }
  /// Whether its patient is one on file, found by part of the name.
  bool of_known_patient() const { return is(VerbId::patient_prior) || is(VerbId::patient_lab); }
  Field* field(FieldId id);
  const Field* field(FieldId id) const;
  /// The first field that has to be said and is not.
  const Field* unsaid() const;
  /// Takes a key; whether what is to be sent changed.
  bool take(const Key& key);
  /// What it asks for now.
  Request request() const;
  /// Marks the fields a refusal is about, and goes to the first of them.
  void refuse(const Problem& problem, const Zone* zone);
  void go_to(std::size_t place);
  /// Goes to the first field that has to be said and is not.
  void mark_needed();

 private:
  /// What a field has to say, as the verb takes it.
  void answer(const Field& field, app::Answers& answers) const;
  const Field* mark(const Problem& problem);
  bool pick(const Key& key);
  bool move(int steps);
};

/// A field as its table has it.
Field asked(FieldId id);

/// What says that every question before the start was asked.
inline constexpr std::string_view as_expected = "as expected";
inline constexpr std::string_view whole_list = "all done";

/// Text with a caret: whether the key changed the text.
bool edit(std::string& text, std::size_t& caret, const Key& key);

}  // namespace infuwatch::tui
