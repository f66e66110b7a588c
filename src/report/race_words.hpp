#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What had been changed meanwhile and by whom, and what to do now.
Refusal race_refusal(const LostRace& race);

}  // namespace infuwatch::report
