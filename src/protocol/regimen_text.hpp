#pragma once

#include "protocol/regimen.hpp"
#include "protocol/toml_table.hpp"

#include <vector>

namespace infuwatch {

/// The keys of a band: `weight_from` or `weight_over`, `weight_to` or `weight_under`, `years_from`,
/// `years_under`; none of them: everybody.
DoseBand read_band(TomlTable& row);

/// The [[regimen]] rows of a drug. Of one band they follow each other by their counts, without gap or
/// overlap; of several with the same counts and band any may be meant.
std::vector<Regimen> read_regimens(TomlTable& table);

}  // namespace infuwatch
