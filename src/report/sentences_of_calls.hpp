#pragma once

#include "report/message.hpp"

/// What a follow-up call asks the patient.
namespace infuwatch::report::sentence {

inline constexpr Sentence ask_all{"Ask: {questions} Anything else new?"};
inline constexpr Sentence ask_in_parts{"Ask:"};
inline constexpr Sentence ask_of_part{"{part}: {questions}"};
inline constexpr Sentence ask_of_no_part{"{questions}"};
inline constexpr Sentence ask_rest{"Anything else new?"};
inline constexpr Sentence ask_anything{"Ask: Anything new since the infusion?"};

}  // namespace infuwatch::report::sentence
