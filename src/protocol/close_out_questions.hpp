#pragma once

#include "domain/question.hpp"
#include "protocol/close_out.hpp"
#include "protocol/substance.hpp"

#include <memory>
#include <vector>

namespace infuwatch {

/// What the closed-out infusion's questions are worked out from, beside its chart.
struct CloseOutTerms {
  VitalLimits limits;
  std::shared_ptr<const Substances> substances;
};

/// What is asked before an event is closed out so, where the chart says otherwise: not serious although an
/// emergency was flagged or epinephrine was given for it; fatal before a stop, or under observation with
/// vital signs since; not recovered although all was charted as gone; recovered while a symptom of it is not
/// charted as gone, or the last reading of a sign of it lies outside the limits; an unlikely cause although
/// it came back after a restart; a certain one although the infusion was neither stopped nor paused after the
/// onset; one two steps or more from the Naranjo category of its score; not fatal although grade 5 is
/// charted; a congenital anomaly without a pregnancy on file; a hospitalization without a release charted.
std::vector<Question> questions_at_close_out(const Chart& chart, const Infusion& infusion,
                                             const CloseOutTerms& terms, const ClosableEvent& event,
                                             const ClosedOut& said);

}  // namespace infuwatch
