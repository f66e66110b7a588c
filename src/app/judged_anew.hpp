#pragma once

#include "app/context.hpp"
#include "domain/verification.hpp"

#include <vector>

namespace infuwatch::app {

/// Judges every chart again by today's rules. Information, never a fault.
Result<std::vector<JudgedAnew>, Problem> judged_anew(storage::Store& store, CatalogueShelf& shelf);

}  // namespace infuwatch::app
