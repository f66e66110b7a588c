#pragma once

#include "protocol/substance.hpp"
#include "protocol/toml_table.hpp"

namespace infuwatch {

/// `[substances]`: `known`, a list of tables with `name`, and `also`, `family` or `families`, `parts`,
/// `ingredients`, `kinds`, `again_after`, `equivalent`, `probable` where there are any; and `local`,
/// `no_misspelling`. Absent: none is known, and allergies are compared by their words alone.
Substances read_substances(TomlTable& table);

}  // namespace infuwatch
