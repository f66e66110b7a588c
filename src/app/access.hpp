#pragma once

#include "app/context.hpp"

namespace infuwatch::app {

/// Notes that a chart, a list of charts or a sign-in screen was looked at. To be called once the answer is
/// out: whoever looks is never kept from it. False where it could not be noted.
bool note_access(const AppContext& context, std::string_view what, std::optional<PatientId> patient = {},
                 std::optional<InfusionId> infusion = {});

/// Which accesses are wanted, as typed; empty: whichever.
struct AccessWanted {
  std::string mrn, badge;
  std::optional<Instant> from, to;
};
/// Oldest first, the latest thousand at most; for charge nurses and auditors.
Result<std::vector<ToldAccess>, Problem> accesses(const AppContext& context, const AccessWanted& wanted);

}  // namespace infuwatch::app
