#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// What is asked of an order, from what the chart says by `at`. `next` holds the order and its terms.

/// The last weight told by a moment, by an observation or in the patient's record, however old. Where none
/// was by then, the first one of the record.
std::optional<Weighed> last_weighed(const Chart& chart, Instant at);
/// It, in kg, where it is not more than 30 days older than the moment.
std::optional<Decimal> weight_at(const Chart& chart, Instant at);

/// m2: what the order tells; else worked out from the last weight charted in an observation within 30 days,
/// and the height within a year, before `at`, by Mosteller (N Engl J Med 1987;317:1098), to a hundredth. A
/// weight the patient was registered with does not count, as no height stands beside it. None where one of
/// them is missing, or below 0.2 or above 3.5.
std::optional<Decimal> surface_at(const Chart& chart, const Order& order, Instant at);

/// Another infusion of the drug, or of the other form of its substance, that is not stopped, or that began
/// within the shortest time between two starts (before or after `at`): the same act charted twice, or a
/// second dose.
std::optional<StartedAlready> started_already(const Chart& chart, const Infusion& next,
                                              const DrugProtocol& drug, Instant at);

/// A bag that has expired by `at`, or expires before the infusion ends. Its last second is still good.
std::optional<Question> bag_question(const std::string& lot, const std::optional<Expiry>& expires, Instant at,
                                     std::optional<Instant> end);

/// An order that is no longer valid at `at`.
std::optional<OrderExpired> order_expired(const Order& order, Instant at);

}  // namespace infuwatch
