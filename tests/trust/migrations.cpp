// A step of the schema that a power cut or a fault interrupts, at whatever point, leaves the store wholly
// before or after it.
#include "storage/sqlite/migrations.hpp"

#include "storage/sqlite/connection.hpp"
#include "support/golden_store.hpp"
#include "trust/disk.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

namespace infuwatch::trust::migrations_trial {
namespace {

std::vector<std::string> entries_of(const std::string& path) {
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  SQLite::Statement rows{database, "SELECT number || hash FROM entry ORDER BY number"};
  std::vector<std::string> found;
  while (rows.executeStep()) found.push_back(rows.getColumn(0).getString());
  return found;
}

/// What is wrong with a store that was interrupted, once the program has opened it again.
std::string fault_after(const std::string& path, const std::vector<std::string>& entries) {
  if (auto fault = fault_of(path); !fault.empty()) return fault;
  return entries_of(path) == entries ? "" : "its entries are not what they were";
}

/// A program that takes a step statement by statement: the control.
void step_by_halves(const std::string& path, int schema) {
  auto database = storage::connect(path, storage::Opening::existing);
  for (const auto& step : sqlite_schema()) {
    const auto number = std::stoi(std::string{step.title.substr(0, 4)});
    if (number <= schema) continue;
    (*database)->exec(std::string{step.text});
    (*database)->exec("INSERT INTO schema_version VALUES (" + std::to_string(number) + ", '" +
                      std::string{step.title} + "')");
  }
}

struct Found {
  std::uint64_t states = 0, wrong = 0;
};

Found interrupted(int schema, bool by_halves, std::uint64_t share, Random& random, Failures& failures) {
  Found found;
  Scratch directory;
  const auto path = directory.file("store.db");
  test::make_earlier_store(schema, path);
  const auto entries = entries_of(path);
  const auto before = files_in(directory.path());
  std::vector<Operation> trace;
  {
    Disk disk;
    disk.record(directory.path());
    if (by_halves)
      step_by_halves(path, schema);
    else
      static_cast<void>(storage::SqliteStore::open(path));
    trace = disk.trace();
  }
  Scratch other;
  const auto there = other.path() + "/cut";
  for (std::size_t operations = 0; operations <= trace.size(); ++operations)
    for (const auto how : all_unsynced) {
      if (any(random, share) != 0) continue;
      put_files(after_power_cut(before, trace, operations, how, random), there);
      ++found.states;
      const auto fault = fault_after(there + "/store.db", entries);
      if (fault.empty()) continue;
      ++found.wrong;
      failures.add("schema " + std::to_string(schema) + ", operation " + std::to_string(operations) + ": " +
                   fault);
    }
  return found;
}

/// A fault at every operation of the opening; afterwards it is opened again.
Found faulty(int schema, Failures& failures) {
  Found found;
  Scratch directory;
  const auto path = directory.file("store.db");
  test::make_earlier_store(schema, path);
  const auto entries = entries_of(path);
  const auto before = files_in(directory.path());
  for (const auto kind : {Fault::Kind::write, Fault::Kind::full, Fault::Kind::sync})
    for (std::uint64_t at = 1;; at += 1 + at / 8) {
      Scratch other;
      put_files(before, other.path());
      bool reached = false;
      {
        Disk disk;
        disk.record(other.path());
        disk.fail({kind, at, true});
        static_cast<void>(storage::SqliteStore::open(other.file("store.db")));
        reached = disk.mend();
      }
      if (!reached) break;
      ++found.states;
      if (const auto fault = fault_after(other.file("store.db"), entries); !fault.empty()) {
        ++found.wrong;
        failures.add("schema " + std::to_string(schema) + ", fault at " + std::to_string(at) + ": " + fault);
      }
    }
  return found;
}

Outcome keep(const Trial& trial) {
  Random random{trial.seed};
  Failures failures, quiet{true};
  Found cut, faults, halves;
  for (const int schema : test::earlier_schemas) {
    const auto more = interrupted(schema, false, trial.either<std::uint64_t>(30, 1), random, failures);
    cut.states += more.states;
    const auto hurt = faulty(schema, failures);
    faults.states += hurt.states;
    const auto half = interrupted(schema, true, 30, random, quiet);
    halves.states += half.states;
    halves.wrong += half.wrong;
  }
  return {std::to_string(cut.states) + " states of a disk and " + std::to_string(faults.states) +
              " faults, from " + std::to_string(test::earlier_schemas.size()) + " earlier schemas",
          failures.count(),
          "a step taken statement by statement: " + std::to_string(halves.wrong) + " of " +
              std::to_string(halves.states) + " broken",
          halves.wrong > 0};
}

const Kept kept{{"migrations",
                 "A step of the schema that is interrupted, wherever, is wholly taken or not at all", keep}};

}  // namespace
}  // namespace infuwatch::trust::migrations_trial
