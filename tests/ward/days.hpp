#pragma once

#include "ward/plan.hpp"
#include "ward/tally.hpp"

#include <string>

namespace infuwatch::ward {

/// Plays all days of what is wanted in a training store of their own. With faults, each is planted in a visit
/// of its own. The store is kept in a file that is not there yet, or, without a name, nowhere.
Tally days_played(const Wanted& wanted, bool with_faults = false, const std::string& keep = {});

}  // namespace infuwatch::ward
