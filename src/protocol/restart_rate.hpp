#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// A rate above the protocol's share of that at which the infusion was paused or stopped, charted within the
/// protocol's time after it was taken up again, where an urgent or emergency flag of a reaction had begun by
/// then. None where the rates cannot be compared, or none was charted before.
std::optional<RestartAbove> restart_above(const Chart& chart, const Infusion& infusion,
                                          const DrugProtocol& drug, Instant at, const Quantity& rate);

/// The same of the rate at which a halted infusion would run on from `at`: the last one charted by then,
/// while it was halted too.
std::optional<RestartAbove> restarted_above(const Chart& chart, const Infusion& infusion,
                                            const DrugProtocol& drug, Instant at);

/// Whether a rate is lower than the last one charted since the infusion was taken up again.
bool lower_since_restart(const Chart& chart, const Infusion& infusion, Instant at, const Quantity& rate);

}  // namespace infuwatch
