#pragma once

#include "domain/problem.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>

namespace infuwatch::storage {

/// Marks a file as an Infuwatch store (`PRAGMA application_id`): "InfW".
inline constexpr int application_id = 0x496e6657;
/// The oldest SQLite with what the schema uses (STRICT tables).
inline constexpr int oldest_sqlite = 3037000;

enum class Opening { existing, create };

/// A connection set up as every one of ours is: WAL, synchronous FULL, no checkpoint of its own accord,
/// foreign keys and recursive triggers on, double-quoted strings off, small limits. Each setting is read
/// back; one that did not hold refuses the store (not_kept). Network file systems are refused.
Result<std::unique_ptr<SQLite::Database>, StoreTrouble> connect(const std::string& path, Opening opening);

/// A connection to a throw-away store in memory, for comparing.
std::unique_ptr<SQLite::Database> connect_in_memory();

/// What an exception of SQLite means to a person.
StoreTrouble trouble_of(const SQLite::Exception& fault, const std::string& path);

/// Whether this SQLite has the WAL-reset bug that the write lock shuts out.
bool has_wal_reset_bug(int version_number);

}  // namespace infuwatch::storage
