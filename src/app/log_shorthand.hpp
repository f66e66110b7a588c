#pragma once

#include <string>
#include <vector>

namespace infuwatch::app {

/// The words of a `log` line with what nurses write short spelled out as the line's own words, where it has
/// one meaning: `RA` is `air`, `HR104` is `hr 104`, `92 / 60` is `bp 92/60`, `2L NC` is `o2 2L`, `a&o x3` is
/// `acvpu a`, `10 min ago` is `-10m`, `grade 2` is `g2`, `@ 0920` is `@0920`. The infusion's number, quoted
/// words and a note stay as they are.
std::vector<std::string> spelled_out(const std::vector<std::string>& words);

}  // namespace infuwatch::app
