#pragma once

#include "report/document.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

/// Flags with their reasons and what became of them, each with its patient's chart.
Document flag_list(const std::vector<std::pair<Flag, const Chart*>>& flags, const RenderContext& rendering);

}  // namespace infuwatch::report
