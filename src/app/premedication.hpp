#pragma once

#include "app/infusion.hpp"
#include "protocol/premedication_record.hpp"

namespace infuwatch::app {

/// The premedication of an infusion, by the protocol it began under; none where its drug is not in its drug
/// list any more.
Result<PremedicationRecord, Problem> premedication_on(const storage::View& view, CatalogueShelf& shelf,
                                                      const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch::app
