// What the record costs, each figure beside the same work done by the raw engine, in one run, by turns.
//   infuwatch-bench PROGRAM WORK-DIRECTORY [ROUNDS]
#include "bench/bench.hpp"

#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"
#include "storage/sqlite/projection_writer.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace infuwatch::bench {
namespace {

using namespace std::chrono_literals;
using test::taken;

/// The same rows and bytes as an entry and its pictures, put in by prepared statements in one IMMEDIATE
/// transaction.
class RawEngine {
 public:
  explicit RawEngine(const std::string& path)
      : path_{path},
        database_{std::move(*storage::connect(path, storage::Opening::create))},
        projection_{*database_} {
    taken(as_problem(storage::migrate(*database_, path, sqlite_schema())));
    entry_ = std::make_unique<SQLite::Statement>(
        *database_, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }
  void put(const storage::StoredEntry& row, const storage::ProjectionChanges& projected,
           Instant recorded_at) {
    SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
    entry_->bind(1, row.number);
    entry_->bind(2, row.site);
    entry_->bind(3, row.uuid);
    entry_->bind(4, row.kind);
    entry_->bind(5, row.body);
    entry_->bind(6, row.recorded_at);
    entry_->bind(7, row.boot_id);
    entry_->bind(8, row.boot_us);
    entry_->bind(9, row.staff);
    entry_->bind(10, row.workstation);
    if (row.supersedes) entry_->bind(11, *row.supersedes);
    entry_->bind(12, row.reason);
    entry_->bind(13, row.previous_hash);
    entry_->bind(14, row.hash);
    entry_->exec();
    entry_->reset();
    entry_->clearBindings();
    projection_.project(projected, recorded_at);
    transaction.commit();
  }
  /// As the store does it: once the WAL is longer than what is kept of it.
  void checkpoint() {
    if (std::filesystem::file_size(path_ + "-wal") >= storage::wal_kept)
      database_->exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

 private:
  static Result<bool, Problem> as_problem(Result<bool, StoreTrouble> result) {
    if (!result) return Failure{Problem{result.error()}};
    return *result;
  }
  std::string path_;
  std::unique_ptr<SQLite::Database> database_;
  storage::ProjectionWriter projection_;
  std::unique_ptr<SQLite::Statement> entry_;
};

void in_process(const std::string& directory, int rounds) {
  constexpr int patients = 40;  // open at once: a dozen chairs and the day before
  auto store = std::move(*storage::SqliteStore::create(directory + "/ours.db"));
  test::Ward ward{*store, opens};
  RawEngine raw{directory + "/raw.db"};
  std::map<PatientId, Chart> mirror;
  EntryNumber mirrored;
  const auto follow = [&](std::vector<double>* times) {  // whatever is new goes to the raw engine too
    const auto fresh = taken(app::reading<std::vector<Entry>>(
        *store, [&](const storage::View& view) -> Result<std::vector<Entry>, Problem> {
          return view.since(mirrored, 100000);
        }));
    for (const auto& entry : fresh) {
      std::vector<storage::ChartChange> changes;
      std::set<PatientId> about;
      for (const auto& judged : entry.judged) about.insert(judged.patient);
      for (const auto patient : about) {
        auto touched = mirror[patient].apply(entry);
        changes.push_back({patient, std::make_shared<Chart>(mirror[patient]), std::move(touched)});
      }
      const auto row = storage::stored(entry, entry.previous_hash);
      const auto projected = storage::project(entry, changes);
      const auto took = timed([&] { raw.put(row, projected, entry.recorded_at); });
      if (times) times->push_back(took);
      mirrored = entry.number;
    }
  };
  std::vector<InfusionId> infusions;
  for (int i = 0; i < patients; ++i) {
    const auto mrn = ward.patient("T-" + std::to_string(i), name(i));
    ward.clock.set(opens + Seconds{i});
    infusions.push_back(ward.start(mrn, i % 2 ? "natalizumab" : "ocrelizumab", "300 mg"));
  }
  follow(nullptr);
  Pairs pairs;
  for (int i = 0; i < rounds; ++i) {
    ward.clock.set(opens + 10min + Seconds{i});
    const auto request = check(infusions[static_cast<std::size_t>(i % patients)], i / patients);
    pairs.ours.push_back(timed([&] { taken(app::observe(ward.context(), {}, request)); }));
    follow(&pairs.theirs);
    if (i % 20 == 19) {
      store->checkpoint();
      raw.checkpoint();
    }
  }
  pairs.print("One durable observation, in process", "observe: judged, chained, pictured",
              "raw SQLite: same rows, bytes, settings", 1.3);
}

void whole_process(const std::string& program, const std::string& directory, int rounds) {
  const auto path = directory + "/process.db", plain = directory + "/plain.db";
  {
    auto store = std::move(*storage::SqliteStore::create(path));
    test::Ward ward{*store, opens};
    for (int i = 0; i < 12; ++i)
      ward.start(ward.patient("T-" + std::to_string(i), name(i)), "natalizumab", "300 mg");
  }
  run({"sqlite3", plain,
       "PRAGMA journal_mode=WAL; CREATE TABLE entry (number INTEGER PRIMARY KEY, body TEXT NOT NULL, recorded_at TEXT NOT NULL)"});
  Pairs pairs;
  const auto both = [&](int i, bool counted) {
    const auto infusion = std::to_string(1 + i % 12);
    const auto ours = timed([&] {
      run({program, "--db", path, "--as", "n1", "--now", "2026-11-21 08:00", "observe", infusion, "--hr",
           "72", "--bp", "118/70", "--spo2", "98"});
    });
    const auto theirs = timed([&] {
      run({"sqlite3", plain,
           "PRAGMA synchronous=FULL; INSERT INTO entry (body, recorded_at) VALUES ('" +
               std::string(600, 'x') + "', '2026-11-21T13:00:00Z')"});
    });
    if (counted) {
      pairs.ours.push_back(ours);
      pairs.theirs.push_back(theirs);
    }
  };
  for (int i = 0; i < 5; ++i) both(i, false);
  for (int i = 0; i < rounds; ++i) both(i, true);
  pairs.print("One observation, the whole process", "infuwatch observe", "sqlite3, one row, synchronous=FULL",
              2.0);
}

void board(const std::string& program, const std::string& directory, int rounds) {
  const auto few = past(directory, 1000), many = past(directory, 100000);
  Pairs pairs;
  const auto show = [&](const std::string& path) {
    run({program, "--db", path, "--as", "n1", "--now", "2026-11-23 08:00", "board"});
  };
  for (int i = 0; i < 5; ++i) {
    show(many);
    show(few);
  }
  for (int i = 0; i < rounds; ++i) {
    pairs.ours.push_back(timed([&] { show(many); }));
    pairs.theirs.push_back(timed([&] { show(few); }));
  }
  pairs.print("The board with twelve open infusions, the whole process", "after 100,000 past infusions",
              "after 1,000", 1.2);
}

}  // namespace
}  // namespace infuwatch::bench

int main(int count, char** arguments) {
  using namespace infuwatch::bench;
  if (count < 3) return 64;
  const std::string program = arguments[1], directory = arguments[2];
  const int rounds = count > 3 ? std::atoi(arguments[3]) : 1;
  std::filesystem::create_directories(directory);
  for (const std::string name : {"ours", "raw", "patient", "process", "plain"})
    for (const std::string tail : {"", "-wal", "-shm", ".lock"})
      std::filesystem::remove(directory + "/" + name + ".db" + tail);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::printf("SQLite %s at run time. Medians of work done by turns; compare ratios, not times.\n",
              sqlite3_libversion());
  in_process(directory, 1200 * std::max(1, rounds));
  patient(directory, 200 * std::max(1, rounds));
  whole_process(program, directory, 200 * std::max(1, rounds));
  if (rounds > 0) board(program, directory, 100 * rounds);
  console(program, directory);
  alarms();
  if (rounds > 0) chain(directory, 4 * rounds);
  return 0;
}
