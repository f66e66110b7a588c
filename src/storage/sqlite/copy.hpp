#pragma once

#include "domain/problem.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace infuwatch::storage {

/// Makes a whole copy of a store in a new file, as it stands at this moment, and puts file and name on the
/// disk. Others may write meanwhile. Throws SQLite::Exception; refused where something is there already.
Result<Done, StoreTrouble> copy_store(SQLite::Database& database, const std::string& target);

}  // namespace infuwatch::storage
