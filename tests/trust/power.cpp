// What was acknowledged outlives a power cut, and nothing is there by half: every state a disk could hold is
// rebuilt from what it was asked.
#include "trust/disk.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <sqlite3.h>

#include <map>
#include <optional>

namespace infuwatch::trust::power_trial {
namespace {

using namespace std::chrono_literals;

/// What was asked of the disk in a while of work, and what it held before.
struct Work {
  Files before;
  std::vector<Operation> trace;
  std::map<std::int64_t, std::uint64_t> contents;  // what the store held, by its head
};

enum class Broken { nothing, synchronous_normal, lying_disk };

sqlite3* opened_last = nullptr;
int remember(sqlite3* database, const char**, const sqlite3_api_routines*) {
  opened_last = database;
  return SQLITE_OK;
}

Work worked(int acts, Broken broken, Random& random) {
  Work work;
  Scratch directory;
  const auto path = directory.file("store.db");
  make_store(path, 3);
  {
    Terminal settling{path};
    for (int i = 0; i < 3; ++i) settling.store->checkpoint();
  }
  const auto begins = content_of(path);
  work.contents[begins.head] = begins.sum;
  work.before = files_in(directory.path());
  Disk disk;
  disk.record(directory.path());
  disk.lie(broken == Broken::lying_disk);
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(remember));
  std::optional<Terminal> terminal;
  const auto open = [&] {
    terminal.emplace(path);
    if (broken == Broken::synchronous_normal)
      sqlite3_exec(opened_last, "PRAGMA synchronous=NORMAL", nullptr, nullptr, nullptr);
  };
  open();
  for (int turn = 0; turn < acts; ++turn) {
    const auto recorded = test::taken(act(*terminal, static_cast<int>(any(random, 3)), turn));
    disk.mark(recorded.entry.number.value());
    work.contents[recorded.entry.number.value()] = content_of(path).sum;
    if (any(random, 3) == 0) terminal->store->checkpoint();
    if (any(random, 8) == 0) {
      terminal.reset();
      open();
    }
  }
  terminal.reset();
  sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(remember));
  work.trace = disk.trace();
  return work;
}

struct Found {
  std::uint64_t states = 0, lost = 0, broken = 0, unopenable = 0;
  std::uint64_t all() const { return lost + broken + unopenable; }
};

/// What is wrong with a store after a power cut, against what it held at each head.
std::string fault_after_cut(const std::string& path, const Work& work, bool thoroughly, std::int64_t& head) {
  if (thoroughly)
    if (auto fault = fault_of(path); !fault.empty()) return fault;
  try {
    const auto content = content_of(path);
    const auto wanted = work.contents.find(content.head);
    head = content.head;
    return wanted != work.contents.end() && wanted->second == content.sum ? ""
                                                                          : "it holds what it never held";
  } catch (const SQLite::Exception& fault) {
    return std::string{"cannot be opened: "} + fault.what();
  }
}

/// Cuts the power after every operation where `share` is 1, else after one of so many. Of every so many
/// states one is looked at as `verify` does.
Found cut(const Work& work, std::uint64_t share, Random& random, Failures& failures) {
  Found found;
  Scratch directory;
  const auto there = directory.path() + "/cut";
  for (std::size_t operations = 0; operations <= work.trace.size(); ++operations) {
    if (any(random, share) != 0) continue;
    std::int64_t acknowledged = 0;
    for (std::size_t i = 0; i < operations; ++i)
      if (work.trace[i].kind == Operation::Kind::mark) acknowledged = work.trace[i].at;
    for (const auto how : all_unsynced) {
      put_files(after_power_cut(work.before, work.trace, operations, how, random), there);
      std::int64_t head = 0;
      constexpr std::uint64_t verified_share = 16;
      const auto fault = fault_after_cut(there + "/store.db", work, any(random, verified_share) == 0, head);
      const auto where = "after operation " + std::to_string(operations) + ", unsynced " +
                         std::to_string(static_cast<int>(how));
      ++found.states;
      if (fault.starts_with("cannot be opened")) {
        ++found.unopenable;
        failures.add(where + ": " + fault);
      } else if (!fault.empty()) {
        ++found.broken;
        failures.add(where + ": " + fault);
      } else if (head < acknowledged) {
        ++found.lost;
        failures.add(where + ": E" + std::to_string(acknowledged) + " was acknowledged, the head is E" +
                     std::to_string(head));
      }
    }
  }
  return found;
}

std::string told(const Found& found) {
  return std::to_string(found.lost) + " lost, " + std::to_string(found.broken) + " by half, " +
         std::to_string(found.unopenable) + " unopenable of " + std::to_string(found.states);
}

Outcome keep(const Trial& trial) {
  Random random{trial.seed};
  Failures failures;
  Found found;
  for (int rounds = trial.either(1, 12); rounds > 0; --rounds) {
    const auto work = worked(trial.either(14, 60), Broken::nothing, random);
    const auto some = cut(work, 1, random, failures);
    found.states += some.states;
    found.lost += some.lost;
    found.broken += some.broken;
    found.unopenable += some.unopenable;
  }
  Failures quiet{true};
  const auto normal = cut(worked(26, Broken::synchronous_normal, random), 8, random, quiet);
  const auto lying = cut(worked(26, Broken::lying_disk, random), 8, random, quiet);
  return {std::to_string(found.states) + " states a disk could hold", found.all(),
          "synchronous=NORMAL: " + told(normal) + "; a disk that lies: " + told(lying),
          normal.lost > 0 && lying.all() > 0};
}

const Kept kept{
    {"power", "A power cut loses nothing that was acknowledged, and leaves nothing by half", keep}};

}  // namespace
}  // namespace infuwatch::trust::power_trial
