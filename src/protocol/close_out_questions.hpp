#pragma once

#include "domain/question.hpp"
#include "protocol/close_out.hpp"

#include <vector>

namespace infuwatch {

/// What is asked before an event is closed out so: that it was not serious although an emergency was flagged,
/// and that the patient has recovered while a symptom of it is not charted as gone, or the last reading of a
/// sign of it lies outside the limits.
std::vector<Question> questions_at_close_out(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& limits, const ClosableEvent& event,
                                             const ClosedOut& said);

}  // namespace infuwatch
