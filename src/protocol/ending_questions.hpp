#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <vector>

namespace infuwatch {

/// What is asked before an infusion is resumed, or its patient released, from what the chart says by then. An
/// empty list: nothing is asked. With a reason it is recorded all the same.

/// Before a release at `at`: a stay that is not over, and, where the patient goes home, unanswered urgent or
/// emergency flags, symptoms of such a flag that are not charted as gone, last readings outside the limits or
/// outside what such a flag goes by, however old, a reaction of grade 2 or more that no provider was told of,
/// and that heart rate and blood pressure were not charted since 30 min before the stay was over. Elsewhere:
/// to whom, or why.
struct ReleaseQuestions {
  std::vector<Question> asked{};
  std::vector<Question> shown{};  // told and kept, and no reason is wanted
};
ReleaseQuestions questions_at_release(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                                      Span at, std::string_view to);

/// What the chart asks of the discharge list at `at`, less what was `done`.
std::vector<Question> questions_of_discharge(const Chart& chart, const Infusion& infusion,
                                             const DrugProtocol& drug, Span at,
                                             const std::vector<std::string>& done);

/// Before a resume at `at`. After a release it is asked always; after a pause or a stop for a reaction: the
/// same four, that no vital signs were charted since, and always what the protocol says not to follow with
/// more of the drug.
std::vector<Question> questions_at_resume(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Span at);

/// The symptoms of an urgent or emergency flag that stands under an infusion, not charted as gone: keys, or
/// the nurse's words.
std::vector<std::string> still_present(const Chart& chart, const Infusion& infusion,
                                       const DrugProtocol& drug);

/// The last reading of each sign under an infusion up to a moment, where it lies outside the limits that make
/// a flag urgent. Habitual values are not known: a low pressure is outside whatever the patient is used to.
std::vector<ReadingOutside> readings_outside(const Chart& chart, const Infusion& infusion,
                                             const VitalLimits& limits, Instant upto);

}  // namespace infuwatch
