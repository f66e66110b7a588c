#pragma once

#include "domain/people.hpp"
#include "domain/verb.hpp"

namespace infuwatch::app {

/// Whether a role may do what a verb does. What is not allowed here is refused.
bool may(Role role, VerbId verb);
/// Whether a role may correct, retract, move or claim what somebody else recorded.
bool may_for_others(Role role);
/// Whether a role may read who looked at what.
bool may_read_accesses(Role role);
/// Whether a verb may be done without signing in: what only adds to the chart of a patient in trouble.
bool may_in_emergency(VerbId verb);

}  // namespace infuwatch::app
