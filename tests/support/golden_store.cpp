#include "support/golden_store.hpp"

#include "storage/sqlite/connection.hpp"

#include <fstream>
#include <sstream>

namespace infuwatch::test {

void make_earlier_store(int schema, const std::string& path) {
  const auto file = std::string{INFUWATCH_SOURCE} + "/tests/storage/golden/schema_" +
                    std::to_string(10000 + schema).substr(1) + ".sql";
  std::ostringstream sql;
  sql << std::ifstream{file}.rdbuf();
  SQLite::Database database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  database.exec("PRAGMA application_id=" + std::to_string(storage::application_id));
  database.exec("PRAGMA journal_mode=WAL");
  database.exec(sql.str());
}

}  // namespace infuwatch::test
