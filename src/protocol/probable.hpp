#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// The readings that are hardly ever seen and were not said to be right: `confirmed` names those that were,
/// by the key of their field.
std::vector<Question> improbable(const Vitals& vitals, const ProbableReadings& probable,
                                 const std::vector<std::string>& confirmed);

}  // namespace infuwatch
