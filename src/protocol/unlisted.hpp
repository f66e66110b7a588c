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

/// Whether a name may mean another one: one typing error off, or one standing among the other's words with a
/// salt, a strength or a suffix, or begun.
bool may_be_same(std::string_view typed, std::string_view other);

/// Names that may be meant in the same way, so that a misspelling evades no limit: a key, name or brand of
/// the list; else a name that was typed for this patient before, but for the infusion that it is of.
std::optional<NameAlike> name_alike(const Catalogue& catalogue, const Chart& chart, std::string_view typed,
                                    InfusionId of = {});

}  // namespace infuwatch
