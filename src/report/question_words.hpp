#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What a reason is required for.
Message question_message(const Question& question);
/// All of it: one sentence where it is one thing, a line for each where there are several.
Refusal reason_refusal(const ReasonNeeded& needed);

}  // namespace infuwatch::report
