#pragma once

#include "time/instant.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// What medications, allergies and ingredients are told by.
struct Substance {
  std::string name;
  std::vector<std::string> also{};       // brands and other spellings
  std::string family{};                  // an allergy to one of a family counts for all of it
  std::set<std::string> kinds{};         // what it does: antihistamine, corticosteroid, sedating
  std::optional<Seconds> again_after{};  // the usual time between two doses; none: as often as needed
};
struct Substances {
  std::vector<Substance> all{};
  std::string source{};
};

/// The words of a text, folded.
std::set<std::string> words_in(std::string_view text);
/// Whether every word of a name stands among others.
bool named_among(const std::set<std::string>& words, std::string_view name);

/// The substances a text names, by name or brand.
std::vector<const Substance*> substances_named(const Substances& known, std::string_view text);
/// One name for a medication, however it was typed: that of the substance, else what was typed.
std::string ingredient_of(const Substances& known, std::string_view medication);

/// What a patient's allergies say, an entry each: `penicillin: hives; latex`. Entries are separated by `;`
/// or a new line. Of an entry what stands before ` - ` or `:` counts where it names a known substance, so
/// that a rash is none; else all of it, so that `drug: penicillin` is not missed.
std::vector<std::string> allergens_of(const Substances& known, std::string_view allergies);
/// Whether the text says something: `unknown` and a question mark do not.
bool allergies_asked(std::string_view allergies);
/// Whether what was typed as given says that it was not: held, refused, `not given`.
bool says_not_given(std::string_view what);
/// Whether the patient has said to have none.
bool no_known_allergies(std::string_view allergies);

}  // namespace infuwatch
