#pragma once

#include "domain/chart.hpp"
#include "report/words.hpp"

#include <string>

namespace infuwatch::report {

/// `Rate at the onset 60 mL/h; paused 10:41; 30 mL/h from 11:30, 50 % of it.` Empty where none is known, or
/// the finding is not about a reaction.
std::string rates_text(const Finding& finding, const Chart& chart, const RenderContext& rendering);

}  // namespace infuwatch::report
