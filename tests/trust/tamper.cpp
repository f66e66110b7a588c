// Whatever is changed in the record behind the program's back is found and named; an end cut off and an older
// copy are found by a head or an anchor kept elsewhere, and by nothing else.
#include "app/anchor.hpp"
#include "trust/disk.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fstream>

namespace infuwatch::trust::tamper_trial {
namespace {

constexpr const char* columns[] = {"site",    "uuid",          "kind",  "body",        "recorded_at",
                                   "boot_id", "boot_us",       "staff", "workstation", "supersedes",
                                   "reason",  "previous_hash", "hash"};

/// A store of so many entries, closed, its log written back; every entry in the anchor.
std::int64_t full_store(const std::string& path, const std::string& anchor, int acts) {
  make_store(path, 3);
  Terminal terminal{path};
  std::int64_t last = 0;
  for (int turn = 0; turn < acts; ++turn) {
    const auto recorded = test::taken(act(terminal, turn % 3, turn));
    app::add_to_anchor(anchor, recorded.entry);
    last = recorded.entry.number.value();
    if (turn % 5 == 4) terminal.store->checkpoint();
  }
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  return last;
}

std::string read_all(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

/// One cell of one entry with one of its bytes changed; whether `verify` names that entry.
bool change_is_named(const std::string& path, std::int64_t number, const std::string& column, Random& random,
                     std::string& what) {
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  database.exec("DROP TRIGGER IF EXISTS entry_no_update");
  SQLite::Statement cell{database, "SELECT CAST(" + column + " AS TEXT) FROM entry WHERE number = ?"};
  cell.bind(1, number);
  cell.executeStep();
  const bool none = cell.getColumn(0).isNull();
  auto text = none ? std::string{} : cell.getColumn(0).getString();
  cell.reset();
  const auto was = text;
  const bool numeric = column == "boot_us" || column == "supersedes";
  if (numeric) {
    text = none ? "1" : std::to_string(std::stoll(text) ^ (1LL << any(random, 20)));
  } else if (text.empty()) {
    text = "x";
  } else {
    const auto at = any(random, text.size());
    text[at] = static_cast<char>(text[at] == '7' ? '8' : '7');
  }
  if (text == was) return true;
  const auto put = [&](const std::string& value, bool null) {
    SQLite::Statement write{database, "UPDATE entry SET " + column + " = ? WHERE number = ?"};
    if (null)
      write.bind(1);
    else if (numeric)
      write.bind(1, static_cast<std::int64_t>(std::stoll(value)));
    else
      write.bind(1, value);
    write.bind(2, number);
    write.exec();
  };
  what = "E" + std::to_string(number) + ' ' + column;
  try {
    put(text, false);
  } catch (const SQLite::Exception&) {
    return true;  // a uuid that is there already
  }
  const auto found = fault_of(path);
  put(was, none);
  // The entry itself, or the one behind it where only what it hands on was changed.
  return found.starts_with("E" + std::to_string(number) + ' ');
}

/// One byte of the file: either nothing of it is read otherwise, or it is found.
bool byte_is_found(const std::string& path, const std::string& whole, const Content& content, std::size_t at,
                   Random& random) {
  auto changed = whole;
  changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1u << any(random, 8)));
  std::ofstream{path, std::ios::binary} << changed;
  try {
    if (fault_of(path).empty() && !(content_of(path) == content)) return false;
  } catch (const SQLite::Exception&) {
    return true;  // SQLite itself says that it is damaged
  }
  return true;
}

struct Cuts {
  std::uint64_t tried = 0, by_chain = 0, by_anchor = 0, by_head = 0;
};

/// The last entries and all that was drawn of them are taken away, by somebody who knows the schema: an older
/// copy put back.
Cuts cut_off(const std::string& path, const std::string& anchor, std::uint64_t count, Random& random) {
  Cuts cuts;
  const auto anchored = read_all(anchor);
  const auto whole = files_in(std::filesystem::path{path}.parent_path().string());
  Scratch directory;
  const auto there = directory.path() + "/older";
  std::string head_hash;
  {
    Terminal terminal{path};
    head_hash = head_of(*terminal.store).hash;
  }
  for (; cuts.tried < count; ++cuts.tried) {
    put_files(whole, there);
    const auto older = there + "/store.db";
    {
      SQLite::Database database{older, SQLite::OPEN_READWRITE};
      database.exec(
          "DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE number > (SELECT MAX(number) FROM entry) - " +
          std::to_string(1 + any(random, 20)));
      database.exec("DELETE FROM chart_entry WHERE entry > (SELECT MAX(number) FROM entry)");
    }
    auto store = std::move(*storage::SqliteStore::open(older));
    test::taken(store->rebuild());
    if (!fault_of(older).empty()) ++cuts.by_chain;
    const auto found =
        test::taken(app::reading<bool>(*store, [&](const storage::View& view) -> Result<bool, Problem> {
          bool head_there = false;
          for (const auto& entry : view.since({}, 100000)) head_there = head_there || entry.hash == head_hash;
          if (!head_there) ++cuts.by_head;
          return !app::compare_anchor(view, anchored).faults.empty();
        }));
    if (found) ++cuts.by_anchor;
  }
  return cuts;
}

Outcome keep(const Trial& trial) {
  Random random{trial.seed};
  Failures failures;
  Scratch directory;
  const auto path = directory.file("store.db"), anchor = directory.file("anchor");
  const auto last = full_store(path, anchor, trial.either(40, 200));
  if (const auto fault = fault_of(path); !fault.empty())
    failures.add("before anything was changed: " + fault);
  const auto cells = trial.either<std::uint64_t>(1000, 20000);
  for (std::uint64_t i = 0; i < cells; ++i) {
    std::string what;
    const auto number = 1 + static_cast<std::int64_t>(any(random, static_cast<std::uint64_t>(last)));
    if (!change_is_named(path, number, columns[any(random, std::size(columns))], random, what))
      failures.add(what + " was changed, and is not named");
  }
  const auto cuts = cut_off(path, anchor, trial.either<std::uint64_t>(100, 1000), random);
  if (cuts.by_anchor != cuts.tried) failures.add("an end cut off is not found by the anchor");
  if (cuts.by_head != cuts.tried) failures.add("an end cut off is not found by the head");
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const auto whole = read_all(path);
  const auto content = content_of(path);
  const auto bytes = trial.either<std::uint64_t>(300, 20000);
  Scratch other;
  for (std::uint64_t i = 0; i < bytes; ++i) {
    const auto at = any(random, whole.size());
    if (!byte_is_found(other.file("store.db"), whole, content, at, random))
      failures.add("byte " + std::to_string(at) + " of the file was changed, and something else is read");
    for (const auto* tail : {"-wal", "-shm"})
      std::filesystem::remove(other.file(std::string{"store.db"} + tail));
  }
  return {std::to_string(cells) + " bytes of entries changed, " + std::to_string(cuts.tried) +
              " ends cut off, " + std::to_string(bytes) + " bytes of the file",
          failures.count(),
          "an end cut off, by the chain alone: " + std::to_string(cuts.by_chain) + " of " +
              std::to_string(cuts.tried) + " found",
          cuts.by_chain < cuts.tried};
}

const Kept kept{
    {"tamper",
     "A changed byte is found and its entry named; an end cut off, by a head or anchor kept elsewhere",
     keep}};

}  // namespace
}  // namespace infuwatch::trust::tamper_trial
