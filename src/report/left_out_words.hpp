#pragma once

#include "protocol/left_out.hpp"
#include "protocol/number_change.hpp"
#include "report/message.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

/// What a new version of a part of the catalogue no longer has, a sentence each.
std::vector<Message> left_out_messages(const std::vector<LeftOut>& found);
/// The same as facts: `[{"kind":"dose-limit","labels":"us","what":"140 mg/m2"}]`.
nlohmann::json left_out_json(const std::vector<LeftOut>& found);

/// What is another number in it: `CHANGED: regimen "every 4 weeks", most 800 mg → 8000 mg.`
std::vector<Message> number_change_messages(const std::vector<NumberChange>& found);
nlohmann::json number_change_json(const std::vector<NumberChange>& found);

}  // namespace infuwatch::report
