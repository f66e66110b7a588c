#pragma once

#include "domain/bad_field.hpp"
#include "domain/entry_content.hpp"
#include "protocol/substance.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::app {

/// `diphenhydramine 50 mg IV` → name, dose, route, in whatever order: `50 mg diphenhydramine IV`, `IV
/// diphenhydramine 50 mg`, `IV 50 mg diphenhydramine`, with or without commas. What is not said that way
/// stays in the name: `two puffs of salbutamol`. No name: the text has none. A `!` behind a word says that
/// the dose is right, and is no part of it.
Medication medication_of(std::string_view text);

/// What of a text cannot be one medication given: no name, an amount of 0 or less, two medications.
std::optional<Takes> medication_fault(std::string_view text);
/// Whether a second medication stands beside the first: with a dose of its own, or one that is known.
bool two_medications(std::string_view text, const Substances* known = nullptr);

/// Whether a number stands where a dose does and has no unit: `Tylenol 650`, `epinephrine 0.3 IM`. One that
/// is part of a known name is none: `Tylenol 3`.
bool dose_without_unit(std::string_view text, const Substances& known);
/// Whether the dose is said to be right, by a `!` behind it.
bool dose_confirmed(std::string_view text);

/// Its words; a comma or semicolon that is no decimal comma is a word of its own.
std::vector<std::string> medication_words(std::string_view text);

}  // namespace infuwatch::app
