#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// Replaces fields of what an entry said; what it said before stays in the record. Nurses correct
/// their own entries, charge nurses everyone's. Each field is `NAME=VALUE`; an empty value takes the field
/// out where that can be.
Recording correct(const AppContext& context, const Request& request);
/// Says that an entry should never have been made; it stays, struck out. Also takes back an acknowledgement.
Recording retract(const AppContext& context, const Request& request);
/// Puts entries made on the wrong infusion on the right one; both charts say so.
Recording move(const AppContext& context, const Request& request);
/// Says whose an emergency entry is: one's own, or for a charge nurse also somebody else's.
Recording claim(const AppContext& context, const Request& request);

/// The fields an act can be corrected in, in the order they are told in.
std::vector<FieldId> correctable(const BedsideEvent& said);
/// What an act says in a field, as it would be typed; empty where it says nothing, or says several things.
std::string typed_in(const BedsideEvent& said, FieldId field, const Zone& zone);

}  // namespace infuwatch::app
