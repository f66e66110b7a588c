#pragma once

#include "domain/entry_content.hpp"
#include "domain/question.hpp"
#include "protocol/substance.hpp"

#include <optional>

namespace infuwatch {

/// A dose of a known medication that is hardly ever given by its route; without a route, by none of them.
/// None of one by weight or volume, and of a product of several.
std::optional<Improbable> improbable_dose(const Medication& given, const Substances& known);

}  // namespace infuwatch
