#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <vector>

namespace infuwatch {

/// What is asked before an infusion is resumed, or its patient released, from what the chart says by then. An
/// empty list: nothing is asked. With a reason it is recorded all the same.

/// Before a release at `at`: observation that is not over, and, where the patient goes home, unanswered
/// urgent or emergency flags, symptoms of a standing flag that are not charted as gone, last readings outside
/// the limits, and a reaction of grade 2 or more that no provider was told of.
std::vector<Question> questions_at_release(const Chart& chart, const Infusion& infusion,
                                           const DrugProtocol& drug, Span at, std::string_view to);

/// Before a resume at `at`. After a release it is asked always; after a pause or a stop for a reaction: the
/// same four, and that no vital signs were charted since.
std::vector<Question> questions_at_resume(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Span at);

/// The last reading of each sign under an infusion up to a moment, where it lies outside the limits that make
/// a flag urgent. Habitual values are not known: a low pressure is outside whatever the patient is used to.
std::vector<ReadingOutside> readings_outside(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& limits, Instant upto);

}  // namespace infuwatch
