// Stores that earlier programs left are brought up to date, and say what they said.
#include "base/embedded.hpp"
#include "storage/sqlite/migrations.hpp"
#include "support/catch.hpp"
#include "support/golden_store.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

namespace infuwatch::migration_test {
namespace {

using namespace std::chrono_literals;
using test::taken;

/// Every row of a query, its cells parted by bars.
std::vector<std::string> rows(const std::string& path, const std::string& sql) {
  SQLite::Database database{path, SQLite::OPEN_READONLY};
  SQLite::Statement statement{database, sql};
  std::vector<std::string> found;
  while (statement.executeStep()) {
    std::string row;
    for (int i = 0; i < statement.getColumnCount(); ++i) row += statement.getColumn(i).getString() + '|';
    found.push_back(std::move(row));
  }
  return found;
}

/// What a nurse was told, and what auditors compare.
const std::vector<std::string> told{
    "SELECT number, uuid, kind, body, recorded_at, hash FROM entry ORDER BY number",
    "SELECT observation, line, finding, symptom, words, grade, onset_from, onset_to, window, certainty, phase FROM symptom "
    "ORDER BY observation, line",
    "SELECT flag, infusion, rule, priority, window, certainty, state, acknowledged_by, action FROM flag ORDER BY flag",
    "SELECT infusion, drug, state, drug_count, start_from, stop_from, high_risk_until, follow_up_until FROM infusion",
    "SELECT entry, kind, happened_from, late_entry, staff, standing, what, answer FROM act ORDER BY entry"};

/// How many entries a kept store holds.
std::size_t entries_of(int schema) {
  return schema < 6 ? 39 : schema < 11 ? 60 : schema < 13 ? 70 : schema < 15 ? 87 : 99;
}

}  // namespace

TEST_CASE("a store of every earlier schema is brought up to date, and says what it said", "[storage]") {
  for (const int schema : test::earlier_schemas) {
    INFO("schema " << schema);
    const test::TemporaryDirectory directory;
    const auto path = directory.file("store.db");
    test::make_earlier_store(schema, path);
    std::vector<std::vector<std::string>> before;
    for (const auto& sql : told) before.push_back(rows(path, sql));
    CHECK(before[0].size() == entries_of(schema));
    CHECK(before[1].size() > 3);
    auto store = std::move(*storage::SqliteStore::open(path));
    for (std::size_t i = 0; i < told.size(); ++i) CHECK(rows(path, told[i]) == before[i]);
    const auto verified = taken(store->verify());
    CHECK(verified.entry_faults.empty());
    for (const auto& fault : verified.projection_faults) UNSCOPED_INFO(fault.table << ' ' << fault.row);
    CHECK(verified.projection_faults.empty());
    const auto copy = path + ".before-" + std::to_string(10000 + schema).substr(1);
    CHECK(rows(copy, told[0]) == before[0]);
    CHECK(rows(copy, "SELECT MAX(version) FROM schema_version") == std::vector{std::to_string(schema) + '|'});
    CHECK(rows(path, "SELECT MAX(version) FROM schema_version") ==
          std::vector{std::to_string(sqlite_schema().size()) + '|'});
  }
}

TEST_CASE("what an item of a flag came after is read from the entries where it had no column", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.file("store.db");
  test::make_earlier_store(15, path);
  const auto store = std::move(*storage::SqliteStore::open(path));
  CHECK(rows(path, "SELECT flag, line, finding, came_after FROM flag_item WHERE came_after IS NOT NULL") ==
        std::vector<std::string>{"23|1|wheezing|diphenhydramine|"});
}

TEST_CASE("a reported history of an unlisted drug stands under its name, case and blanks aside",
          "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = directory.file("store.db");
  test::make_earlier_store(15, path);
  auto store = std::move(*storage::SqliteStore::open(path));
  const auto zone = *Zone::open("America/New_York");
  const test::HandClock clock{test::at("2026-11-22T20:30")};
  app::CatalogueShelf shelf;
  const app::AppContext context{*store, clock, zone, shelf, "c1", "c1", "test"};
  struct Case {
    std::string typed, column;
  };
  for (const auto& [typed, column] :
       {Case{"Tezé-1", "tezé-1"}, Case{"Abc 12/B", "abc12/b"}, Case{"QR-7 (study)", "qr-7(study)"}}) {
    INFO(typed);
    app::Answers answers{{FieldId::new_mrn, "T-1"}, {FieldId::drug, typed}, {FieldId::count, "2"}};
    answers.add(FieldId::unlisted, "yes");
    taken(app::carry_out(context, {VerbId::patient_prior, answers}));
    CHECK(rows(path, "SELECT drug FROM prior WHERE unlisted = '" + typed + "'") == std::vector{column + '|'});
  }
  const auto verified = taken(store->verify());
  CHECK(verified.entry_faults.empty());
  CHECK(verified.projection_faults.empty());
}

TEST_CASE("a store of every earlier schema is written on", "[storage]") {
  for (const int schema : test::earlier_schemas) {
    INFO("schema " << schema);
    const test::TemporaryDirectory directory;
    const auto path = directory.file("store.db");
    test::make_earlier_store(schema, path);
    auto store = std::move(*storage::SqliteStore::open(path));
    const auto zone = *Zone::open("America/New_York");
    const test::HandClock clock{test::at("2026-11-22T20:30")};
    app::CatalogueShelf shelf;
    const app::AppContext context{*store, clock, zone, shelf, "n1", "n1", "test"};
    app::ObserveRequest request;
    request.infusion = InfusionId{2};
    request.symptoms = {"rash:2"};
    request.source = "phone";
    const auto recorded = taken(app::observe(context, {}, request));
    CHECK(recorded.entry.number == EntryNumber{static_cast<std::int64_t>(entries_of(schema)) + 1});
    CHECK_FALSE(recorded.charts[0]->flags().empty());
    const auto verified = taken(store->verify());
    CHECK(verified.entry_faults.empty());
    CHECK(verified.projection_faults.empty());
  }
}

}  // namespace infuwatch::migration_test
