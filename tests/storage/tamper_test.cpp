// Whatever is changed behind the program's back, `verify` names it, and `rebuild` draws the pictures as they
// were.
#include "base/overloaded.hpp"
#include "storage/sqlite/projection_writer.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <random>

namespace infuwatch::tamper_test {
namespace {

using namespace std::chrono_literals;
using storage::Value;
using test::at;
using test::taken;

const Instant opens = at("2026-11-21T12:00");

/// A store with every kind of entry a chart can hold, closed.
std::string full_store(const test::TemporaryDirectory& directory) {
  const auto path = directory.file("store.db");
  auto store = std::move(*storage::SqliteStore::create(path));
  test::Ward ward{*store, opens};
  ward.patient("T-1");
  ward.patient("T-2", "Muster, Jo");
  taken(app::set_prior(ward.context(), {}, "T-2", {"natalizumab", "11", "", "2026-10-20", "none"}));
  const auto one = ward.start("T-1", "ocrelizumab", "300 mg"),
             two = ward.start("T-2", "natalizumab", "300 mg");
  ward.log(opens + 24min, "1 hives g2 no rash bp 82/50 hr 104 t 38.4C spo2 90 o2 2 acvpu v pain 3");
  ward.at(opens + 25min,
          [&] { return app::acknowledge(ward.context(), {}, FlagId{1}, "paused", "line kept open"); });
  ward.at(opens + 25min, [&] { return app::pause(ward.context(), {}, one, ""); });
  ward.at(opens + 26min,
          [&] { return app::give(ward.context(), {}, one, "diphenhydramine 50 mg IV", "better", ""); });
  ward.at(opens + 26min, [&] { return app::notify(ward.context(), {}, {one, "Dr. Vega", "wait", "", ""}); });
  ward.at(opens + 27min, [&] {
    auto answers = app::on(one);
    answers.add(FieldId::lot, "B2207");
    answers.add(FieldId::amount, "150 mg");
    return app::carried(ward.context(), {}, VerbId::bag, std::move(answers));
  });
  ward.log(opens + 40min, "1 hives gone bp 118/70");
  ward.at(opens + 40min, [&] {
    auto answers = app::on(one);
    answers.add(FieldId::seriousness, "none");
    answers.add(FieldId::causality, "probable");
    answers.add(FieldId::reaction_outcome, "recovered");
    answers.add(FieldId::reason, "gone within the half hour");
    return app::carried(ward.context(), {}, VerbId::close_out, std::move(answers));
  });
  ward.at(opens + 40min, [&] {
    app::Answers answers;
    answers.add(FieldId::new_mrn, "T-1");
    answers.add(FieldId::lab, "lvef 55 % 2026-10-01");
    return app::carried(ward.context(), {}, VerbId::patient_lab, std::move(answers));
  });
  ward.at(opens + 41min, [&] { return app::resume(ward.context(), {"", "as ordered"}, one, ""); });
  const auto wrong = ward.log(opens + 42min, "1 itching g1");
  ward.at(opens + 43min, [&] {
    return app::move(ward.context(), {{}, "wrong patient"}, {wrong.entry.number}, two);
  });
  ward.at(opens + 50min, [&] { return app::stop(ward.context(), {}, {two, "", "", ""}); });
  ward.at(opens + 51min, [&] {
    return app::correct(ward.context(), {{}, "misread"},
                        EntryNumber{ward.chart(one)->infusion(one)->started_by},
                        {"at=-1h55m", "access=port", "gauge=20"});
  });
  ward.at(opens + 52min, [&] { return app::note(ward.context(), {}, one, "to be struck", ""); });
  ward.at(opens + 53min, [&] {
    return app::retract(ward.context(), {{}, "twice"},
                        taken(app::reading<EntryNumber>(
                            *store, [](const storage::View& view) -> Result<EntryNumber, Problem> {
                              return view.head().number;
                            })));
  });
  ward.clock.step(1h);
  auto unsigned_desk = ward.context("");
  unsigned_desk.emergency = "M. Brandt";
  const auto urgent =
      ward.at(opens + 1h + 53min, [&] { return app::note(unsigned_desk, {}, one, "door", ""); });
  ward.at(opens + 1h + 53min, [&] { return app::claim(ward.context("n2"), {}, urgent.entry.number, ""); });
  ward.clock.step(-1h);
  ward.at(opens + 54min, [&] {
    return app::sign_handover(ward.context(), {{}, "answered by the next shift"}, opens, opens + 54min);
  });
  ward.at(opens + 55min, [&] { return app::accept_handover(ward.context("n2"), {}, {"1"}, {"later"}); });
  return path;
}

using Dump = std::map<std::string, std::vector<std::vector<Value>>>;

Dump dump(SQLite::Database& database) {
  Dump all;
  for (const auto& table : storage::tables())
    all[std::string{table.name}] = storage::rows_of(database, table);
  return all;
}

storage::Verification verified(const std::string& path) {
  return taken((*storage::SqliteStore::open(path))->verify());
}

bool names_entry(const storage::Verification& found, std::int64_t number) {
  return std::any_of(found.entry_faults.begin(), found.entry_faults.end(),
                     [&](const auto& fault) { return fault.number.value() == number; });
}

bool names_picture(const storage::Verification& found, std::string_view table) {
  return found.entry_faults.empty() &&
         std::any_of(found.projection_faults.begin(), found.projection_faults.end(),
                     [&](const auto& fault) { return fault.table == table; });
}

}  // namespace

TEST_CASE("an untouched store is without fault", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto found = verified(full_store(directory));
  CHECK(found.entry_faults.empty());
  CHECK(found.projection_faults.empty());
  CHECK(found.entries == static_cast<std::size_t>(found.head.number.value()));
}

TEST_CASE("any changed byte of any column of any entry is found and the entry named", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = full_store(directory);
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  database.exec("DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER entry_next");
  const std::vector<std::string> columns{"site",        "uuid",          "kind",  "body",
                                         "recorded_at", "boot_id",       "staff", "workstation",
                                         "reason",      "previous_hash", "hash"};
  std::mt19937 random{20261121};
  const auto last = verified(path).head.number.value();
  for (std::int64_t number = 1; number <= last; ++number) {
    for (const auto& column : columns) {
      SQLite::Statement read{database, "SELECT " + column + " FROM entry WHERE number = ?"};
      read.bind(1, number);
      read.executeStep();
      const auto before = read.getColumn(0).getString();
      read.reset();
      auto after = before;
      if (after.empty())
        after = "x";
      else
        after[random() % after.size()] ^= 1;
      if (after.find('\0') != std::string::npos) continue;
      INFO("E" << number << " " << column << ": " << before.substr(0, 60) << " -> " << after.substr(0, 60));
      SQLite::Statement write{database, "UPDATE entry SET " + column + " = ? WHERE number = ?"};
      write.bind(1, after);
      write.bind(2, number);
      write.exec();
      CHECK(names_entry(verified(path), number));
      write.reset();
      write.bind(1, before);
      write.exec();
    }
    for (const std::string sql : {"boot_us = boot_us + 1", "supersedes = COALESCE(supersedes, 0) + 1"}) {
      const auto undo =
          sql.starts_with("boot") ? "boot_us = boot_us - 1" : "supersedes = NULLIF(supersedes - 1, 0)";
      database.exec("UPDATE entry SET " + sql + " WHERE number = " + std::to_string(number));
      CHECK(names_entry(verified(path), number));
      database.exec("UPDATE entry SET " + std::string{undo} + " WHERE number = " + std::to_string(number));
    }
  }
  CHECK(verified(path).entry_faults.empty());
}

TEST_CASE("every byte of one entry's body matters", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = full_store(directory);
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  database.exec("DROP TRIGGER entry_no_update");
  SQLite::Statement longest{database, "SELECT number, body FROM entry WHERE kind = 'pause'"};
  longest.executeStep();
  const auto number = longest.getColumn(0).getInt64();
  const auto body = longest.getColumn(1).getString();
  longest.reset();
  SQLite::Statement write{database, "UPDATE entry SET body = ? WHERE number = ?"};
  const auto put = [&](const std::string& text) {
    write.reset();
    write.bind(1, text);
    write.bind(2, number);
    write.exec();
  };
  for (std::size_t at_byte = 0; at_byte < body.size(); ++at_byte) {
    auto changed = body;
    changed[at_byte] = changed[at_byte] == '7' ? '8' : '7';
    put(changed);
    INFO("byte " << at_byte);
    CHECK(names_entry(verified(path), number));
  }
  put(body);
  CHECK(verified(path).entry_faults.empty());
}

TEST_CASE("a deleted entry, and one put in another's place, are found", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = full_store(directory);
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  database.exec("DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER entry_next");
  SECTION("deleted") {
    database.exec("DELETE FROM entry WHERE number = 7");
    CHECK(names_entry(verified(path), 7));
  }
  SECTION("two exchanged") {
    database.exec(
        "UPDATE entry SET number = -7 WHERE number = 7; UPDATE entry SET number = 7 WHERE number = 8; UPDATE entry SET number = 8 WHERE number = -7");
    CHECK(names_entry(verified(path), 7));
    CHECK(names_entry(verified(path), 8));
  }
}

TEST_CASE("any row of any picture that is changed, gone or made up is found, and rebuild draws it as it was",
          "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = full_store(directory);
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  const auto before = dump(database);
  for (const auto& table : storage::tables()) {
    const std::string name{table.name};
    INFO(name);
    REQUIRE_FALSE(before.at(name).empty());  // the store has a row of every picture
    const auto whole = "SELECT COUNT(*) FROM " + name;
    for (std::size_t column = static_cast<std::size_t>(table.keys); column < table.columns.size(); ++column) {
      const std::string cell{table.columns[column]};
      INFO(cell);
      const auto& value = before.at(name).back()[column];
      const std::string changed =
          std::visit(Overloaded{[](std::int64_t number) { return std::to_string(number + 1); },
                                [](const std::string& text) { return "'" + text + "x'"; },
                                [](std::monostate) { return std::string{}; }},
                     value);
      if (changed.empty()) continue;
      std::string key;
      for (int k = 0; k < table.keys; ++k) {
        const auto& part = before.at(name).back()[static_cast<std::size_t>(k)];
        const auto text = std::holds_alternative<std::int64_t>(part)
                              ? std::to_string(std::get<std::int64_t>(part))
                              : "'" + std::get<std::string>(part) + "'";
        key += (k ? " AND " : "") + std::string{table.columns[static_cast<std::size_t>(k)]} + " = " + text;
      }
      database.exec("UPDATE " + name + " SET " + cell + " = " + changed + " WHERE " + key);
      CHECK(names_picture(verified(path), name));
      taken((*storage::SqliteStore::open(path))->rebuild());
      CHECK((dump(database) == before));
    }
    database.exec("DELETE FROM " + name);
    CHECK(names_picture(verified(path), name));
    taken((*storage::SqliteStore::open(path))->rebuild());
    CHECK((dump(database) == before));
  }
  database.exec("INSERT INTO staff VALUES ('x9', 'Nobody', 'charge', '', 0)");
  CHECK(names_picture(verified(path), "staff"));
  taken((*storage::SqliteStore::open(path))->rebuild());
  CHECK((dump(database) == before));
  CHECK(verified(path).projection_faults.empty());
}

TEST_CASE("pictures are not drawn anew from a chain that does not hold", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = full_store(directory);
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec(
      "DROP TRIGGER entry_no_update; UPDATE entry SET reason = 'x' WHERE number = 9");
  const auto rebuilt = (*storage::SqliteStore::open(path))->rebuild();
  REQUIRE_FALSE(rebuilt);
  CHECK(std::get<StoreTrouble>(rebuilt.error()).kind == StoreTrouble::Kind::damaged);
}

}  // namespace infuwatch::tamper_test
