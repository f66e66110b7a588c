#pragma once

#include "domain/entry_content.hpp"
#include "protocol/start_plan.hpp"
#include "protocol/substance.hpp"

#include <set>
#include <string>
#include <vector>

namespace infuwatch {

/// The kinds of what is in a medication. One that acts where it is put, by its route or form, has none.
std::set<std::string> kinds_given(const Gave& gave, const Substances& known);

/// Whether what was given comes to less than half of the protocol's lowest dose. Corticosteroids are compared
/// by their equivalents; of other kinds only the protocol's own medication is. A dose that is not charted, or
/// cannot be compared, is enough.
bool less_than_half(const std::vector<const Gave*>& given, const Premedication& wanted,
                    const Substances& known);

}  // namespace infuwatch
