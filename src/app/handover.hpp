#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// The natural keys of what is handed over at `now`: `17` for every open infusion, `17/stop` where a stop is
/// missing, `17/release` where a stopped patient is not released, `17/call` where a call is still to be made,
/// `flag/9` for every flag that stands.
Result<std::vector<std::string>, Problem> handover_items(const Desk& desk, const storage::View& view,
                                                         Instant now);

/// The outgoing nurse signs what is open now and the span it is about. Refused while another nurse's handover
/// waits; her own is signed anew.
Result<storage::Recorded, Problem> sign_handover(const Desk& desk, const Common& common, Instant from,
                                                 Instant to);

/// The incoming nurse accepts the handover that waits: all of it, or all except some items, each with its
/// reason. Not the one who signed.
Result<storage::Recorded, Problem> accept_handover(const Desk& desk, const Common& common,
                                                   const std::vector<std::string>& except,
                                                   const std::vector<std::string>& reasons);

}  // namespace infuwatch::app
