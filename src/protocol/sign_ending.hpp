#pragma once

#include "protocol/course.hpp"

#include <optional>
#include <vector>

namespace infuwatch {

/// Whether an item of a flag is a vital sign or a score, and no symptom.
bool is_sign(const FlagItem& item);

/// When a flagged sign was measured within what it had crossed, and has not crossed it again since but by a
/// margin of it; none: not yet. A fall or a drop whose
/// limit is not known is over only at the baseline. One that no reading of
/// the infusion shows, as it was charted under another, ended with its onset.
std::optional<Instant> sign_ended(const FlagItem& item, const std::vector<SignReading>& readings,
                                  const VitalLimits& limits, bool scale_2);
/// When a flagged sign was last measured outside what it had crossed; its onset, where no reading tells more.
Instant sign_last_out(const FlagItem& item, const std::vector<SignReading>& readings,
                      const VitalLimits& limits, bool scale_2);

}  // namespace infuwatch
