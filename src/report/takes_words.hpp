#pragma once

#include "domain/bad_field.hpp"
#include "report/message.hpp"

namespace infuwatch::report {

/// What to enter in place of what cannot be taken.
Message takes_message(const BadField& bad);

}  // namespace infuwatch::report
