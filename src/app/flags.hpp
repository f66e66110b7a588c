#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// Answers a flag with the action taken. Where the flag was retracted, answers the retraction. Refused where
/// somebody has answered it, or it does not stand any more.
Recording acknowledge(const AppContext& context, const Request& request);
/// Closes a flag with its outcome. An emergency or urgent flag is acknowledged first.
Recording resolve(const AppContext& context, const Request& request);
/// Retracts the last answer to a flag: its outcome, else its acknowledgement. One's own; a charge nurse also
/// those of others.
Recording take_back(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
