#pragma once

#include "base/quantity.hpp"
#include "time/instant.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// Doses of a medication outside which one is hardly ever given.
struct ProbableDose {
  std::string route;  // empty: any that has no row of its own
  Decimal least, most;
  std::string unit;
};

/// What medications, allergies and ingredients are told by.
struct Substance {
  std::string name;
  std::vector<std::string> also{};         // brands and other spellings
  std::vector<std::string> families{};     // an allergy to one of a family counts for all of it
  std::vector<std::string> parts{};        // of a product of several: the names of what it holds
  std::vector<std::string> ingredients{};  // an allergy to one of them asks too
  std::set<std::string> kinds{};           // what it does: antihistamine, corticosteroid, sedating
  std::optional<Seconds> again_after{};    // the usual time between two doses; none: as often as needed
  std::optional<Quantity> equivalent{};    // the dose that acts like that of the others of its kind
  std::vector<ProbableDose> probable{};
  std::vector<std::set<std::string>> called{};  // the words of its names, as they compare
};
struct Substances {
  std::vector<Substance> all{};
  std::set<std::string> local{};  // words of what acts where it is put, and is no premedication
  std::set<std::string> words{};  // of all names; and those that are no misspelling of one
  std::string source{};

  const Substance* find(std::string_view name) const;
};

/// The words of a text, folded: singular, and in American spelling.
std::set<std::string> words_in(std::string_view text);
/// Whether two words are the same, but for one letter and a silent e in words of 6 letters and more.
bool spelled_alike(std::string_view one, std::string_view other);
/// Whether every word of a name stands among others. One that is none of the known words may be misspelled.
bool named_among(const Substances& known, const std::set<std::string>& words, std::string_view name);

/// The substances a text names, by name or brand, a letter off where it is no known word; of a product its
/// parts. Of two names one of which holds the other only the longer counts: `Tylenol PM` is no `Tylenol`.
std::vector<const Substance*> substances_named(const Substances& known, std::string_view text);
/// Whether a text names a product of several, whose dose is that of none of its parts.
bool names_product(const Substances& known, std::string_view text);
/// One name for a medication, however it was typed: that of the substance, else what was typed.
std::string ingredient_of(const Substances& known, std::string_view medication);
/// The names of all that is in a medication; what was typed where nothing in it is known.
std::vector<std::string> ingredients_of(const Substances& known, std::string_view medication);

/// What a patient's allergies say, an entry each: `penicillin: hives; latex`. Entries are separated by `;`
/// or a new line. Of an entry what stands before ` - ` or `:` counts where it names a known substance, so
/// that a rash is none; else all of it, so that `drug: penicillin` is not missed.
std::vector<std::string> allergens_of(const Substances& known, std::string_view allergies);
/// Whether the text says something: `unknown`, `see chart` and a question mark do not.
bool allergies_asked(std::string_view allergies);
/// Whether what was typed as given says that it was not: held, refused, `not given`.
bool says_not_given(std::string_view what);
/// Whether the patient has said to have none: `none known`, `NKDA`, `denies`, or several of these.
bool no_known_allergies(std::string_view allergies);

}  // namespace infuwatch
