#pragma once

#include "domain/vital_sign.hpp"
#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What a reason is required for.
Message question_message(const Question& question);
/// What a sign is called in a sentence about both numbers of a blood pressure.
std::string sign_in_words(const VitalSign& sign);
/// All of it: one sentence where it is one thing, a line for each where there are several.
Refusal reason_refusal(const ReasonNeeded& needed);

}  // namespace infuwatch::report
