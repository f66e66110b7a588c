#pragma once

#include <string>

namespace infuwatch::storage {

/// What a store stands on, a line each, for `doctor`: the SQLite at run time, the schema, the settings in
/// force, and whether this SQLite has the WAL-reset bug that the write lock shuts out.
std::string sqlite_facts(const std::string& path);

}  // namespace infuwatch::storage
