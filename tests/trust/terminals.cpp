// Many terminals on one store: each gets its turn, nobody is told that the store is busy, and who holds the
// lock is named.
#include "storage/sqlite/connection.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace infuwatch::trust::terminals_trial {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

constexpr int terminals = 16;

struct Share {
  std::int64_t done = 0, refused = 0;
  double longest_ms = 0;
};

/// Runs so many processes at once for a while and gathers what each says.
std::vector<Share> at_once(clock::duration span,
                           const std::function<Share(int number, clock::time_point until)>& work) {
  std::vector<int> pipes;
  std::vector<pid_t> children;
  const auto until = clock::now() + 300ms + span;  // they begin together
  for (int i = 0; i < terminals; ++i) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    const auto child = fork();
    if (child == 0) {
      const auto share = work(i, until);
      _exit(::write(ends[1], &share, sizeof share) == sizeof share ? 0 : 1);
    }
    close(ends[1]);
    pipes.push_back(ends[0]), children.push_back(child);
  }
  std::vector<Share> shares;
  for (const auto pipe : pipes) {
    Share share;
    if (::read(pipe, &share, sizeof share) != sizeof share)
      throw std::runtime_error{"a terminal ended by itself"};
    shares.push_back(share);
    close(pipe);
  }
  for (const auto child : children) waitpid(child, nullptr, 0);
  return shares;
}

struct Summary {
  std::int64_t least = 0, most = 0, refused = 0, all = 0;
  double longest_ms = 0;
  double share() const { return most ? static_cast<double>(least) / static_cast<double>(most) : 0; }
  std::string text() const {
    return std::to_string(least) + " to " + std::to_string(most) + " entries each, longest wait " +
           std::to_string(static_cast<int>(longest_ms)) + " ms, " + std::to_string(refused) + " told busy";
  }
};

Summary summed(const std::vector<Share>& shares) {
  Summary sum;
  sum.least =
      std::min_element(shares.begin(), shares.end(), [](auto& a, auto& b) { return a.done < b.done; })->done;
  for (const auto& one : shares) {
    sum.most = std::max(sum.most, one.done), sum.refused += one.refused, sum.all += one.done;
    sum.longest_ms = std::max(sum.longest_ms, one.longest_ms);
  }
  return sum;
}

template <class Work>
void timed(Share& share, Work&& work) {
  const auto before = clock::now();
  const bool done = work();
  share.longest_ms =
      std::max(share.longest_ms, std::chrono::duration<double, std::milli>(clock::now() - before).count());
  ++(done ? share.done : share.refused);
}

Summary with_our_lock(clock::duration span) {
  Scratch directory{false};
  const auto path = directory.file("store.db");
  make_store(path, 4 * terminals);
  return summed(at_once(span, [&](int number, clock::time_point until) {
    Terminal terminal{path, number % 2 ? "n1" : "n2"};
    std::this_thread::sleep_until(until - span);
    Share share;
    for (int turn = 0; clock::now() < until; ++turn) {
      timed(share, [&] {
        return static_cast<bool>(act(terminal, 4 * number + turn % 4, turn % 4 == 1 ? 3 : turn));
      });
      if (turn % 16 == 15) terminal.store->settle();
    }
    return share;
  }));
}

/// The same load on SQLite's own busy handler: the control.
Summary with_busy_handler(clock::duration span) {
  Scratch directory{false};
  const auto path = directory.file("plain.db");
  SQLite::Database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
      "PRAGMA journal_mode=WAL; CREATE TABLE row (number INTEGER PRIMARY KEY, words TEXT)");
  return summed(at_once(span, [&](int, clock::time_point until) {
    SQLite::Database database{path, SQLite::OPEN_READWRITE};
    database.exec("PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL");
    std::this_thread::sleep_until(until - span);
    Share share;
    while (clock::now() < until)
      timed(share, [&] {
        return database.tryExec("BEGIN IMMEDIATE") == SQLITE_OK &&
               database.tryExec("INSERT INTO row (words) VALUES ('" + std::string(4000, 'x') + "')") ==
                   SQLITE_OK &&
               database.tryExec("COMMIT") == SQLITE_OK;
      });
    return share;
  }));
}

/// A terminal that is stopped while it records: the others read on, and are told who keeps them.
void stopped_holder(Failures& failures) {
  Scratch directory{false};
  const auto path = directory.file("store.db");
  make_store(path, 2);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  const auto holder = fork();
  if (holder == 0) {
    Terminal terminal{path};
    static_cast<void>(terminal.store->record({uuid_of(1, 1), "asked"},
                                             [&](const storage::View&) -> Result<storage::Draft, Problem> {
                                               const char byte = 1;
                                               static_cast<void>(!::write(ends[1], &byte, 1));
                                               raise(SIGSTOP);
                                               return Failure{Problem{NothingNew{NothingNew::What::site}}};
                                             }));
    _exit(0);
  }
  close(ends[1]);
  char byte = 0;
  if (::read(ends[0], &byte, 1) != 1) throw std::runtime_error{"the holder did not begin"};
  close(ends[0]);
  Terminal other{path, "n2"};
  const auto before = clock::now();
  static_cast<void>(head_of(*other.store));
  if (clock::now() - before > 1s) failures.add("reading waits for a terminal that is stopped");
  const auto refused = act(other, 0, 0);
  const auto* busy = refused ? nullptr : std::get_if<StoreTrouble>(&refused.error());
  if (!busy || busy->kind != StoreTrouble::Kind::busy ||
      busy->detail.find("process " + std::to_string(holder)) == std::string::npos)
    failures.add("who waits is not told who holds the lock");
  kill(holder, SIGKILL);
  waitpid(holder, nullptr, 0);
  if (!act(other, 0, 0)) failures.add("a terminal that was killed keeps its lock");
}

Outcome keep(const Trial& trial) {
  Failures failures;
  const auto span = trial.either<clock::duration>(3s, 60s);
  const auto ours = with_our_lock(span);
  // Of a few turns, as on a machine that does much else, one more or less is a large share.
  constexpr std::int64_t turns_that_tell = 40;
  if (ours.share() < 0.5 && (trial.is_long || ours.most >= turns_that_tell))
    failures.add("the least got less than half of what the most got: " + ours.text());
  if (ours.refused > 0) failures.add(std::to_string(ours.refused) + " were told busy");
  // A short trial runs beside other tests: how long it takes is told, and judged where it has the machine to
  // itself.
  if (trial.is_long && ours.longest_ms >= 1000) failures.add("somebody waited longer than a second");
  stopped_holder(failures);
  const auto theirs = with_busy_handler(span);
  return {std::to_string(terminals) + " terminals at once, " + std::to_string(ours.all) +
              " entries; one stopped while it records",
          failures.count(),
          "SQLite's busy handler: " + theirs.text(),
          theirs.share() < 0.5 || theirs.refused > 0,
          {},
          ours.text()};
}

const Kept kept{
    {"terminals",
     "Sixteen terminals at once get their turns, none is told busy, and who holds the lock is named", keep}};

}  // namespace
}  // namespace infuwatch::trust::terminals_trial
