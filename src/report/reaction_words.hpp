#pragma once

#include "protocol/reaction_record.hpp"
#include "report/document.hpp"
#include "report/json.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

/// The reactions under an infusion, each with what was going on at its onset, what was given, and what came
/// of a restart. No lines where there were none.
Section reactions_section(const std::vector<RecordedReaction>& reactions, const RenderContext& rendering);
json reactions_json(const std::vector<RecordedReaction>& reactions);

}  // namespace infuwatch::report
