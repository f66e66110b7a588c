#pragma once

#include "protocol/substance.hpp"
#include "protocol/toml_table.hpp"

namespace infuwatch {

/// `[substances]`: `known`, a list of tables with `name`, and `also`, `family`, `kinds`, `again_after` where
/// there are any. Absent: none is known, and allergies are compared by their words alone.
Substances read_substances(TomlTable& table);

}  // namespace infuwatch
