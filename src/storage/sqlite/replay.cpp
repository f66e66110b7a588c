#include "storage/sqlite/replay.hpp"

#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"

namespace infuwatch::storage {

ChainWalk walked(const SqliteView& view) {
  ChainWalk walk;
  const auto statement = view.query(
      "SELECT number, site, uuid, kind, body, recorded_at, boot_id, boot_us, staff, workstation, "
      "supersedes, reason, previous_hash, hash FROM entry ORDER BY number");
  while (statement->executeStep()) walk.take(view.stored_at(*statement));
  return walk;
}

void rebuild(const SqliteView& view, ProjectionWriter& writer) {
  replay(view, [&](const ProjectionChanges& projected, Instant recorded_at) {
    writer.project(projected, recorded_at);
  });
}

Verification verified(SQLite::Database& database, const SqliteView& view) {
  const auto walk = walked(view);
  Verification out;
  out.entries = walk.entries();
  out.head = view.head();
  out.entry_faults = walk.faults();
  if (!walk.readable()) return out;
  auto memory = connect_in_memory();
  for (const auto& step : sqlite_schema()) memory->exec(std::string{step.text});
  ProjectionWriter writer{*memory};
  memory->exec("BEGIN");
  rebuild(view, writer);
  const auto reach = view.query("SELECT MAX(entry) FROM chart_entry");
  const EntryNumber drawn{view.number_from(*reach).value_or(0)};
  if (const auto last = out.head.number; drawn > last)
    out.entry_faults.push_back({.number = EntryNumber{last.value() + 1},
                                .what = EntryFault::What::cut_off,
                                .detail = {},
                                .upto = drawn});
  for (const auto& table : tables())
    compare(table, rows_of(database, table), rows_of(*memory, table), out.projection_faults);
  return out;
}

}  // namespace infuwatch::storage
