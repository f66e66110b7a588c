#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::app {

/// The words of a `log` line. They are parted by blanks, commas and semicolons, but for a decimal comma; what
/// stands in double quotes stays together, and a note stays as it is.
std::vector<std::string> log_words(std::string_view line);

}  // namespace infuwatch::app
