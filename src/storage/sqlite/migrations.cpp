#include "storage/sqlite/migrations.hpp"

#include "base/text.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/copy.hpp"

#include <filesystem>

namespace infuwatch::storage {
namespace {

int number_of(const EmbeddedText& step) { return static_cast<int>(*whole_number(step.title.substr(0, 4))); }

}  // namespace

int schema_version(SQLite::Database& database) {
  if (!database.tableExists("schema_version")) return 0;
  SQLite::Statement latest{database, "SELECT COALESCE(MAX(version), 0) FROM schema_version"};
  return latest.executeStep() ? latest.getColumn(0).getInt() : 0;
}

Result<bool, StoreTrouble> needs_migration(SQLite::Database& database, const std::string& path,
                                           std::span<const EmbeddedText> steps) {
  const int newest = steps.empty() ? 0 : number_of(steps.back()), at = schema_version(database);
  if (at > newest)
    return Failure{
        StoreTrouble{StoreTrouble::Kind::newer, path,
                     "schema " + std::to_string(at) + ", this program knows " + std::to_string(newest)}};
  return at < newest;
}

Result<bool, StoreTrouble> migrate(SQLite::Database& database, const std::string& path,
                                   std::span<const EmbeddedText> steps) {
  const auto needed = needs_migration(database, path, steps);
  if (!needed || !*needed) return needed;
  const int at = schema_version(database);
  if (at > 0) {
    const auto copy = path + ".before-" + std::to_string(at + 10000).substr(1);
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);  // left by a step that was interrupted
    if (const auto copied = copy_store(database, copy); !copied) return Failure{copied.error()};
  }
  for (const auto& step : steps) {
    if (number_of(step) <= at) continue;
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    database.exec(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
    database.exec(std::string{step.text});
    SQLite::Statement note{database, "INSERT INTO schema_version VALUES (?, ?)"};
    note.bind(1, number_of(step));
    note.bind(2, std::string{step.title});
    note.exec();
    transaction.commit();
  }
  return true;
}

}  // namespace infuwatch::storage
