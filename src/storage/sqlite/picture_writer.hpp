#pragma once

#include "storage/picture.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <vector>

namespace infuwatch::storage {

/// Draws pictures into the tables of one connection, within the transaction that is open.
class PictureWriter {
 public:
  explicit PictureWriter(SQLite::Database& database) : database_{database} {}
  void draw(const Drawing& drawing, Instant recorded_at);
  void erase_all();

 private:
  SQLite::Statement& statement(const std::string& sql);

  SQLite::Database& database_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

/// Every row of a picture, in the order of its key.
std::vector<std::vector<Value>> rows_of(SQLite::Database& database, const Table& table);

}  // namespace infuwatch::storage
