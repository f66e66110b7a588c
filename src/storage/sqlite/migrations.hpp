#pragma once

#include "base/embedded.hpp"
#include "domain/problem.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace infuwatch {

/// `schema/sqlite/*.sql`, the numbered steps that make a store, in order.
std::span<const EmbeddedText> sqlite_schema();

}  // namespace infuwatch

namespace infuwatch::storage {

/// Which step of the schema a store is at; 0 for an empty one.
int schema_version(SQLite::Database& database);

/// Brings a store to the newest step, one transaction each, in the order of their names; to be called under
/// the write lock. A store that holds anything is copied to `PATH.before-NNNN` first. A store from a newer
/// program is refused. True where a step was taken.
Result<bool, StoreTrouble> migrate(SQLite::Database& database, const std::string& path,
                                   std::span<const EmbeddedText> steps);

/// `newer`, with both steps, where a store is at a later step than the last of these; none where it is not.
std::optional<StoreTrouble> newer_than(std::span<const EmbeddedText> steps, int version,
                                       const std::string& path);

/// Refuses a store that is at a later step than this program knows. True where steps are missing.
Result<bool, StoreTrouble> needs_migration(SQLite::Database& database, const std::string& path,
                                           std::span<const EmbeddedText> steps);

}  // namespace infuwatch::storage
