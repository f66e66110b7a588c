#pragma once

#include "storage/sqlite/picture_writer.hpp"
#include "storage/sqlite/sqlite_view.hpp"

namespace infuwatch::storage {

/// Draws the pictures of every entry, in order, as they were drawn when it was recorded. Throws DamagedEntry.
void replay(const SqliteView& view, PictureWriter& writer);

/// Reads every entry, in order: is it whole, and does it follow the one before it? Counts them, and says the
/// head.
std::vector<EntryFault> walk_chain(const SqliteView& view, Verification& out);

/// Walks the chain, and compares every picture with one drawn anew in memory. Pictures are compared only
/// where every entry can be read.
Verification verified(SQLite::Database& database, const SqliteView& view);

}  // namespace infuwatch::storage
