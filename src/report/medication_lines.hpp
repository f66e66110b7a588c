#pragma once

#include "report/receipt.hpp"

#include <vector>

namespace infuwatch::report {

/// How often a medication was given since the first one charted with the infusion, at home or here, from the
/// second time on, whatever it was called; of what holds several each. Of one that is not known, that it is
/// not.
std::vector<Message> medication_messages(const Entry& entry, const Chart& chart,
                                         const RenderContext& rendering);

}  // namespace infuwatch::report
