#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// Who was faster, when, and what to do now. Times as in `sentences`.
Sentences race_sentences(const LostRace& race, const Zone* zone);

}  // namespace infuwatch::report
