#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// Answers a flag with the action taken, by name. Where the flag was retracted, answers the retraction.
/// Refused where somebody has answered it, or it does not stand any more.
Result<storage::Recorded, Problem> acknowledge(const Desk& desk, const Common& common, FlagId flag,
                                               const std::string& action, const std::string& detail);
/// Closes a flag with its outcome. An emergency or urgent flag is acknowledged first.
Result<storage::Recorded, Problem> resolve(const Desk& desk, const Common& common, FlagId flag,
                                           const std::string& outcome);

}  // namespace infuwatch::app
