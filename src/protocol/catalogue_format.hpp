#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace infuwatch {

/// The newest format of a catalogue part that this program reads. A part says which one it is written in
/// (`format = 2`); one that says nothing is of format 1. The format rises when a key becomes required, or
/// means something else: what a part of an earlier format lacks, or says in its own way, then has a stated
/// meaning here, that which it had for the program of that format. So every catalogue that was ever stored
/// can be read, and judges as it did.
inline constexpr int newest_format = 2;
inline constexpr std::string_view format_key = "format";

/// Format 2 has `[common_signs]`. In format 1 these keys were the console's own.
inline constexpr auto common_signs_of_format_1 =
    std::to_array<std::pair<char, std::string_view>>({{'h', "hives"},
                                                      {'i', "itching"},
                                                      {'r', "rash"},
                                                      {'f', "flushing"},
                                                      {'c', "chills"},
                                                      {'e', "fever"},
                                                      {'n', "nausea"},
                                                      {'k', "headache"},
                                                      {'d', "dizziness"},
                                                      {'w', "wheezing"},
                                                      {'b', "shortness-of-breath"},
                                                      {'t', "throat-irritation"}});

/// Format 2 names the disease a symptom is of. In format 1 `of_the_disease = true` meant this one.
inline constexpr std::string_view disease_of_format_1 = "multiple sclerosis";

}  // namespace infuwatch
