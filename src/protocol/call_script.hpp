#pragma once

#include "protocol/catalogue.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// What a follow-up call asks about, as keys of symptoms, each once: the first call the drug's reactions and
/// its serious effects; the second, which is there for what comes late, the serious effects. Left out is what
/// begins at grade 4, and what the catalogue says is not told by phone.
std::vector<std::string> asked_in_call(const DrugProtocol& drug, const Catalogue& catalogue, bool second);

/// Questions about one part of the body, in words a patient can answer: the catalogue's question, or the
/// symptom's name where it has none.
struct CallQuestions {
  std::string part{};  // its title; empty: the catalogue parts nothing
  std::vector<std::string> asks{};
  std::vector<std::string> keys{};  // the symptoms that are asked about
};
std::string call_question(const SymptomTerm& term);

/// What a call asks, by the parts of the body: those first in which a reaction or a sign is asked about that
/// is serious after any drug.
using CallScript = std::vector<CallQuestions>;
CallScript call_script(const DrugProtocol& drug, const Catalogue& catalogue, bool second);

}  // namespace infuwatch
