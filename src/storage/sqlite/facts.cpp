#include "storage/sqlite/facts.hpp"

#include "storage/sqlite/ballast.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"

#include <sqlite3.h>

namespace infuwatch::storage {

std::string sqlite_facts(const std::string& path) {
  const auto database = connect(path, Opening::existing);
  if (!database)
    return "engine         SQLite " + std::string{sqlite3_libversion()} + ", the store cannot be opened\n";
  std::string out = "engine         SQLite " + std::string{sqlite3_libversion()} + ", schema " +
                    std::to_string(schema_version(**database)) + '\n';
  out += "settings       WAL, synchronous FULL, checkpoints under the write lock only: in force\n";
  out += Ballast{path}.there()
             ? "reserve        " + std::to_string(Ballast::size >> 20) + " MiB kept for a full disk\n"
             : "reserve        none: it is made with the next entry, where the disk has room\n";
  if (has_wal_reset_bug(sqlite3_libversion_number()))
    out +=
        "guarded        this SQLite has the WAL-reset bug (fixed in 3.51.3); the write lock shuts it out\n";
  return out;
}

}  // namespace infuwatch::storage
