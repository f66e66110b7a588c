#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// As `folded`, and letters of other scripts, `0` and `1` are the Latin letters they look like:
/// `nata1izumab`, and the same with a Cyrillic a, is `natalizumab`. To compare by, never to show or store.
std::string skeleton_words(std::string_view text);
/// The same without the blanks.
std::string skeleton(std::string_view text);

}  // namespace infuwatch
