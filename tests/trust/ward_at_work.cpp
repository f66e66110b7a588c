#include "trust/ward_at_work.hpp"

#include "report/store_words.hpp"
#include "storage/projection.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace infuwatch::trust {

using namespace std::chrono_literals;

Scratch::Scratch(bool in_memory) {
  std::error_code ignored;
  const bool memory =
      in_memory && std::filesystem::is_directory("/dev/shm", ignored) && access("/dev/shm", W_OK) == 0;
  auto made = (memory ? std::string{"/dev/shm"} : std::filesystem::temp_directory_path().string()) +
              "/infuwatch-trust-XXXXXX";
  if (!mkdtemp(made.data())) throw std::runtime_error{"no directory to work in"};
  path_ = std::filesystem::canonical(made).string();
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Terminal::Terminal(const std::string& path, std::string nurse)
    : store{std::move(*storage::SqliteStore::open(path))},
      zone{*Zone::open("America/New_York")},
      clock{opens + 1h},
      badge{std::move(nurse)} {}

void make_store(const std::string& path, int patients) {
  auto store = std::move(*storage::SqliteStore::create(path));
  test::Ward ward{*store, opens};
  for (int i = 0; i < patients; ++i) {
    const auto mrn = ward.patient("T-" + std::to_string(i), "Testa, Ana " + std::to_string(i));
    ward.start(mrn, i % 2 ? "natalizumab" : "ocrelizumab", "300 mg");
  }
}

std::string uuid_of(std::uint64_t one, std::uint64_t other) {
  char text[37];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-%012llx", static_cast<unsigned>(one),
                static_cast<unsigned long long>(other & 0xffffffffffff));
  return text;
}

Result<storage::Recorded, Problem> act(Terminal& terminal, int infusion, int turn, const std::string& uuid) {
  const app::Common common{uuid, "as ordered"};
  const InfusionId number{1 + infusion};
  const auto context = terminal.context();
  switch (turn % 5) {
    case 0: return app::note(context, common, number, "note " + std::to_string(turn), "");
    case 1: {
      app::ObserveRequest request;
      request.infusion = number;
      request.symptoms = {turn % 2 ? "hives:2" : "itching:1"};
      request.vitals[Sign::pressure] = std::to_string(100 + turn % 30) + "/70";
      request.vitals[Sign::heart_rate] = "88";
      return app::observe(context, common, request);
    }
    case 2: return app::give(context, common, number, "cetirizine 10 mg oral", "", "");
    case 3: {
      app::ObserveRequest request;
      request.infusion = number;
      request.vitals[Sign::heart_rate] = std::to_string(60 + turn % 40);
      request.vitals[Sign::spo2] = "97";
      return app::observe(context, common, request);
    }
    default: return app::notify(context, common, {number, "Dr. Vega", "watch", "", ""});
  }
}

storage::Head head_of(storage::Store& store) {
  return test::taken(app::reading<storage::Head>(
      store, [](const storage::View& view) -> Result<storage::Head, Problem> { return view.head(); }));
}

Content content_of(const std::string& path) {
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  database.exec("PRAGMA wal_autocheckpoint=0");
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  SQLite::Transaction one_state{database, SQLite::TransactionBehavior::DEFERRED};
  Content content;
  const auto add = [&](const std::string& sql) {
    SQLite::Statement rows{database, sql};
    while (rows.executeStep()) {
      std::string row = sql;
      for (int i = 0; i < rows.getColumnCount(); ++i) row += '|' + rows.getColumn(i).getString();
      content.sum = content.sum * 1000003 + std::hash<std::string>{}(row);
      if (sql.starts_with("SELECT number")) content.head = rows.getColumn(0).getInt64();
    }
  };
  add("SELECT number, hash, length(body) FROM entry ORDER BY number");
  for (const auto& table : storage::tables())
    add("SELECT * FROM " + std::string{table.name} + " ORDER BY 1, 2");
  add("SELECT * FROM credential ORDER BY 1");
  add("SELECT * FROM access ORDER BY 1");
  return content;
}

std::string fault_of(const std::string& path, storage::Head* head) {
  auto store = storage::SqliteStore::open(path);
  if (!store) return "cannot be opened: " + test::told(Problem{store.error()});
  const auto verified = (*store)->verify();
  if (!verified) return "cannot be verified: " + test::told(verified.error());
  if (head) *head = verified->head;
  if (!verified->entry_faults.empty()) return report::fault_text(verified->entry_faults[0]);
  if (!verified->projection_faults.empty()) return report::fault_text(verified->projection_faults[0]);
  return {};
}

}  // namespace infuwatch::trust
