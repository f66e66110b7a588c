#pragma once

#include "domain/entry_content.hpp"

#include <string>
#include <utility>

namespace infuwatch::storage {

/// What an act says in one column of the projection, and the answer or note to it.
std::pair<std::string, std::string> act_columns(const BedsideEvent& said);

}  // namespace infuwatch::storage
