#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What an order is held against besides its dose, when it starts at `at`: `next` holds the order and its
/// terms.

/// A planned time, or that which its rate makes of its volume, that is more than a tenth shorter than the
/// shortest of the regimens that its dose fits. A rate that the protocol's steps can be compared with tells
/// no time: it is raised.
std::optional<PlannedShort> planned_short(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                          Instant at);
/// The same of a running infusion that is told at `at` how long it still runs: with the time it ran, pauses
/// aside.
std::optional<PlannedShort> still_to_run_short(const Chart& chart, const Infusion& infusion,
                                               const DrugProtocol& drug, Instant at, Seconds still);

/// A route that is none of the protocol's. None where no route is ordered, or the protocol names none.
std::optional<RouteOtherwise> route_otherwise(const Order& order, const DrugProtocol& drug);

/// Each other infusion of the patient that the drug is not given together with: running or paused; prepared
/// within 24 h (site default) of `at`; or started less than the protocol's days before it, or after. Those
/// of the same substance are asked about as such.
std::vector<NotTogether> not_together(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      const Substances& known, Instant at);

/// More starts, or a tenth more of the drug, than a course has within its days, this one with them. An amount
/// that cannot be reckoned is left out; of what was told before the record only starts count.
std::optional<CourseFull> course_full(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      Instant at);

}  // namespace infuwatch
