#pragma once

#include "app/infusion.hpp"
#include "protocol/checks.hpp"

namespace infuwatch::app {

/// The checks of one infusion, by the protocol it runs by and the site's opening hours.
Result<std::vector<Check>, Problem> checks_on(const storage::View& view, CatalogueShelf& shelf,
                                              const Zone& zone, const Chart& chart, const Infusion& infusion,
                                              Instant now);

/// Says of a call which follow-up calls it comes too early for: they stay due. The site's opening hours of
/// now decide, so it is kept with the call. The first of them that is still owed is told.
Result<std::optional<Notice>, Problem> mark_too_early(Observed& said, const WriteContext& writing,
                                                      const Chart& chart, const Infusion& infusion);

/// Says why a check of vital signs (or all of an infusion's that were due), a call, or the screening will not
/// be done. Refused where it was done, or where there is no such check.
Recording not_done(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
