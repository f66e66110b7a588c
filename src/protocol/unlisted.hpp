#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace infuwatch {

/// What is asked of the name of a drug that is said not to be in the list.

/// The drug of the list that is called so, letters and digits alone compared; also what watches all others.
const DrugProtocol* listed_as(const Catalogue& catalogue, std::string_view typed);

/// Names that may be meant, so that a misspelling evades no limit: a key, name or brand of the list one
/// typing error off, or standing among the words with a salt, a strength or a suffix, or begun; else a name
/// that was typed for this patient before, one typing error off.
std::optional<NameAlike> name_alike(const Catalogue& catalogue, const Chart& chart, std::string_view typed);

}  // namespace infuwatch
