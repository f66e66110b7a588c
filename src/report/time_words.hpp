#pragma once

#include "report/problem_words.hpp"

namespace infuwatch::report {

/// Why a typed time was not taken, and what to type instead.
Refusal time_refusal(const BadTime& bad, const Zone* zone);

}  // namespace infuwatch::report
