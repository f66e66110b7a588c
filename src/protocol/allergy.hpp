#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// An allergy on file that names the drug, one of its brands, what it belongs to or what is in it; or another
/// substance of what it belongs to. The replacement fluid that was ordered counts as what is in it.
std::optional<AllergyNamed> allergy_to(const Patient& patient, const DrugProtocol& drug,
                                       const Substances& known, const std::string& fluid = {});
/// The same for a medication. Of one that is no known substance: an allergy that has a word of its name, in
/// words of four letters and more, up to its dose.
std::optional<AllergyNamed> allergy_to(const Patient& patient, const std::string& medication,
                                       const Substances& known);

/// The same for a drug that is not in the list; also an allergy whose name may be the drug's, as names of
/// such drugs are compared.
std::optional<AllergyNamed> allergy_to_unlisted(const Patient& patient, const std::string& name,
                                                const Substances& known);

}  // namespace infuwatch
