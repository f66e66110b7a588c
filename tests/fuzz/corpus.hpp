#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::fuzz {

/// The inputs kept for a target: tests/fuzz/corpus/NAME.hex, one to a line in hexadecimal, what was found to
/// break it once among them.
std::vector<std::string> kept_inputs(std::string_view target);

}  // namespace infuwatch::fuzz
