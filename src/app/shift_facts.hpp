#pragma once

#include "app/context.hpp"
#include "protocol/shift_facts.hpp"

namespace infuwatch::app {

/// Everyone concerned by a span as the record stands at `now`, or as it stood at an entry, and what is due on
/// them then.
Result<ShiftFacts, Problem> shift_facts(const AppContext& context, const storage::View& view,
                                        const Shift& shift, Instant now,
                                        std::optional<EntryNumber> upto = {});

}  // namespace infuwatch::app
