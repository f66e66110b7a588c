// A store that is moved away, restored over, deleted or given a second name while terminals have it open:
// what they are told is kept is in the store that has its name then.
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace infuwatch::trust::names_trial {
namespace {

namespace fs = std::filesystem;

constexpr const char* tails[] = {"", "-wal", "-shm", ".lock"};

void remove_all(const std::string& path, std::initializer_list<const char*> of) {
  for (const auto* tail : of) fs::remove(path + tail);
}

struct Mishap {
  std::string name;
  bool another;  // the store there is another file now, which this process may open beside the first
  std::function<void(const std::string& path, const std::string& copy)> happens;
};

/// What befalls a store; `copy` is a whole copy of it as it stood before.
const std::vector<Mishap>& mishaps() {
  static const auto moved = [](const std::string& path, const std::string&) {
    fs::create_directory(path + ".old");
    for (const auto* tail : tails)
      if (fs::exists(path + tail)) fs::rename(path + tail, path + ".old/store.db" + tail);
  };
  static const std::vector<Mishap> all{
      {"moved", true, moved},
      {"moved, and a backup restored", true,
       [](const std::string& path, const std::string& copy) {
         moved(path, copy);
         fs::copy_file(copy, path);
       }},
      {"written over by a backup's name", true,
       [](const std::string& path, const std::string& copy) { fs::rename(copy, path); }},
      {"deleted", true,
       [](const std::string& path, const std::string&) {
         remove_all(path, {"", "-wal", "-shm", ".lock"});
       }},
      {"its log deleted", false,
       [](const std::string& path, const std::string&) {
         remove_all(path, {"-wal", "-shm"});
       }},
      {"its log's index deleted", false,
       [](const std::string& path, const std::string&) { remove_all(path, {"-shm"}); }},
      {"given a second name", false,
       [](const std::string& path, const std::string&) { fs::create_hard_link(path, path + ".second"); }}};
  return all;
}

bool holds(const std::string& path, const std::string& uuid) {
  auto store = storage::SqliteStore::open(path);
  if (!store) return false;
  const auto found = app::reading<bool>(**store, [&](const storage::View& view) -> Result<bool, Problem> {
    return view.find_entry(std::string_view{uuid}).has_value();
  });
  return found && *found;
}

/// Two terminals that were open before and one that comes after, by turns.
void try_one(const Mishap& mishap, const Trial& trial, std::uint64_t round, std::uint64_t& refused,
             Failures& failures) {
  const Scratch directory;
  const auto path = directory.file("store.db"), copy = directory.file("copy.db");
  make_store(path, 3);
  Terminal one{path}, other{path, "n2"};
  for (int turn = 0; turn < 3; ++turn) test::taken(act(turn % 2 ? other : one, 0, turn));
  test::taken(one.store->copy_to(copy));
  mishap.happens(path, copy);
  std::unique_ptr<Terminal> after;
  if (mishap.another && fs::exists(path)) after = std::make_unique<Terminal>(path);
  for (int turn = 0; turn < 9; ++turn) {
    auto* who = turn % 3 == 0 ? &one : turn % 3 == 1 ? &other : after.get();
    if (!who) continue;
    const auto uuid = uuid_of(trial.seed + round, static_cast<std::uint64_t>(turn));
    if (!act(*who, turn % 3, turn, uuid))
      ++refused;
    else if (!holds(path, uuid))
      failures.add(mishap.name + ": an entry was acknowledged and is not in the store");
    who->store->checkpoint();
  }
}

/// The same with SQLite as it is: rows committed after the store was moved and restored that are not in it.
std::uint64_t lost_unchecked() {
  const Scratch directory;
  const auto path = directory.file("plain.db");
  SQLite::Database open{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  open.exec("PRAGMA journal_mode=WAL; CREATE TABLE row (number INTEGER PRIMARY KEY)");
  fs::create_directory(path + ".old");
  for (const auto* tail : {"", "-wal", "-shm"}) fs::rename(path + tail, path + ".old/plain.db" + tail);
  fs::copy_file(path + ".old/plain.db", path);
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec(
      "CREATE TABLE IF NOT EXISTS row (number INTEGER PRIMARY KEY)");
  std::uint64_t committed = 0;
  for (; committed < 10; ++committed) open.exec("INSERT INTO row DEFAULT VALUES");
  SQLite::Database now{path, SQLite::OPEN_READONLY};
  SQLite::Statement count{now, "SELECT COUNT(*) FROM row"};
  count.executeStep();
  return committed - static_cast<std::uint64_t>(count.getColumn(0).getInt64());
}

Outcome keep(const Trial& trial) {
  Failures failures;
  std::uint64_t refused = 0, tried = 0;
  const auto rounds = trial.either<std::uint64_t>(1, 50);
  for (std::uint64_t round = 0; round < rounds; ++round)
    for (const auto& mishap : mishaps()) {
      try_one(mishap, trial, round, refused, failures);
      ++tried;
    }
  if (refused == 0) failures.add("nothing was refused: nothing was tried");
  const auto lost = lost_unchecked();
  return {
      .tried = std::to_string(tried) + " stores moved, restored over, deleted or linked while open, " +
               std::to_string(refused) + " writes refused",
      .failed = failures.count(),
      .control = "SQLite as it is: " + std::to_string(lost) + " of 10 committed rows are not in the store",
      .control_failed = lost > 0};
}

const Kept kept{{"names", "What is acknowledged is in the store that has its name", keep}};

}  // namespace
}  // namespace infuwatch::trust::names_trial
