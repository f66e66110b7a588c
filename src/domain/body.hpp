#pragma once

#include "base/result.hpp"
#include "domain/entry.hpp"

#include <string>
#include <string_view>

namespace infuwatch {

/// The version of the body's form that this program writes. It reads every earlier one.
inline constexpr int body_version = 1;

/// What an entry says and what was judged of it, as canonical JSON: keys in order, no blanks, whole numbers
/// only, instants as ISO 8601 with Z, lengths of time as seconds, absent things left out. These bytes are
/// what is hashed.
std::string body_of(const Entry& entry);

struct BodyFault {
  std::string what;
};

/// The inverse: fills `said`, `judged` and `asked` of an entry of this kind.
Result<Done, BodyFault> read_body(std::string_view kind, std::string_view body, Entry& entry);

}  // namespace infuwatch
