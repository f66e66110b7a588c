#pragma once

#include "domain/entry_content.hpp"
#include "protocol/substance.hpp"

#include <string_view>

namespace infuwatch::app {

/// `diphenhydramine 50 mg IV` → name, dose, route, in whatever order: `50 mg diphenhydramine IV`, `IV
/// diphenhydramine 50 mg`. What is not said that way stays in the name, so that nothing is refused: `two
/// puffs of salbutamol`. A route in front of the name is one only before a known substance: `IV fluids` are
/// none.
Medication medication_of(std::string_view text, const Substances& known);

}  // namespace infuwatch::app
