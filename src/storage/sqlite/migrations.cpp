#include "storage/sqlite/migrations.hpp"

#include "base/text.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/copy.hpp"

#include <filesystem>

namespace infuwatch::storage {
namespace {

int step_number(const EmbeddedText& step) { return static_cast<int>(*whole_number(step.title.substr(0, 4))); }
int newest(std::span<const EmbeddedText> steps) { return steps.empty() ? 0 : step_number(steps.back()); }

}  // namespace

int schema_version(SQLite::Database& database) {
  if (!database.tableExists("schema_version")) return 0;
  SQLite::Statement latest{database, "SELECT COALESCE(MAX(version), 0) FROM schema_version"};
  return latest.executeStep() ? latest.getColumn(0).getInt() : 0;
}

std::optional<StoreTrouble> newer_than(std::span<const EmbeddedText> steps, int version,
                                       const std::string& path) {
  if (version <= newest(steps)) return std::nullopt;
  return StoreTrouble{
      StoreTrouble::Kind::newer, path,
      "schema " + std::to_string(version) + ", this program knows " + std::to_string(newest(steps))};
}

Result<bool, StoreTrouble> needs_migration(SQLite::Database& database, const std::string& path,
                                           std::span<const EmbeddedText> steps) {
  const int at = schema_version(database);
  if (auto trouble = newer_than(steps, at, path)) return Failure{std::move(*trouble)};
  return at < newest(steps);
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
    if (step_number(step) <= at) continue;
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    database.exec(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
    database.exec(std::string{step.text});
    SQLite::Statement note{database, "INSERT INTO schema_version VALUES (?, ?)"};
    note.bind(1, step_number(step));
    note.bind(2, std::string{step.title});
    note.exec();
    transaction.commit();
  }
  return true;
}

}  // namespace infuwatch::storage
