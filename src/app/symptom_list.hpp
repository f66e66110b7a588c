#pragma once

#include "app/field_reader.hpp"

#include <vector>

namespace infuwatch::app {

/// The symptoms that were typed, each once. One text may name several, with commas or `and` between: what
/// stands behind the last that `and` joins is of each. Words of one symptom are one, at the highest grade
/// that was told, and its words are kept; with another onset or end it is refused.
std::vector<SymptomEntered> read_seen(FieldReader& reader, const Catalogue& catalogue);

}  // namespace infuwatch::app
