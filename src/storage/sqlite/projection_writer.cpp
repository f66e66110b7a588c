#include "storage/sqlite/projection_writer.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

namespace infuwatch::storage {
namespace {

void bind(SQLite::Statement& statement, int index, const Value& value) {
  std::visit(Overloaded{[&](std::monostate) { statement.bind(index); },
                        [&](std::int64_t number) { statement.bind(index, number); },
                        [&](const std::string& text) { statement.bindNoCopy(index, text); }},
             value);
}

std::string column_list(const Table& table, std::size_t count) {
  std::vector<std::string> names{table.columns.begin(),
                                 table.columns.begin() + static_cast<std::ptrdiff_t>(count)};
  return joined(names, ", ");
}

std::string put_in(const Table& table) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT OR REPLACE INTO " + std::string{table.name} + " (" +
         column_list(table, table.columns.size()) + ") VALUES (" + marks + ")";
}

}  // namespace

SQLite::Statement& ProjectionWriter::putting_in(const Table& table) {
  auto& known = putting_in_[&table];
  if (!known) known = std::make_unique<SQLite::Statement>(database_, put_in(table));
  return *known;
}

SQLite::Statement& ProjectionWriter::erasing(const Table& table) {
  auto& known = erasing_[&table];
  if (!known)
    known =
        std::make_unique<SQLite::Statement>(database_, "DELETE FROM " + std::string{table.name} + " WHERE " +
                                                           std::string{table.columns.front()} + " = ?");
  return *known;
}

void ProjectionWriter::project(const ProjectionChanges& projected, Instant recorded_at) {
  // A statement that was cut short by a fault is still where it was, and takes nothing new until it is reset.
  const auto ready = [](SQLite::Statement& statement) -> SQLite::Statement& {
    statement.tryReset();
    return statement;
  };
  const auto run = [](SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
    statement.clearBindings();
  };
  for (const auto& [table, first] : projected.erased) {
    auto& statement = ready(erasing(*table));
    bind(statement, 1, first);
    run(statement);
  }
  for (const auto& [table, values] : projected.rows) {
    auto& statement = ready(putting_in(*table));
    for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<int>(i) + 1, values[i]);
    run(statement);
  }
  if (!closing_)
    closing_ =
        std::make_unique<SQLite::Statement>(database_, "DELETE FROM open_infusion WHERE open_until < ?");
  ready(*closing_).bind(1, iso(recorded_at - open_kept));
  run(*closing_);
}

void ProjectionWriter::erase_all() {
  for (const auto& table : tables()) database_.exec("DELETE FROM " + std::string{table.name});
}

std::vector<std::vector<Value>> rows_of(SQLite::Database& database, const Table& table) {
  std::vector<std::vector<Value>> rows;
  SQLite::Statement statement{database, "SELECT " + column_list(table, table.columns.size()) + " FROM " +
                                            std::string{table.name} + " ORDER BY " +
                                            column_list(table, static_cast<std::size_t>(table.keys))};
  while (statement.executeStep()) {
    auto& values = rows.emplace_back();
    for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
      const auto column = statement.getColumn(i);
      if (column.isNull())
        values.emplace_back();
      else if (column.isInteger())
        values.emplace_back(column.getInt64());
      else
        values.emplace_back(column.getString());
    }
  }
  return rows;
}

}  // namespace infuwatch::storage
