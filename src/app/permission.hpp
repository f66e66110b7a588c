#pragma once

#include "domain/people.hpp"

#include <string_view>

namespace infuwatch::app {

/// Whether a role may do what a verb does. What is not allowed here is refused.
/// `correct-others` stands for correcting, retracting or moving what somebody else recorded.
bool may(Role role, std::string_view verb);
/// Whether a role may read who looked at what.
bool may_read_accesses(Role role);
/// Whether a verb may be done without signing in: what only adds to the chart of a patient in trouble.
bool may_in_emergency(std::string_view verb);

}  // namespace infuwatch::app
