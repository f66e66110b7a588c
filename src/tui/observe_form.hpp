#pragma once

#include "tui/state.hpp"

namespace infuwatch::tui {

/// Whether a verb is told in the form with the drug's list of symptoms.
constexpr bool asks_symptoms(VerbId verb) { return VerbId::observe == verb || VerbId::call == verb; }

/// The form of an observation, or of a follow-up call, with the drug's own list of symptoms and the last
/// readings beside the new ones. None without the details of the patient.
std::optional<Form> observe_form(VerbId verb, const State& state, const Item& about);

/// Gives each symptom a key: those of `common` (letter → symptom) the same one for every drug, others a
/// letter of their own name where one is free, else the next free one.
std::vector<Pick> picks_of(const std::vector<SymptomTerm>& terms, const std::map<char, std::string>& common);

}  // namespace infuwatch::tui
