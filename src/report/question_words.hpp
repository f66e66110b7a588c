#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What a reason is required for.
Message question_message(const Question& question);
/// All of it: one sentence where it is one thing, a line for each where there are several.
Refusal reason_refusal(const ReasonNeeded& needed);
/// A short name for programs: `dose-limit`, `interval`, `infection` …
std::string question_name(const Question& question);

}  // namespace infuwatch::report
