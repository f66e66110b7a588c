// A disk that fails, once or for good, at every operation in turn: no answer says saved that is not, nothing
// is there twice, and once the fault is gone the same connection goes on.
#include "trust/disk.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <optional>

namespace infuwatch::trust::faults_trial {
namespace {

constexpr std::pair<Fault::Kind, const char*> kinds[] = {
    {Fault::Kind::write, "write"}, {Fault::Kind::full, "full disk"},    {Fault::Kind::sync, "sync"},
    {Fault::Kind::read, "read"},   {Fault::Kind::truncate, "truncate"}, {Fault::Kind::open, "open"},
    {Fault::Kind::lock, "lock"},   {Fault::Kind::size, "size"}};

std::int64_t entries_of(const std::string& path, const std::string& uuid) {
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  SQLite::Statement count{database, "SELECT COUNT(*) FROM entry WHERE uuid = ?"};
  count.bind(1, uuid);
  return count.executeStep() ? count.getColumn(0).getInt64() : -1;
}

struct Tally {
  std::uint64_t cases = 0, refused = 0, doubtful = 0;
};

/// One entry recorded, and settled, with a fault on the way; then the fault is gone, and the same act is sent
/// again. `believing`: whatever comes back is taken as saved, as a program would that swallows faults.
void record_with(const Fault& fault, const char* kind, const Files& before, bool believing, Tally& tally,
                 bool& reached, Failures& failures) {
  Scratch directory;
  put_files(before, directory.path());
  const auto path = directory.file("store.db");
  const auto where =
      std::string{kind} + ' ' + std::to_string(fault.at) + (fault.persistent ? " and after" : "");
  const auto wrong = [&](const std::string& what) { failures.add(where + ": " + what); };
  const auto uuid = uuid_of(7, fault.at);
  Disk disk;
  disk.record(directory.path());
  {
    Terminal terminal{path};
    static_cast<void>(act(terminal, 0, 3));  // the log is there, statements are ready
    disk.fail(fault);
    const auto recorded = act(terminal, 1, 1, uuid);
    terminal.store->checkpoint();
    reached = disk.mend();
    if (!reached) return;
    ++tally.cases;
    const bool said_saved = recorded || believing;
    if (!recorded) {
      ++tally.refused;
      const auto* trouble = std::get_if<StoreTrouble>(&recorded.error());
      if (!trouble) return wrong("refused for another reason: " + test::told(recorded.error()));
      if (trouble->kind == StoreTrouble::Kind::unknown) ++tally.doubtful;
    }
    const auto kept = entries_of(path, uuid);
    if (said_saved && kept != 1) wrong("said to be saved, and is not");
    if (!recorded && kept != 0 &&
        std::get<StoreTrouble>(recorded.error()).kind != StoreTrouble::Kind::unknown)
      wrong("said not to be saved, and is");
    if (believing) return;
    const auto again = act(terminal, 1, 1, uuid);
    if (!again) return wrong("the same connection does not go on: " + test::told(again.error()));
    if (entries_of(path, uuid) != 1)
      wrong("sent again it is there " + std::to_string(entries_of(path, uuid)) + " times");
    if (const auto next = act(terminal, 2, 2); !next)
      wrong("the next entry is refused: " + test::told(next.error()));
    terminal.store->checkpoint();
  }
  if (const auto fault_left = fault_of(path); !fault_left.empty()) wrong(fault_left);
}

/// A store whose terminal was killed is opened by the next with a fault on the way; then the fault is gone.
void recover_with(const Fault& fault, const char* kind, const Files& killed, std::int64_t acknowledged,
                  Tally& tally, bool& reached, Failures& failures) {
  Scratch directory;
  put_files(killed, directory.path());
  const auto path = directory.file("store.db");
  const auto where = std::string{kind} + ' ' + std::to_string(fault.at) + " while recovering";
  Disk disk;
  disk.record(directory.path());
  {
    disk.fail(fault);
    auto store = storage::SqliteStore::open(path);
    if (store) {
      const auto verified = (*store)->verify();
      if (verified && verified->head.number.value() < acknowledged)
        failures.add(where + ": an older record is shown");
    } else {
      ++tally.refused;
    }
    reached = disk.mend();
    if (!reached) return;
    ++tally.cases;
  }
  storage::Head head;
  if (const auto left = fault_of(path, &head); !left.empty()) failures.add(where + ", afterwards: " + left);
  if (head.number.value() < acknowledged) failures.add(where + ": acknowledged entries are gone");
}

Outcome keep(const Trial&) {
  Failures failures;
  Tally recorded, recovered, believed;
  Files before, killed;
  std::int64_t acknowledged = 0;
  {
    Scratch directory;
    const auto path = directory.file("store.db");
    make_store(path, 3);
    Terminal terminal{path};
    terminal.store->checkpoint();
    before = files_in(directory.path());
    for (int turn = 0; turn < 6; ++turn)
      acknowledged = test::taken(act(terminal, turn % 3, turn)).entry.number.value();
    killed = files_in(directory.path());  // with its log, and no shared memory
  }
  Failures quiet{true};
  for (const auto& [kind, name] : kinds)
    for (const bool persistent : {false, true}) {
      bool reached = true;
      for (std::uint64_t at = 1; reached; ++at)
        record_with({kind, at, persistent}, name, before, false, recorded, reached, failures);
      reached = true;
      for (std::uint64_t at = 1; reached; ++at)
        recover_with({kind, at, persistent}, name, killed, acknowledged, recovered, reached, failures);
      reached = !persistent;
      for (std::uint64_t at = 1; reached; ++at)
        record_with({kind, at, false}, name, before, true, believed, reached, quiet);
    }
  return {std::to_string(recorded.cases) + " faults while recording (" + std::to_string(recorded.refused) +
              " refused, " + std::to_string(recorded.doubtful) + " in doubt), " +
              std::to_string(recovered.cases) + " while recovering",
          failures.count(),
          "every answer taken as saved: " + std::to_string(quiet.count()) + " false of " +
              std::to_string(believed.cases),
          quiet.count() > 0};
}

const Kept kept{
    {"faults", "A disk that fails, at whatever operation, never makes a false \"saved\" nor a doubled entry",
     keep}};

}  // namespace
}  // namespace infuwatch::trust::faults_trial
