#pragma once

#include "app/infusion.hpp"
#include "domain/handover_item.hpp"

namespace infuwatch::app {

/// The natural keys of what is handed over at `now`: `17` for every open infusion, `17/stop` where a stop is
/// missing, `17/release` where a stopped patient is not released, `17/call` where a call is owed, `17/vitals`
/// and `17/screening` where nobody did it and nobody said why, `flag/9` for every flag that stands.
Result<std::vector<std::string>, Problem> handover_items(const AppContext& context, const storage::View& view,
                                                         Instant now);

/// The latest handover; none: nobody has signed one yet.
std::optional<Handover> latest_handover(const storage::View& view);
/// What its items are about by now, in their order.
std::vector<HandoverItem> items_of(const storage::View& view, const Handover& handover);

/// The outgoing nurse signs what is open now and the span it is about. Asked about flags that wait and calls
/// whose window has closed. Refused while another nurse's handover waits; your own is signed again.
Recording sign_handover(const AppContext& context, const Request& request);

/// The incoming nurse accepts the handover that waits: all of it, or all except some items, each with its
/// reason. Not the one who signed.
Recording accept_handover(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
