#pragma once

#include "protocol/catalogue.hpp"

#include <string>

namespace infuwatch::report {

/// What a nurse reads of a drug: doses, windows, stay, reactions, common and serious effects, each with its
/// source.
std::string drug_text(const DrugProtocol& drug, const Catalogue& catalogue);
std::string drug_json(const DrugProtocol& drug, const Catalogue& catalogue);

}  // namespace infuwatch::report
