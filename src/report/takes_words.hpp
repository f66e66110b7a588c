#pragma once

#include "domain/bad_field.hpp"
#include "time/zone.hpp"

#include <string>

namespace infuwatch::report {

/// What the field takes, without a full stop: `a whole number, or …`. Times in the site's zone where there
/// is one, else in UTC.
std::string takes_text(const BadField& bad, const Zone* zone);
/// Several words with commas, the last with `or`.
std::string one_of_text(const std::vector<std::string>& words);

}  // namespace infuwatch::report
