#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// Refuses a medication that was changed to a dose that is hardly ever given, without its `!`, or to one
/// without a unit: the reason of a correction says why it is corrected, not that the dose is right.
Result<Done, Problem> dose_settled(const BedsideEvent& now, const BedsideEvent& was,
                                   const WriteContext& writing, const Infusion& infusion);

}  // namespace infuwatch::app
