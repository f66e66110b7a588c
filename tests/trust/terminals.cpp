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
#include <memory>

namespace infuwatch::trust::terminals_trial {
namespace {

constexpr std::size_t terminals = 16;

/// What a terminal did: the number of each of its turns among the turns of all, and how often it was told
/// busy.
struct Share {
  std::vector<std::int64_t> turns;
  std::int64_t refused = 0;
};

void write_whole(int pipe, const void* bytes, std::size_t size) {
  for (const auto* at = static_cast<const char*>(bytes); size > 0;) {
    const auto done = ::write(pipe, at, size);
    if (done <= 0) _exit(1);
    at += done;
    size -= static_cast<std::size_t>(done);
  }
}

std::vector<std::int64_t> read_all(int pipe) {
  std::vector<std::int64_t> numbers;
  for (std::int64_t number; ::read(pipe, &number, sizeof number) == sizeof number;) numbers.push_back(number);
  return numbers;
}

/// Runs the terminals, each a process, and gathers what they say. `open` makes one ready; what it gives is
/// called once all are, and takes its turns.
using Work = std::function<Share()>;
std::vector<Share> at_once(const std::function<Work(std::size_t number)>& open) {
  int ready[2], go[2];
  if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(go, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  std::vector<int> pipes;
  std::vector<pid_t> children;
  for (std::size_t i = 0; i < terminals; ++i) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    const auto child = fork();
    if (child == 0) {
      close(go[1]);
      try {
        const auto work = open(i);
        char byte = 1;
        write_whole(ready[1], &byte, 1);
        close(ready[1]);
        static_cast<void>(!::read(go[0], &byte, 1));  // ends where the parent closes it: for all at once
        const auto share = work();
        write_whole(ends[1], &share.refused, sizeof share.refused);
        write_whole(ends[1], share.turns.data(), share.turns.size() * sizeof share.turns[0]);
        _exit(0);
      } catch (...) {
        _exit(1);
      }
    }
    close(ends[1]);
    pipes.push_back(ends[0]);
    children.push_back(child);
  }
  close(ready[1]);
  char byte = 0;
  for (std::size_t i = 0; i < terminals; ++i)
    if (::read(ready[0], &byte, 1) != 1) throw std::runtime_error{"a terminal ended by itself"};
  for (const auto end : {ready[0], go[0], go[1]}) close(end);
  std::vector<Share> shares;
  for (const auto pipe : pipes) {
    auto numbers = read_all(pipe);
    if (numbers.empty()) throw std::runtime_error{"a terminal ended by itself"};
    const auto refused = numbers.front();
    numbers.erase(numbers.begin());
    shares.push_back({std::move(numbers), refused});
    close(pipe);
  }
  for (const auto child : children) waitpid(child, nullptr, 0);
  return shares;
}

/// How so many turns fell, from the first that was taken.
struct Order {
  std::int64_t longest = 0;  // the turns of others between two turns of one terminal, at most
  std::int64_t least = 0, most = 0, all = 0, refused = 0;
  std::string text() const {
    return "at most " + std::to_string(longest) + " turns of others between two of one, " +
           std::to_string(least) + " to " + std::to_string(most) + " of " + std::to_string(all) +
           " turns each, " + std::to_string(refused) + " told busy";
  }
};

Order order_of(const std::vector<Share>& shares, std::int64_t first, std::int64_t end) {
  Order order{.least = end - first, .all = end - first};
  for (const auto& one : shares) {
    std::int64_t taken = 0, before = first - 1;
    for (const auto turn : one.turns) {
      if (turn >= end) break;
      order.longest = std::max(order.longest, turn - before - 1);
      before = turn;
      ++taken;
    }
    order.longest = std::max(order.longest, end - before - 1);
    order.least = std::min(order.least, taken);
    order.most = std::max(order.most, taken);
    order.refused += one.refused;
  }
  return order;
}

/// All of them record until there are so many entries.
Order with_our_lock(std::int64_t turns) {
  Scratch directory{false};
  const auto path = directory.file("store.db");
  make_store(path, 4 * static_cast<int>(terminals));
  const auto first = head_of(*Terminal{path}.store).number.value() + 1, end = first + turns;
  return order_of(at_once([&](std::size_t number) -> Work {
                    auto terminal = std::make_shared<Terminal>(path, number % 2 ? "n1" : "n2");
                    return [=] {
                      Share share;
                      for (int turn = 0; share.turns.empty() || share.turns.back() < end - 1; ++turn) {
                        const auto recorded =
                            act(*terminal, 4 * static_cast<int>(number) + turn % 4, turn % 4 == 1 ? 3 : turn);
                        if (!recorded) {
                          ++share.refused;
                          break;
                        }
                        share.turns.push_back(recorded->entry.number.value());
                        if (turn % 16 == 15) terminal->store->checkpoint();
                      }
                      return share;
                    };
                  }),
                  first, end);
}

/// The same on SQLite's own busy handler: the control.
Order with_busy_handler(std::int64_t turns) {
  Scratch directory{false};
  const auto path = directory.file("plain.db");
  SQLite::Database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
      "PRAGMA journal_mode=WAL; CREATE TABLE row (number INTEGER PRIMARY KEY, words TEXT)");
  return order_of(at_once([&](std::size_t) -> Work {
                    auto database = std::make_shared<SQLite::Database>(path, SQLite::OPEN_READWRITE);
                    database->exec("PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL");
                    return [=] {
                      Share share;
                      while (share.turns.empty() || share.turns.back() < turns) {
                        const bool done = database->tryExec("BEGIN IMMEDIATE") == SQLITE_OK &&
                                          database->tryExec("INSERT INTO row (words) VALUES ('" +
                                                            std::string(4000, 'x') + "')") == SQLITE_OK &&
                                          database->tryExec("COMMIT") == SQLITE_OK;
                        if (!done) {
                          ++share.refused;
                          break;
                        }
                        share.turns.push_back(database->getLastInsertRowid());
                      }
                      return share;
                    };
                  }),
                  1, turns + 1);
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
  static_cast<void>(head_of(*other.store));  // throws where reading waits for the one that is stopped
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
  const auto turns = trial.either<std::int64_t>(500, 20000);
  // Sixteen are in line, and who is not in it at the moment is passed over: at most 37 of 4,000 turns were
  // seen, with six busy loops for each processor beside them too.
  constexpr std::int64_t fair = 12 * terminals;
  const auto ours = with_our_lock(turns);
  if (ours.longest > fair) failures.add("somebody was passed over: " + ours.text());
  if (ours.refused > 0) failures.add(std::to_string(ours.refused) + " were told busy");
  stopped_holder(failures);
  const auto theirs = with_busy_handler(turns);
  return {std::to_string(terminals) + " terminals at once, " + std::to_string(ours.all) +
              " entries; one stopped while it records",
          failures.count(),
          "SQLite's busy handler: " + theirs.text(),
          theirs.longest > fair || theirs.refused > 0,
          {},
          ours.text()};
}

const Kept kept{
    {"terminals",
     "Sixteen terminals at once get their turns, none is told busy, and who holds the lock is named", keep}};

}  // namespace
}  // namespace infuwatch::trust::terminals_trial
