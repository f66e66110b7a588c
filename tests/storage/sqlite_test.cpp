// What only the SQLite store does: its file, its lock, its triggers, its steps.
#include "base/embedded.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/waiting.hpp"
#include "support/ward.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace infuwatch::sqlite_test {
namespace {

using namespace std::chrono_literals;
using storage::SqliteStore;
using test::at;
using Kind = StoreTrouble::Kind;

const Instant opens = at("2026-11-21T12:00");

Kind refusal(const std::string& path) {
  const auto opened = SqliteStore::open(path);
  REQUIRE_FALSE(opened);
  return opened.error().kind;
}

/// Makes a small store and closes it.
std::string small_store(const test::TemporaryDirectory& directory) {
  const auto path = directory.file("store.db");
  auto store = std::move(*SqliteStore::create(path));
  test::Ward ward{*store, opens};
  ward.patient("T-1");
  ward.start("T-1", "ocrelizumab", "300 mg");
  ward.log(opens + 24min, "1 hives g2");
  return path;
}

std::string word(SQLite::Database& database, const std::string& sql) {
  SQLite::Statement statement{database, sql};
  return statement.executeStep() ? statement.getColumn(0).getString() : "";
}

}  // namespace

TEST_CASE("an entry can be neither changed nor deleted nor replaced nor numbered out of order", "[storage]") {
  const test::TemporaryDirectory directory;
  SQLite::Database database{small_store(directory), SQLite::OPEN_READWRITE};
  const auto refused = [&](const std::string& sql, const std::string& said) {
    INFO(sql);
    try {
      database.exec(sql);
      FAIL("it was allowed");
    } catch (const SQLite::Exception& fault) {
      CHECK(std::string{fault.what()} == said);
    }
  };
  const std::string copy =
      "site, uuid || 'x', kind, body, recorded_at, boot_id, boot_us, staff, workstation, supersedes, reason, previous_hash, hash FROM entry WHERE number = 3";
  refused("UPDATE entry SET body = '{}' WHERE number = 3", "an entry never changes");
  refused("DELETE FROM entry WHERE number = 3", "an entry is never deleted");
  refused("INSERT INTO entry SELECT 99, " + copy, "entries follow each other without gap");
  database.exec("PRAGMA recursive_triggers=OFF");
  refused("INSERT OR REPLACE INTO entry SELECT 3, " + copy, "entries follow each other without gap");
  refused(
      "REPLACE INTO entry SELECT (SELECT MAX(number) + 1 FROM entry), site, uuid, kind, body, recorded_at, boot_id, boot_us, staff, workstation, supersedes, reason, "
      "previous_hash, hash FROM entry WHERE number = 3",
      "an entry is never replaced");
}

TEST_CASE("what is no store is refused by kind, and nothing is changed", "[storage]") {
  const test::TemporaryDirectory directory;
  CHECK(refusal(directory.file("nothing.db")) == Kind::missing);
  CHECK(refusal(directory.file("")) == Kind::not_a_store);
  std::ofstream{directory.file("text.db")}
      << "hello, this is not a database at all, whatever its name says ....................";
  CHECK(refusal(directory.file("text.db")) == Kind::not_a_store);
  SQLite::Database{directory.file("other.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
      "CREATE TABLE t (a)");
  CHECK(refusal(directory.file("other.db")) == Kind::not_a_store);
  const auto twice = SqliteStore::create(directory.file("text.db"));
  REQUIRE_FALSE(twice);
  CHECK(twice.error().kind == Kind::exists);
  const auto nowhere = SqliteStore::create(directory.file("no/such/directory.db"));
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().kind == Kind::cannot_create);
}

TEST_CASE("every connection has the settings that keep entries through a power cut", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  const auto database = storage::connect(path, storage::Opening::existing);
  REQUIRE(database);
  CHECK(word(**database, "PRAGMA journal_mode") == "wal");
  CHECK(word(**database, "PRAGMA synchronous") == "2");
  CHECK(word(**database, "PRAGMA foreign_keys") == "1");
  CHECK(word(**database, "PRAGMA recursive_triggers") == "1");
  CHECK(word(**database, "PRAGMA wal_autocheckpoint") == "0");
  CHECK(word(**database, "PRAGMA mmap_size") == "0");
  CHECK_THROWS_AS((*database)->exec("SELECT \"no such column\""), SQLite::Exception);
  CHECK_THROWS_AS((*database)->exec("ATTACH ':memory:' AS other"), SQLite::Exception);
}

TEST_CASE("which SQLite has the WAL-reset bug", "[storage]") {
  for (const int version : {3007000, 3040001, 3044005, 3045000, 3050006, 3051000, 3051002})
    CHECK(storage::has_wal_reset_bug(version));
  for (const int version : {3006000, 3044006, 3044007, 3050007, 3051003, 3054001})
    CHECK_FALSE(storage::has_wal_reset_bug(version));
}

TEST_CASE("a store from a newer program is refused by its version, and left as it is", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec(
      "INSERT INTO schema_version VALUES (9000, '9000_future')");
  const auto opened = SqliteStore::open(path);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == Kind::newer);
  CHECK(opened.error().detail.find("9000") != std::string::npos);
}

TEST_CASE("an older store is copied aside, then brought up to date a step at a time", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  const auto shipped = sqlite_schema();
  std::vector<EmbeddedText> steps{shipped.begin(), shipped.end()};
  steps.push_back({"0017_more", "CREATE TABLE more (a INTEGER) STRICT; INSERT INTO more VALUES (10);"});
  steps.push_back({"0018_yet_more", "ALTER TABLE more ADD COLUMN b INTEGER; UPDATE more SET b = 11;"});
  auto database = std::move(*storage::connect(path, storage::Opening::existing));
  const int before = storage::schema_version(*database);
  const auto moved = storage::migrate(*database, path, steps);
  REQUIRE(moved);
  CHECK(*moved);
  CHECK(storage::schema_version(*database) == 18);
  CHECK(word(*database, "SELECT a || '-' || b FROM more") == "10-11");
  SQLite::Database copy{path + ".before-" + std::to_string(before + 10000).substr(1)};
  CHECK(storage::schema_version(copy) == before);
  CHECK(word(copy, "SELECT COUNT(*) FROM entry") == word(*database, "SELECT COUNT(*) FROM entry"));
  CHECK_FALSE(*storage::migrate(*database, path, steps));
}

TEST_CASE("a step that fails leaves the store at the step before it", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  const auto shipped = sqlite_schema();
  std::vector<EmbeddedText> steps{shipped.begin(), shipped.end()};
  steps.push_back({"0017_more", "CREATE TABLE more (a INTEGER) STRICT;"});
  steps.push_back({"0018_broken", "CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nothing VALUES (1);"});
  auto database = std::move(*storage::connect(path, storage::Opening::existing));
  CHECK_THROWS_AS(storage::migrate(*database, path, steps), SQLite::Exception);
  CHECK(storage::schema_version(*database) == 17);
  CHECK(database->tableExists("more"));
  CHECK_FALSE(database->tableExists("half"));
}

TEST_CASE("who has had the lock does not have it again before who waits for it", "[storage]") {
  const test::TemporaryDirectory directory;
  platform::FileLock lock{directory.file("store.db.lock")};
  for (int i = 0; i < 20; ++i) {
    REQUIRE(lock.acquire(2min));
    int order[2];
    REQUIRE(pipe(order) == 0);
    const auto child = fork();
    if (child == 0) {
      platform::FileLock own{directory.file("store.db.lock")};
      if (own.acquire(2min) && write(order[1], "2", 1) == 1) own.release();
      _exit(0);
    }
    CHECK(test::comes_to_wait(child));
    lock.release();
    REQUIRE(lock.acquire(2min));
    REQUIRE(write(order[1], "1", 1) == 1);
    lock.release();
    char turns[2];
    REQUIRE(read(order[0], turns, 1) == 1);
    REQUIRE(read(order[0], turns + 1, 1) == 1);
    CHECK(std::string(turns, 2) == "21");
    waitpid(child, nullptr, 0);
    for (const auto end : order) close(end);
  }
}

TEST_CASE("who waits for the lock is told who holds it, and gets it when it is free", "[storage]") {
  const test::TemporaryDirectory directory;
  platform::FileLock first{directory.file("store.db.lock")}, second{directory.file("store.db.lock")};
  REQUIRE(first.acquire(100ms));
  CHECK_FALSE(second.acquire(50ms));
  CHECK_FALSE(second.acquire(0ms));  // who cannot wait at all is told at once
  CHECK(second.holder().find("process " + std::to_string(getpid())) != std::string::npos);
  std::thread later{[&] {
    std::this_thread::sleep_for(100ms);
    first.release();
  }};
  CHECK(second.acquire(2min));
  later.join();
  second.release();
  CHECK(first.acquire(0ms));
  first.release();
}

TEST_CASE("a store in use by another connection is written and read by turns", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  auto one = std::move(*SqliteStore::open(path)), other = std::move(*SqliteStore::open(path));
  const auto count = [](storage::Store& store) {
    return test::taken(
        app::reading<std::size_t>(store, [](const storage::View& view) -> Result<std::size_t, Problem> {
          return view.history(PatientId{1})->acts().size();
        }));
  };
  const auto zone = *Zone::open("America/New_York");
  test::HandClock clock{opens + 1h};
  app::CatalogueShelf shelf;
  const auto note = [&](storage::Store& store, const std::string& text) {
    return app::note({store, clock, zone, shelf, "n1", "n1", "test"}, {}, InfusionId{1}, text, "");
  };
  const auto before = count(*one);
  REQUIRE(note(*one, "from the one"));
  CHECK(count(*other) == before + 1);
  REQUIRE(note(*other, "from the other"));
  REQUIRE(note(*one, "from the one again"));
  CHECK(count(*one) == before + 3);
  CHECK(count(*other) == before + 3);
  other->checkpoint();
  CHECK(count(*one) == before + 3);
}

TEST_CASE("the log stays short, however often a store is opened and closed", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = small_store(directory);
  const auto zone = *Zone::open("America/New_York");
  for (int i = 0; i < 40; ++i) {  // as commands do: open, write one entry, checkpoint, close
    auto store = std::move(*SqliteStore::open(path));
    test::HandClock clock{opens + 1h + Seconds{i}};
    app::CatalogueShelf shelf;
    const app::AppContext context{*store, clock, zone, shelf, "n1", "n1", "test"};
    REQUIRE(app::note(context, {}, InfusionId{1}, "note " + std::to_string(i), ""));
    store->checkpoint();
    CHECK(std::filesystem::file_size(path + "-wal") < 2 * storage::wal_kept);
  }
}

namespace {

std::string printed(const std::string& command, int& code) {
  std::string out;
  auto* pipe = popen((std::string{INFUWATCH_PROGRAM} + ' ' + command + " 2>&1").c_str(), "r");
  REQUIRE(pipe);
  for (int letter; (letter = std::fgetc(pipe)) != EOF;) out += static_cast<char>(letter);
  code = WEXITSTATUS(pclose(pipe));
  return out;
}

/// Records an observation as a version of the judge before this one did, which found nothing in it.
void observe_unjudged(storage::Store& store, InfusionId infusion, Instant at) {
  const auto done = store.record(
      {"7c0e6f2a-9f0b-4a54-8a3e-0f1a2c3d4e5f", "earlier"},
      [&](const storage::View& view) -> Result<storage::Draft, Problem> {
        storage::Draft draft;
        auto& entry = draft.entry;
        entry.site = view.site().site.id;
        entry.number = EntryNumber{view.head().number.value() + 1};
        entry.recorded_at = at;
        entry.staff = "n1";
        entry.boot_id = "test";
        Observed said;
        said.infusion = infusion;
        said.at = at;
        said.symptoms = {SymptomSeen{.symptom = "hives", .grade = 2}};
        entry.said = said;
        const auto patient = *view.find_owner(infusion);
        storage::ChartChange change{patient, std::make_shared<Chart>(*view.history(patient)), {}};
        change.after->apply_said(entry, change.touched);
        entry.judged = {Judged{.patient = patient, .judge = 1}};
        change.after->apply_judged(entry, change.touched);
        draft.charts.push_back(std::move(change));
        return draft;
      });
  REQUIRE(done);
}

}  // namespace

TEST_CASE("what an earlier judge saw otherwise is listed as information, and nothing fails", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.file("store.db");
  {
    auto store = std::move(*SqliteStore::create(path));
    test::Ward ward{*store, opens};
    ward.patient("T-1");
    const auto infusion = ward.start("T-1", "ocrelizumab", "300 mg");
    observe_unjudged(*store, infusion, opens + 24min);
  }
  int code = -1;
  const auto text = printed("--db " + path + " verify --judge", code);
  INFO(text);
  CHECK(code == 0);
  CHECK(text.find("infusion 1: today's rules raise reaction urgent") != std::string::npos);
  CHECK(text.find("The chain holds and every picture agrees with it.") != std::string::npos);
}

}  // namespace infuwatch::sqlite_test
