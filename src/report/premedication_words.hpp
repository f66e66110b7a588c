#pragma once

#include "protocol/premedication_record.hpp"
#include "report/document.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace infuwatch::report {

/// `methylprednisolone 100 mg IV, 30 min before`: what the protocol has of a class; `just before` without a
/// time.
std::string label_text(const std::string& name, const std::string& dose, const std::string& route,
                       Seconds before);
/// No lines where the protocol asks for none and none was given.
Section premedication_section(const PremedicationRecord& record);
nlohmann::json premedication_json(const PremedicationRecord& record);

}  // namespace infuwatch::report
