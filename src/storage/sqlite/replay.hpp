#pragma once

#include "storage/sqlite/projection_writer.hpp"
#include "storage/sqlite/sqlite_view.hpp"
#include "storage/verification.hpp"

namespace infuwatch::storage {

/// Every entry, in order.
ChainWalk walked(const SqliteView& view);

/// Walks the chain, and compares every table with one made anew in memory. Tables are compared only where
/// every entry can be read.
Verification verified(SQLite::Database& database, const SqliteView& view);

/// Makes every table's rows anew from the entries.
void rebuild(const SqliteView& view, ProjectionWriter& writer);

}  // namespace infuwatch::storage
