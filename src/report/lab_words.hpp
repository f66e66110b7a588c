#pragma once

#include "domain/question.hpp"
#include "protocol/start_plan.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// `today`, `1 day ago`, `262 days ago`.
std::string ago_text(int days);
/// `LVEF 55 %, 12-Mar-2026, 262 days ago`.
std::string told_text(const LabTold& lab);
/// `at least 50 %`, `negative`; empty where it is only to be charted.
std::string expected_text(const LabExpected& expected);
/// What a question wants of a lab: `LVEF at least 50 %`, `HBsAg negative`, `ALT`.
std::string lab_wanted_text(const StartQuestion& question, const LabWanted& wanted);
/// A question with what is on file for it: `Neutrophils per mm3? [last neutrophils 1400 /mm3, …]`.
std::string question_told_text(const QuestionTold& question);

/// What was answered to a question; what the labs on file answered, as `creatinine 0.9 mg/dL, 20-Nov-2026
/// (chart E42)`. Older entries hold the entry alone.
std::string answered_text(const Answered& answered);

/// The questions a notice keeps, each with the labs and what is charted kept behind it. Older entries hold
/// them in one text.
std::vector<std::string> kept_questions(const std::vector<std::string>& about);
/// The labs a notice keeps from the second of its facts on. Older entries hold a text.
std::string kept_labs(const std::vector<std::string>& facts);

}  // namespace infuwatch::report
