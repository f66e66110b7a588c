#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// What a reason is asked for, in one sentence.
std::string question_text(const Question& question, const Zone* zone);
/// All of it: one sentence where it is one thing, a line for each where there are several.
Sentences reason_sentences(const ReasonNeeded& needed, const Zone* zone);
/// A short name for programs: `dose-limit`, `interval`, `infection` …
std::string question_name(const Question& question);

}  // namespace infuwatch::report
