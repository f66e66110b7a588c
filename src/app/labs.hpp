#pragma once

#include "app/field_change.hpp"

namespace infuwatch::app {

/// Labs with their dates, on a patient's chart. One that is hardly ever seen is taken with its `!`, or asked
/// about.
Result<storage::Recorded, Problem> chart_labs(const AppContext& context, const Request& request);

/// What labs are charted under.
inline const Infusion no_infusion{};

/// Whether labs that were corrected may stand so: none dated in the future, before the birth, or twice of one
/// day; what is hardly ever seen needs its `!`.
Result<Done, Problem> labs_confirmed(const BedsideEvent& now, const std::vector<FieldChange>& changes,
                                     const WriteContext& writing, const Patient& patient);

}  // namespace infuwatch::app
