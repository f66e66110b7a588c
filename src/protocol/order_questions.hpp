#pragma once

#include "domain/question.hpp"
#include "protocol/catalogue.hpp"

#include <optional>

namespace infuwatch {

/// What is asked of an order, from what the chart says by `at`. `next` holds the order and its terms.

/// A dose that is not the protocol's for this count: outside its range, or, by weight or body surface, more
/// than 10 % outside. None where the protocol has no range, or the units cannot be compared.
std::optional<Question> dose_question(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                      Instant at);

/// An allergy on file that names the drug or one of its brands.
std::optional<AllergyNamed> allergy_to(const Patient& patient, const DrugProtocol& drug);
/// An allergy on file that has a word of a medication's name: what stands before its dose, in words of four
/// letters and more.
std::optional<AllergyNamed> allergy_to(const Patient& patient, const std::string& medication);

/// Another infusion of the drug that is not stopped, or that began within the shortest time between two
/// starts (before or after `at`): the same act charted twice, or a second dose.
std::optional<StartedAlready> started_already(const Chart& chart, const Infusion& next,
                                              const DrugProtocol& drug, Instant at);

}  // namespace infuwatch
