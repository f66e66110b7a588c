#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A word in the one form its kin are compared by: `itchy`, `itches` and `itching` as `itch`, `oedema` and
/// `swollen` as `swell`, `eyes` as `eye`. Words of different meaning keep different forms: `fainted` is not
/// `faint`, `shaky` not `shakes`. `word`: letters in lower case.
std::string word_form(std::string_view word);

/// Every word that `word_form` knows by its table.
const std::vector<std::string>& known_words();

}  // namespace infuwatch
