// SQLite 3.7.0 to 3.51.2 can lose rows when another connection begins the log anew while a checkpoint has
// read the log's header and not begun to copy (sqlite.org/wal.html, "the WAL-reset bug"). The moment is made,
// not waited for.
#include "storage/sqlite/connection.hpp"
#include "support/waiting.hpp"
#include "trust/disk.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace infuwatch::trust::wal_reset_trial {
namespace {

/// Rows of a table that were committed and are not there once all have closed, where nothing keeps a
/// checkpoint and a commit apart.
std::int64_t lost_without_lock(Disk& disk, std::int64_t& committed) {
  Scratch directory;
  const auto path = directory.file("plain.db");
  const int writing = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  committed = 0;
  {
    SQLite::Database one{path, writing}, other{path, writing};
    for (auto* database : {&one, &other})
      database->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    one.exec("CREATE TABLE row (number INTEGER PRIMARY KEY, words TEXT)");
    const auto commit = [&](SQLite::Database& database) {
      database.exec("INSERT INTO row (words) VALUES ('" + std::string(600, 'x') + "')");
      ++committed;
    };
    for (int i = 0; i < 40; ++i) commit(other);
    other.exec(
        "PRAGMA wal_checkpoint(PASSIVE)");  // all of the log is in the file: the next commit begins it anew
    bool once = true;
    disk.before_copying = [&] {
      if (std::exchange(once, false)) commit(other);
    };
    one.exec("PRAGMA wal_checkpoint(PASSIVE)");
    disk.before_copying = {};
    for (int i = 0; i < 10; ++i) commit(other);
  }
  SQLite::Database after{path, writing};
  SQLite::Statement count{after, "SELECT COUNT(*) FROM row"};
  count.executeStep();
  return committed - count.getColumn(0).getInt64();
}

/// The same moment in our store: a terminal that settles is held there while another wants to record.
std::int64_t lost_with_lock(Disk& disk, bool& moment_came, Failures& failures) {
  Scratch directory;
  const auto path = directory.file("store.db");
  make_store(path, 3);
  std::int64_t last = 0;
  {
    Terminal settling{path};
    for (int turn = 0; turn < 8; ++turn)
      last = test::taken(act(settling, turn % 3, turn)).entry.number.value();
    settling.store->checkpoint();
    Terminal other{path};
    for (int turn = 0; turn < 8; ++turn) last = test::taken(act(other, turn % 3, turn)).entry.number.value();
    pid_t recording = 0;
    moment_came = false;
    disk.before_copying = [&] {
      if (moment_came) return;
      moment_came = true;
      recording = fork();
      if (recording == 0) {  // a terminal of its own: it has to wait for the lock
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execl(INFUWATCH_PROGRAM, INFUWATCH_PROGRAM, "--db", path.c_str(), "--now", "2026-11-21 08:00", "--as",
              "n1", "note", "1", "from the terminal that waits", nullptr);
        _exit(127);
      }
      if (!test::comes_to_wait(recording))
        failures.add("an entry was recorded while the log was being written back");
    };
    settling.store->checkpoint();
    disk.before_copying = {};
    int status = 0;
    waitpid(recording, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
      failures.add("the terminal that waited could not record");
    ++last;
    for (int turn = 0; turn < 10; ++turn) last = test::taken(act(other, turn % 3, turn)).entry.number.value();
    other.store->checkpoint();
  }
  storage::Head head;
  if (const auto fault = fault_of(path, &head); !fault.empty()) failures.add(fault);
  return last - head.number.value();
}

Outcome keep(const Trial&) {
  Failures failures;
  Disk disk;
  std::int64_t committed = 0;
  const auto without = lost_without_lock(disk, committed);
  bool moment_came = false;
  const auto with = lost_with_lock(disk, moment_came, failures);
  if (with != 0) failures.add(std::to_string(with) + " entries are gone");
  if (!moment_came) failures.add("the moment did not come: nothing was tried");
  const bool affected = storage::has_wal_reset_bug(sqlite3_libversion_number());
  return {"the moment of the bug, made under the write lock", failures.count(),
          "without the lock: " + std::to_string(without) + " of " + std::to_string(committed) + " rows lost" +
              (affected ? "" : ", and none expected of SQLite " + std::string{sqlite3_libversion()}),
          affected ? without > 0 : without == 0};
}

const Kept kept{{"wal-reset", "SQLite's WAL-reset bug loses nothing under the write lock", keep}};

}  // namespace
}  // namespace infuwatch::trust::wal_reset_trial
