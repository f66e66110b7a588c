#pragma once

#include "protocol/catalogue.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// What a follow-up call asks about, as keys of symptoms, each once: the first call the drug's reactions and
/// its serious effects; the second, which is there for what comes late, the serious effects.
std::vector<std::string> asked_in_call(const DrugProtocol& drug, bool second);

/// The same in words a patient can answer: the catalogue's question, or the symptom's name where it has none.
std::vector<std::string> call_script(const DrugProtocol& drug, const Catalogue& catalogue, bool second);

}  // namespace infuwatch
