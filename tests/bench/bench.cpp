// What the record costs, each figure beside the same work done by the raw engine, in one run, by turns.
//   infuwatch-bench PROGRAM WORK-DIRECTORY [ROUNDS]
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"
#include "storage/sqlite/picture_writer.hpp"
#include "support/ward.hpp"
#include "tui/clerk.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;
using test::taken;
using Microseconds = double;

const Instant opens{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

Microseconds timed(const std::function<void()>& work) {
  const auto before = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count();
}

double quantile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

/// Two kinds of work done by turns, and how they compare pair by pair.
struct Pairs {
  std::vector<double> ours, theirs;

  void print(const char* title, const char* one, const char* other, double aim) const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / theirs[i]);
    std::printf("\n%s (%zu pairs)\n", title, ours.size());
    const auto row = [](const char* name, const std::vector<double>& values, double by, const char* unit) {
      std::printf("  %-44s median %8.2f %s   quartiles %8.2f to %8.2f\n", name, quantile(values, 0.5) / by,
                  unit, quantile(values, 0.25) / by, quantile(values, 0.75) / by);
    };
    row(one, ours, 1000, "ms");
    row(other, theirs, 1000, "ms");
    row("ratio", ratios, 1, "x ");
    const double reached = quantile(ours, 0.5) / quantile(theirs, 0.5);
    std::printf("  ratio of the medians %.2f, aim at most %.2f: %s\n", reached, aim,
                reached <= aim ? "kept" : "NOT KEPT");
  }
};

/// Names as unlike each other as those of a real list.
std::string name(int i) {
  static constexpr const char* beginnings[] = {"Abel",  "Born", "Cruz", "Dahl", "Eken",
                                               "Fuchs", "Goss", "Huld", "Iben", "Jost"};
  static constexpr const char* endings[] = {"mann",   "ova",  "berg", "escu", "sen",
                                            "wright", "idze", "oglu", "eira", "quist"};
  static constexpr const char* given[] = {"Ana",   "Ben", "Cleo", "Dorte", "Emil",
                                          "Femke", "Gus", "Hana", "Ines",  "Jorge"};
  return std::string{beginnings[i % 10]} + endings[i / 10 % 10] + (i >= 100 ? std::to_string(i / 100) : "") +
         ", " + given[(i * 7 + i / 10) % 10];
}

/// A routine check of one patient, now and then with a symptom.
app::ObserveRequest check(InfusionId infusion, int turn) {
  app::ObserveRequest request;
  request.infusion = infusion;
  request.vitals = {std::to_string(66 + turn % 30),
                    std::to_string(110 + turn % 20) + "/70",
                    "36." + std::to_string(turn % 9) + "C",
                    "16",
                    "98",
                    "air",
                    "A",
                    "0"};
  if (turn % 7 == 3) request.symptoms = {"itching:1"};
  return request;
}

/// The same rows and bytes as an entry and its pictures, put in by prepared statements in one IMMEDIATE
/// transaction.
class RawEngine {
 public:
  explicit RawEngine(const std::string& path)
      : path_{path},
        database_{std::move(*storage::connect(path, storage::Opening::create))},
        pictures_{*database_} {
    taken(as_problem(storage::migrate(*database_, path, sqlite_schema())));
    entry_ = std::make_unique<SQLite::Statement>(
        *database_, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }
  void put(const storage::StoredEntry& row, const storage::Drawing& drawing, Instant recorded_at) {
    SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
    entry_->bind(1, row.number), entry_->bind(2, row.site), entry_->bind(3, row.uuid),
        entry_->bind(4, row.kind), entry_->bind(5, row.body);
    entry_->bind(6, row.recorded_at), entry_->bind(7, row.boot_id), entry_->bind(8, row.boot_us),
        entry_->bind(9, row.staff), entry_->bind(10, row.workstation);
    if (row.supersedes) entry_->bind(11, *row.supersedes);
    entry_->bind(12, row.reason), entry_->bind(13, row.previous_hash), entry_->bind(14, row.hash);
    entry_->exec();
    entry_->reset(), entry_->clearBindings();
    pictures_.draw(drawing, recorded_at);
    transaction.commit();
  }
  /// As the store does it: once the WAL is longer than what is kept of it.
  void settle() {
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
  storage::PictureWriter pictures_;
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
      const auto drawing = storage::draw(entry, changes);
      const auto took = timed([&] { raw.put(row, drawing, entry.recorded_at); });
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
    pairs.ours.push_back(timed([&] { taken(app::observe(ward.desk(), {}, request)); }));
    follow(&pairs.theirs);
    if (i % 20 == 19) store->settle(), raw.settle();
  }
  pairs.print("One durable observation, in process", "observe: judged, chained, pictured",
              "raw SQLite: same rows, bytes, settings", 1.3);
}

void run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &quiet, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&quiet);
  int status = 0;
  if (failed == 0) waitpid(child, &status, 0);
  if (failed != 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error{words[0] + " failed"};
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
    if (counted) pairs.ours.push_back(ours), pairs.theirs.push_back(theirs);
  };
  for (int i = 0; i < 5; ++i) both(i, false);
  for (int i = 0; i < rounds; ++i) both(i, true);
  pairs.print("One observation, the whole process", "infuwatch observe", "sqlite3, one row, synchronous=FULL",
              2.0);
}

/// A store with so many infusions of the past and twelve open ones; made once, without waiting for the disk.
std::string past(const std::string& directory, int infusions) {
  const auto path = directory + "/past-" + std::to_string(infusions) + ".db";
  if (std::filesystem::exists(path + ".ready")) return path;
  std::fprintf(stderr, "making a store with %d past infusions …\n", infusions);
  const auto quick = "/dev/shm/infuwatch-bench-" + std::to_string(getpid()) + ".db";
  {
    auto store = std::move(*storage::SqliteStore::create(quick));
    const auto begins = opens - Seconds{7200} * infusions;
    test::Ward ward{*store, begins};
    const int patients = std::max(12, infusions / 100);
    for (int i = 0; i < patients; ++i) ward.patient("T-" + std::to_string(i), name(i));
    for (int i = 0; i < infusions; ++i) {
      ward.clock.set(begins + Seconds{7200} * i);
      const auto number = ward.start("T-" + std::to_string(i % patients), "natalizumab", "300 mg");
      ward.clock.set(ward.clock.now() + 1h);
      taken(app::stop(ward.desk(), {}, {number, "", "", ""}));
      ward.clock.set(ward.clock.now() + 1h - 1s);
      taken(app::release(ward.desk(), {{}, "label time is over"}, {number, "", "home"}));
      if (i % 100 == 99) store->settle();
    }
    ward.clock.set(opens + 48h);
    for (int i = 0; i < 12; ++i) {
      const auto number = ward.start("T-" + std::to_string(i), "natalizumab", "300 mg");
      taken(app::observe(ward.desk(), {}, check(number, i)));
    }
    store->settle();
  }
  for (const std::string tail : {"", "-wal"})
    if (std::filesystem::exists(quick + tail)) std::filesystem::copy_file(quick + tail, path + tail);
  for (const std::string tail : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(quick + tail);
  std::ofstream{path + ".ready"};
  return path;
}

void board(const std::string& program, const std::string& directory, int rounds) {
  const auto few = past(directory, 1000), many = past(directory, 100000);
  Pairs pairs;
  const auto show = [&](const std::string& path) {
    run({program, "--db", path, "--as", "n1", "--now", "2026-11-23 08:00", "board"});
  };
  for (int i = 0; i < 5; ++i) show(many), show(few);
  for (int i = 0; i < rounds; ++i) {
    pairs.ours.push_back(timed([&] { show(many); }));
    pairs.theirs.push_back(timed([&] { show(few); }));
  }
  pairs.print("The board with twelve open infusions, the whole process", "after 100,000 past infusions",
              "after 1,000", 1.2);
}

/// One second of the console: its rows, countdowns and alarms worked out, and the whole screen drawn.
void console(int infusions) {
  test::MemoryStore kept;
  test::Ward ward{kept, opens};
  for (int i = 0; i < infusions; ++i) {
    ward.patient("T-" + std::to_string(i), name(i));
    taken(app::observe(ward.desk(), {},
                       check(ward.start("T-" + std::to_string(i), "natalizumab", "300 mg"), i)));
  }
  tui::Seat seat{[&] { return ward.desk(); }, {}, true};
  tui::Clerk clerk{seat};
  tui::State state;
  state.last_key = opens;
  tui::update(state, clerk.carry_out({tui::Task::Kind::refresh}), opens);
  std::vector<double> seconds;
  for (int i = 0; i < 300; ++i) {
    const auto now = opens + Seconds{i};
    seconds.push_back(timed([&] {
      tui::update(state, tui::Tick{}, now);
      tui::view(state, 120, 40, now);
    }));
  }
  std::printf("  a second of the console with %3d infusions    median %8.2f ms   longest %8.2f ms\n",
              infusions, quantile(seconds, 0.5) / 1000, quantile(seconds, 1) / 1000);
}

}  // namespace
}  // namespace infuwatch

int main(int count, char** arguments) {
  using namespace infuwatch;
  if (count < 3) return 64;
  const std::string program = arguments[1], directory = arguments[2];
  const int rounds = count > 3 ? std::atoi(arguments[3]) : 1;
  std::filesystem::create_directories(directory);
  for (const std::string name : {"ours", "raw", "process", "plain"})
    for (const std::string tail : {"", "-wal", "-shm", ".lock"})
      std::filesystem::remove(directory + "/" + name + ".db" + tail);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::printf("SQLite %s at run time. Medians of work done by turns; compare ratios, not times.\n",
              sqlite3_libversion());
  in_process(directory, 1200 * std::max(1, rounds));
  whole_process(program, directory, 200 * std::max(1, rounds));
  std::printf("\nThe console, without the terminal; aim at most 2 ms with 12, 10 ms with 200\n");
  console(12), console(200);
  if (rounds > 0) board(program, directory, 100 * rounds);
  return 0;
}
