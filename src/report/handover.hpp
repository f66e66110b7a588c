#pragma once

#include "domain/handover_item.hpp"
#include "report/board.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

/// A handover as it was signed, and as it was accepted, if it was; its items by the patient's name, and
/// whether they are open still.
std::string handover_text(const Handover& handover, const std::vector<HandoverItem>& items,
                          const std::vector<BoardRow>& rows, const RenderContext& rendering);
nlohmann::json handover_json(const Handover& handover, const RenderContext& rendering);

/// What an item's key means, without its patient: `17/stop` is `stop not charted`, `flag/9` what was flagged;
/// empty for `17`.
std::string item_words(std::string_view key, const Flag* flag = nullptr);

/// An item with its patient and what it means: `flag/9 (Testa, Ana, F9 reaction: hives grade 2)`.
std::string handover_item_text(const HandoverItem& item);

/// That nobody has accepted it while something of it is open, or which open infusions have no receiving nurse
/// since: they were excepted.
std::vector<Message> handover_notes(const Handover& handover, const std::vector<BoardRow>& rows);

}  // namespace infuwatch::report
