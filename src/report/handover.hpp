#pragma once

#include "report/board.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

/// A handover as it was signed, and as it was accepted, if it was; items of infusions that are open still by
/// the patient's name.
std::string handover_text(const Handover& handover, const std::vector<BoardRow>& rows,
                          const RenderContext& rendering);
nlohmann::json handover_json(const Handover& handover, const RenderContext& rendering);

/// What an item's key means, without its patient: `17/stop` is `stop not charted`; empty for `17`.
std::string item_words(std::string_view key, const std::vector<BoardRow>& rows);

/// That nobody has accepted it while something of it is open, or which open infusions have no receiving nurse
/// since: they were excepted.
std::vector<Message> handover_notes(const Handover& handover, const std::vector<BoardRow>& rows);

}  // namespace infuwatch::report
