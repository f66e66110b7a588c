#pragma once

#include "app/context.hpp"

#include <string>

namespace infuwatch::app {

/// 4 to 12 digits, not all the same.
bool acceptable_pin(const std::string& pin);

/// Sets a badge's PIN: 4 to 12 digits, not all the same. Her own, or anybody's for a charge nurse. The PIN
/// goes nowhere but into an argon2id hash beside the record.
Result<Done, Problem> set_pin(const AppContext& context, const std::string& badge, const std::string& pin);

/// Whether badge and PIN go together; who signed in. From the third wrong PIN in a row on the badge waits, 30
/// s and each time twice as long, 15 min at most; other badges do not.
Result<StaffMember, Problem> sign_in(const AppContext& context, const std::string& badge,
                                     const std::string& pin);

/// Whether a badge has a PIN.
Result<bool, Problem> has_pin(const AppContext& context, const std::string& badge);

}  // namespace infuwatch::app
