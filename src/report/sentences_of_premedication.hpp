#pragma once

#include "report/message.hpp"

/// What a timeline tells of the premedication.
namespace infuwatch::report::sentence {

inline constexpr Sentence premedication_title{"Premedication"};
inline constexpr Sentence premedication_given{"{kind}: {given} (label: {label})."};
inline constexpr Sentence premedication_missing{"{kind}: not charted (label: {label})."};
inline constexpr Sentence premedication_more{"Also given: {given}."};

}  // namespace infuwatch::report::sentence
