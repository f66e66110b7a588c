#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// The regimens of a count that are for the patient's age and weight (`weight_at`) at a moment; where no
/// weight is known, those of any. None where all are for others.
std::vector<const Regimen*> regimens_at(const DrugProtocol& drug, int drug_count, const Chart& chart,
                                        Instant at);

/// The shortest of the planned times of some regimens, of one at least.
Seconds shortest_duration(const std::vector<const Regimen*>& regimens);
/// Those of some regimens that an order's dose fits, at a moment; all of them where it fits none. One without
/// a range fits any dose.
std::vector<const Regimen*> fitting(const std::vector<const Regimen*>& regimens, const Chart& chart,
                                    const Order& order, Instant at);

/// A dose that is none of the protocol's for this count, weight and age: outside the range of every regimen
/// or, by weight or body surface, more than 10 % outside. Of what weight or body surface makes of such a
/// range no more counts than its cap, and nothing above the cap fits. None where one of the regimens has no
/// range, or all are in units that cannot be compared. Without the weight or body surface that a regimen
/// needs, it asks for that instead; for the weight also where the dose fits none of what the last one, too
/// old to count, would have.
std::optional<Question> dose_question(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      Instant at);

}  // namespace infuwatch
