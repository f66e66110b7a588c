#pragma once

#include "domain/entry_content.hpp"

#include <string>
#include <utility>

namespace infuwatch::storage {

/// What an act says in one column of the projection, and the answer or note to it.
std::pair<std::string, std::string> act_columns(const BedsideEvent& said);

/// The answers that apply, with commas between: `hospitalization,other`, `none`.
std::string seriousness_text(const ClosedOut& said);

}  // namespace infuwatch::storage
