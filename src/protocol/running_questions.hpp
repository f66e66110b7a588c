#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// What is asked of an act on an infusion that has begun, from what the chart says by then.

/// A stop at `at` that says why. `now`: no time was told, so that it is the present moment.
std::vector<Question> questions_at_stop(const Infusion& infusion, Span at, std::string_view why, bool now);

/// A new rate. A raise is asked about while an urgent or emergency flag waits, or the last readings are
/// outside the limits; a rate above the protocol's steps, or where it has none that it can be compared with,
/// above three times the last running rate.
std::vector<Question> questions_at_rate(const Chart& chart, const Infusion& infusion,
                                        const DrugProtocol& drug, Span at, const Quantity& rate);

/// How long the infusion ran between two moments: pauses, and the time between a stop and a resume, aside.
Seconds ran_between(const Infusion& infusion, Instant from, Instant to);

/// The rate of an order that starts at `at`, where it is above the protocol's first step. None where no step
/// can be compared with it, or one of several ladders has it.
std::optional<Question> first_rate_question(const Chart& chart, const Infusion& next,
                                            const DrugProtocol& drug, Instant at);
/// Whether its rate can be compared with one of the protocol's steps.
bool first_rate_comparable(const Chart& chart, const Infusion& next, const DrugProtocol& drug, Instant at);

/// What was given in all, with what a stop now says, is more than a tenth above the order.
std::optional<GivenMore> given_more(const Infusion& infusion, const std::optional<Quantity>& given,
                                    std::optional<Decimal> body_surface = {});

/// The infusion was stopped, or its patient released, before `at`.
std::optional<OverAlready> over_already(const Infusion& infusion, Span at);

/// An act on the infusion that says the same for a moment at most 2 min apart. Of a medication its name, dose
/// and route count; epinephrine is never asked about.
std::optional<ChartedAlready> charted_already(const Chart& chart, const BedsideEvent& said,
                                              const Substances& known);

/// The last dose of a medication's ingredient under any infusion of the patient, where it lies less than the
/// usual time before `at`.
std::optional<GivenLately> given_lately(const Chart& chart, std::string_view medication,
                                        const Substances& known, Span at);

/// By how much a weight may differ from the last one unasked: 20 %, and 5 kg at least (site default).
Decimal usual_weight_change(Decimal last);
/// A weight that differs by more from the last one charted before `at`.
std::optional<WeightFar> weight_far(const Chart& chart, Decimal weight, Instant at);

}  // namespace infuwatch
