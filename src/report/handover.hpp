#pragma once

#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

/// A handover as it was signed, and as it was accepted, if it was.
std::string handover_text(const Handover& handover, const RenderContext& rendering);
nlohmann::json handover_json(const Handover& handover, const RenderContext& rendering);

}  // namespace infuwatch::report
