#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// An emergency entry is made without signing in. Where the badge stands in others it has `*` and what
/// whoever made it called herself, which nobody has checked. No badge begins with `*`.
inline std::string emergency_staff(std::string_view called) { return '*' + std::string{called}; }
inline bool is_emergency(std::string_view staff) { return staff.starts_with('*'); }

}  // namespace infuwatch
