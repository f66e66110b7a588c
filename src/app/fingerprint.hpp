#pragma once

#include "app/answers.hpp"

#include <string>
#include <string_view>

namespace infuwatch::app {

/// Tells one request from another, so that the same one sent again is found out: `2:` and the digest of who
/// asks, the verb, and whatever was typed, each with its key and its length. A field that is added later and
/// left empty does not change it.
std::string fingerprint(std::string_view who, const Request& request);

/// As the first programs made it, from fields by their place: for entries that were recorded with one.
/// Frozen.
std::string first_fingerprint(std::string_view who, const Request& request);

}  // namespace infuwatch::app
