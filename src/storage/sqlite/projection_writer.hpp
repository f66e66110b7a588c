#pragma once

#include "storage/projection.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <vector>

namespace infuwatch::storage {

/// Draws pictures into the tables of one connection, within the transaction that is open.
class ProjectionWriter {
 public:
  explicit ProjectionWriter(SQLite::Database& database) : database_{database} {}
  void project(const ProjectionChanges& projected, Instant recorded_at);
  void erase_all();

 private:
  using Statements = std::map<const Table*, std::unique_ptr<SQLite::Statement>>;
  SQLite::Statement& putting_in(const Table& table);
  SQLite::Statement& erasing(const Table& table);

  SQLite::Database& database_;
  Statements putting_in_, erasing_;
  std::unique_ptr<SQLite::Statement> closing_;
};

/// Every row of a picture, in the order of its key.
std::vector<std::vector<Value>> rows_of(SQLite::Database& database, const Table& table);

}  // namespace infuwatch::storage
