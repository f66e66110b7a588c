#pragma once

#include "domain/chart.hpp"

namespace infuwatch::report {

/// A flag as it is shown: while something of it is present, that and what its own entry brought come first,
/// what was there before and is gone last; each in the order it is stored in. Else as it is stored.
Flag as_shown(Flag flag, const Chart& chart);

}  // namespace infuwatch::report
