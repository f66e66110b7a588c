#pragma once

#include "app/infusion.hpp"
#include "protocol/item_ending.hpp"
#include "protocol/reaction_record.hpp"

namespace infuwatch::app {

/// The limits an infusion is judged by; those of nothing where its drug is not in its drug list any more.
Result<VitalLimits, Problem> limits_on(const storage::View& view, CatalogueShelf& shelf,
                                       const Infusion& infusion);

/// Whether a chart has a flag of an infusion, whatever became of it.
bool has_flag(const Chart& chart, InfusionId infusion);
/// The limits of every infusion of a chart that was ever flagged.
Result<LimitsByInfusion, Problem> limits_of_flagged(const storage::View& view, CatalogueShelf& shelf,
                                                    const Chart& chart);

/// The events of an infusion, by the limits it is judged by; where its drug is not in its drug list any more,
/// a fall of the pressure is over only at the baseline.
Result<std::vector<Episode>, Problem> episodes_on(const storage::View& view, CatalogueShelf& shelf,
                                                  const Chart& chart, const Infusion& infusion);

/// Answers a flag with the action taken, and with it those of the same event that nobody has answered. Where
/// the flag was retracted, answers the retraction alone. Refused where somebody has answered it, or it does
/// not stand any more.
Recording acknowledge(const AppContext& context, const Request& request);
/// Closes a flag with its outcome, and with it those of the same event that were answered and of which
/// nothing else is left. An emergency or urgent flag is acknowledged first.
Recording resolve(const AppContext& context, const Request& request);
/// Retracts the last answer to a flag, its outcome, else its acknowledgement, for every flag it answered.
/// One's own; a charge nurse also those of others.
Recording take_back(const AppContext& context, const Request& request);

/// The reactions under an infusion, by the protocol it began under.
Result<std::vector<RecordedReaction>, Problem> reactions_on(const storage::View& view, CatalogueShelf& shelf,
                                                            const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch::app
