#pragma once

#include "app/infusion.hpp"
#include "protocol/checks.hpp"

namespace infuwatch::app {

/// The checks of one infusion, by the protocol it runs by and the site's opening hours.
Result<std::vector<Check>, Problem> checks_on(const storage::View& view, CatalogueShelf& shelf,
                                              const Zone& zone, const Chart& chart, const Infusion& infusion,
                                              Instant now);

/// Says why a check of vital signs, or a call, will not be done. Refused where it
/// was done, or where there is no such check.
Recording not_done(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
