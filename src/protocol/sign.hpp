#pragma once

#include "protocol/rules.hpp"

#include <functional>

namespace infuwatch {

/// How far one reading of a sign is out of its limit. Severity 0: within it.
struct SignFault {
  int severity = 0;
  Priority priority = Priority::urgent;
  std::optional<int> value;
  std::optional<int> limit;
  Against against = Against::none;
  std::vector<Remark> remarks{};
};

/// What one reading says of the sign; none where it was not measured.
using ReadSign = std::function<std::optional<SignFault>(const SignReading&)>;

/// Adds each excursion of a sign as one item at its worst. An excursion ends when the sign is measured within
/// its limit, or when a flag about it is resolved; the next one is a new course.
void add_excursions(FindingBuilder& finding, const RuleInput& given, const std::vector<SignReading>& readings,
                    std::string_view sign, const ReadSign& read, const FactSource& source);

}  // namespace infuwatch
