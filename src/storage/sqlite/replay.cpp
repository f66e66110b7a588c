#include "storage/sqlite/replay.hpp"

#include "base/embedded.hpp"
#include "storage/sqlite/connection.hpp"

#include <set>

namespace infuwatch::storage {
namespace {

/// The patients an entry is about: those it was judged for, or whom it registers.
std::set<PatientId> patients_of(const Entry& entry) {
  std::set<PatientId> found;
  for (const auto& judged : entry.judged) found.insert(judged.patient);
  if (const auto* set = std::get_if<PatientSet>(&entry.said)) found.insert(set->patient.id);
  if (const auto* set = std::get_if<PriorSet>(&entry.said)) found.insert(set->prior.patient);
  return found;
}

void compare(const Table& table, const std::vector<std::vector<Value>>& there,
             const std::vector<std::vector<Value>>& wanted, std::vector<PictureFault>& faults) {
  const auto key = [&](const std::vector<Value>& row) {
    return std::vector<Value>{row.begin(), row.begin() + table.keys};
  };
  auto a = there.begin(), b = wanted.begin();
  const auto fault = [&](const std::vector<Value>& row, PictureFault::What what) {
    faults.push_back({std::string{table.name}, row_name(table, row), what});
  };
  while (a != there.end() || b != wanted.end()) {
    if (b == wanted.end() || (a != there.end() && key(*a) < key(*b)))
      fault(*a++, PictureFault::What::not_in_record);
    else if (a == there.end() || key(*b) < key(*a))
      fault(*b++, PictureFault::What::missing);
    else {
      if (*a != *b) fault(*a, PictureFault::What::differs);
      ++a, ++b;
    }
  }
}

}  // namespace

std::vector<EntryFault> walk_chain(const SqliteView& view, Verification& out) {
  std::vector<EntryFault> faults;
  std::string previous;
  std::int64_t expected = 1;
  const auto statement = view.query(
      "SELECT number, site, uuid, kind, body, recorded_at, boot_id, boot_us, staff, workstation, "
      "supersedes, reason, previous_hash, hash FROM entry ORDER BY number");
  while (statement->executeStep()) {
    const auto row = view.stored_at(*statement);
    for (; expected < row.number; ++expected)
      faults.push_back({EntryNumber{expected}, EntryFault::What::missing});
    ++expected, ++out.entries;
    if (hash_of(row) != row.hash)
      faults.push_back({EntryNumber{row.number}, EntryFault::What::changed});
    else if (row.previous_hash != previous)
      faults.push_back({EntryNumber{row.number}, EntryFault::What::out_of_chain});
    else if (const auto entry = entry_of(row); !entry)
      faults.push_back({EntryNumber{row.number}, EntryFault::What::unreadable, entry.error().what});
    previous = row.hash;
  }
  out.head = view.head();
  return faults;
}

void replay(const SqliteView& view, PictureWriter& writer) {
  std::map<PatientId, std::shared_ptr<Chart>> charts;
  constexpr std::size_t at_once = 500;
  for (EntryNumber at;;) {
    const auto entries = view.since(at, at_once);
    for (const auto& entry : entries) {
      std::vector<ChartChange> changes;
      for (const auto patient : patients_of(entry)) {
        auto& chart = charts[patient];
        if (!chart) chart = std::make_shared<Chart>();
        auto touched = chart->apply(entry);
        changes.push_back({patient, chart, std::move(touched)});
      }
      writer.draw(draw(entry, changes), entry.recorded_at);
    }
    if (entries.size() < at_once) return;
    at = entries.back().number;
  }
}

Verification verified(SQLite::Database& database, const SqliteView& view) {
  Verification out;
  out.entry_faults = walk_chain(view, out);
  bool readable = true;
  for (const auto& fault : out.entry_faults)
    readable = readable && fault.what == EntryFault::What::out_of_chain;
  if (!readable) return out;
  auto memory = connect_in_memory();
  for (const auto& step : sqlite_schema()) memory->exec(std::string{step.text});
  PictureWriter writer{*memory};
  memory->exec("BEGIN");
  replay(view, writer);
  const auto reach = view.query("SELECT MAX(entry) FROM chart_entry");
  const auto drawn = view.number_from(*reach).value_or(0);
  if (const auto last = out.head.number.value(); drawn > last)
    out.entry_faults.push_back({EntryNumber{last + 1}, EntryFault::What::cut_off, {}, EntryNumber{drawn}});
  for (const auto& table : tables())
    compare(table, rows_of(database, table), rows_of(*memory, table), out.picture_faults);
  return out;
}

}  // namespace infuwatch::storage
