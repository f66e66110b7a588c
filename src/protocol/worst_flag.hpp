#pragma once

#include "domain/chart.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// The flag that tells the worst of several: of the highest priority, one that stands, anaphylaxis before
/// what is life-threatening before the rest, the most severe, the first of them. None of none.
const Flag* worst_of(const std::vector<const Flag*>& flags);
/// The worst reaction flagged in the record under a drug, `drug` as `drug_counted` has it; none: none was.
const Flag* worst_reaction_under(const Chart& chart, const std::string& drug);

}  // namespace infuwatch
