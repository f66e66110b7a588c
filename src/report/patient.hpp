#pragma once

#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

/// One patient: identifiers, what is known, drugs before this record, the last of each lab, infusions in it.
std::string patient_text(const Chart& chart, const RenderContext& rendering);
nlohmann::json patient_json(const Chart& chart, const RenderContext& rendering);

}  // namespace infuwatch::report
