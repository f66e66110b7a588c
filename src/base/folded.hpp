#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// Letters and digits as they compare in names: small, without accents and apostrophes; whatever else parts
/// words is one blank. `O’Brien-Smith, José` is `obrien smith jose`.
std::string folded(std::string_view text);
/// The same without the blanks.
std::string folded_together(std::string_view text);

}  // namespace infuwatch
