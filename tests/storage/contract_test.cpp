// What every store does, held against each engine.
#include "base/embedded.hpp"
#include "storage/sqlite/projection_writer.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <sodium.h>

namespace infuwatch::contract_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::taken;
using test::Ward;

struct Memory {
  test::MemoryStore store_;
  storage::Store& store() { return store_; }
};

struct Sqlite {
  test::TemporaryDirectory directory;
  std::unique_ptr<storage::SqliteStore> store_ =
      std::move(*storage::SqliteStore::create(directory.file("store.db")));
  storage::Store& store() { return *store_; }
};

const Instant opens = at("2026-11-21T12:00");

template <class T>
T look(storage::Store& store, const std::function<T(const storage::View&)>& reader) {
  return taken(
      app::reading<T>(store, [&](const storage::View& view) -> Result<T, Problem> { return reader(view); }));
}

/// A morning with a bit of everything; the infusion it is about.
InfusionId morning(Ward& ward) {
  ward.patient("T-1");
  ward.patient("T-2", "Muster, Jo");
  const auto one = ward.start("T-1", "ocrelizumab", "300 mg");
  ward.clock.set(opens + 5min);
  ward.start("T-2", "natalizumab", "300 mg");
  ward.log(opens + 24min, "1 hives g2 bp 92/60 hr 104");
  ward.at(opens + 25min, [&] { return app::acknowledge(ward.context(), {}, FlagId{1}, "paused", ""); });
  ward.at(opens + 25min, [&] { return app::pause(ward.context(), {}, one, ""); });
  ward.at(opens + 40min, [&] { return app::resume(ward.context(), {"", "as ordered"}, one, ""); });
  ward.log(opens + 50min, "2 itching g1 no rash");
  ward.log(opens + 51min, "2 note quiet");
  ward.at(opens + 60min, [&] { return app::stop(ward.context(), {}, {one, "", "", "completed"}); });
  ward.at(opens + 61min, [&] {
    return app::correct(ward.context(), {{}, "misread"}, ward.chart(one)->standing<Started>(one)[0]->number,
                        {"at=-62m"});
  });
  return one;
}

}  // namespace

TEMPLATE_TEST_CASE("the site is read as it was said, every setting of it", "[storage]", Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  taken(app::set_site(ward.context("c1"), {},
                      {"South Infusion", "Europe/Berlin", "06:00,14:00,22:00", "Mon-Fri 07:00-19:00", "eu"}));
  const auto site = look<Site>(engine.store(), [](const auto& view) { return view.site().site; });
  CHECK(site.name == "South Infusion");
  CHECK(site.zone == "Europe/Berlin");
  CHECK(to_text(site.shifts) == "06:00,14:00,22:00");
  CHECK(to_text(site.opening) == "Mon-Fri 07:00-19:00");
  CHECK(site.labels == LabelRegion::eu);
  SiteRecord told;  // as the entries tell it
  for (const auto& entry :
       look<std::vector<Entry>>(engine.store(), [](const auto& view) { return view.since({}, 1000); }))
    told.apply(entry);
  CHECK(site == told.site);
  CHECK((look<std::map<std::string, StaffMember>>(
             engine.store(), [](const auto& view) { return view.site().staff; }) == told.staff));
}

TEMPLATE_TEST_CASE("an act that was recorded is there, with its number, hash and time", "[storage]", Memory,
                   Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  ward.patient("T-1");
  const auto infusion = ward.start("T-1", "ocrelizumab", "300 mg");
  const auto recorded = ward.log(opens + 30min, "1 hives g2 -10m");
  CHECK_FALSE(recorded.repeated);
  CHECK(recorded.entry.hash.size() == 64);
  const auto head = look<storage::Head>(engine.store(), [](const auto& view) { return view.head(); });
  CHECK(head.number == recorded.entry.number);
  CHECK(head.hash == recorded.entry.hash);
  CHECK(head.recorded_at == opens + 30min);
  const auto chart = ward.chart(infusion);
  const auto seen = chart->standing<Observed>(infusion);
  REQUIRE(seen.size() == 1);
  CHECK(std::get<Observed>(seen[0]->said).at.from == opens + 20min);
  CHECK(chart->placement(seen[0]->number)->symptoms.at(0).window == Window::high_risk);
  CHECK(chart->flags().size() == 1);
}

TEMPLATE_TEST_CASE("entries follow each other without gap, each holding the hash before it", "[storage]",
                   Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  morning(ward);
  const auto entries =
      look<std::vector<Entry>>(engine.store(), [](const auto& view) { return view.since({}, 1000); });
  std::string previous;
  std::int64_t number = 0;
  for (const auto& entry : entries) {
    CHECK(entry.number.value() == ++number);
    CHECK(entry.previous_hash == previous);
    previous = entry.hash;
  }
  CHECK(number > 20);
  const auto some = look<std::vector<Entry>>(engine.store(),
                                             [](const auto& view) { return view.since(EntryNumber{3}, 2); });
  REQUIRE(some.size() == 2);
  CHECK(some[0].number == EntryNumber{4});
}

TEMPLATE_TEST_CASE("the same uuid with the same request is the same entry, whatever the clock says",
                   "[storage]", Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  ward.patient("T-1");
  const auto infusion = ward.start("T-1", "ocrelizumab", "300 mg");
  const app::Common once{"6f1c2a34-0000-4000-8000-000000000001", ""};
  app::ObserveRequest request;
  request.infusion = infusion;
  request.symptoms = {"hives:2"};
  request.at = "-5m";
  const auto first = ward.at(opens + 30min, [&] { return app::observe(ward.context(), once, request); });
  ward.log(opens + 31min, "1 itching g1");
  const auto again = ward.at(opens + 45min, [&] { return app::observe(ward.context(), once, request); });
  CHECK(again.repeated);
  CHECK(again.entry.number == first.entry.number);
  CHECK(again.entry.hash == first.entry.hash);
  REQUIRE(again.charts.size() == 1);
  CHECK(again.charts[0]->upto() == first.entry.number);
  CHECK(again.charts[0]->flags().size() == first.charts[0]->flags().size());
  request.symptoms = {"hives:3"};
  const auto other = app::observe(ward.context(), once, request);
  REQUIRE_FALSE(other);
  CHECK(std::holds_alternative<UuidTaken>(other.error()));
}

TEMPLATE_TEST_CASE("what is refused leaves nothing behind", "[storage]", Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  ward.patient("T-1");
  const auto infusion = ward.start("T-1", "ocrelizumab", "300 mg");
  const auto before = look<storage::Head>(engine.store(), [](const auto& view) { return view.head(); });
  CHECK_FALSE(app::resume(ward.context(), {"", "as ordered"}, infusion, ""));
  CHECK_FALSE(app::stop(ward.context(), {}, {infusion, "-5h", "", ""}));
  CHECK_FALSE(app::observe(ward.context(), {}, {infusion, "", {"no-such-thing"}, {}, {}, false, {}, "", ""}));
  const auto after = look<storage::Head>(engine.store(), [](const auto& view) { return view.head(); });
  CHECK(after.number == before.number);
  CHECK(after.hash == before.hash);
}

TEMPLATE_TEST_CASE("a part of the record can be read: some infusions, up to an entry", "[storage]", Memory,
                   Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  ward.patient("T-1");
  const auto first = ward.start("T-1", "ocrelizumab", "300 mg");
  ward.at(opens + 3h, [&] { return app::stop(ward.context(), {}, {first, "", "", ""}); });
  ward.clock.set(opens + 4h);
  const auto second = ward.start("T-1", "natalizumab", "300 mg");
  const auto noted = ward.log(opens + 5h, "2 headache g1");
  const auto patient = *look<std::optional<PatientId>>(
      engine.store(), [](const auto& view) { return view.find_patient("T-1"); });
  const std::function<storage::ChartPointer(storage::ChartPart)> history = [&](storage::ChartPart part) {
    return look<storage::ChartPointer>(engine.store(),
                                       [&](const auto& view) { return view.history(patient, part); });
  };
  CHECK(history({})->infusions().size() == 2);
  const storage::ChartPointer of_second = history({.upto = {}, .infusions = {second}});
  CHECK(of_second->infusions().size() == 1);
  CHECK(of_second->patient().mrn == "T-1");
  CHECK(of_second->standing<Observed>(second).size() == 1);
  CHECK(history({.upto = EntryNumber{noted.entry.number.value() - 1}, .infusions = {}})
            ->standing<Observed>()
            .empty());
}

TEMPLATE_TEST_CASE("what is open, what a span holds, and who owns what can be asked", "[storage]", Memory,
                   Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  const auto one = morning(ward);
  auto& store = engine.store();
  CHECK(look<std::vector<storage::OpenInfusion>>(store, [](const auto& view) {
          return view.open(opens + 61min);
        }).size() == 2);
  ward.at(opens + 3h, [&] { return app::release(ward.context(), {"", "as ordered"}, {one, "", "home"}); });
  ward.at(opens + 3h, [&] { return app::resolve(ward.context(), {}, FlagId{1}, "gone"); });
  ward.at(opens + 3h, [&] { return app::acknowledge(ward.context(), {}, FlagId{2}, "watching", ""); });
  const auto open = [&](Instant now) {
    return look<std::vector<storage::OpenInfusion>>(store, [&](const auto& view) { return view.open(now); })
        .size();
  };
  CHECK(open(opens + 60min + 24h) == 2);
  CHECK(open(opens + 60min + 24h + 1s) == 2);  // nobody has called; the other one's stop was never charted
  const auto then = look<EntryNumber>(store, [](const auto& view) { return view.find_upto(opens + 30min); });
  CHECK(look<std::vector<storage::OpenInfusion>>(store, [&](const auto& view) {
          return view.open(opens + 30min, then);
        }).size() >= 2);
  const auto spanned = [&](Instant from, Instant to) {
    return look<std::vector<storage::OpenInfusion>>(store,
                                                    [&](const auto& view) { return view.span(from, to); })
        .size();
  };
  CHECK(spanned(opens, opens + 1min) == 1);
  CHECK(spanned(opens, opens + 2h) == 2);
  CHECK(spanned(opens - 2h, opens - 2min) == 0);
  CHECK(spanned(opens + 50min, opens + 51min) == 1);
  CHECK(look<std::optional<PatientId>>(store, [&](const auto& view) { return view.find_owner(one); }) ==
        std::optional{PatientId{1}});
  CHECK(look<std::optional<PatientId>>(store, [](const auto& view) { return view.find_owner(FlagId{1}); }) ==
        std::optional{PatientId{1}});
  CHECK_FALSE(
      look<std::optional<PatientId>>(store, [](const auto& view) { return view.find_owner(FlagId{99}); }));
  CHECK_FALSE(look<std::optional<PatientId>>(
      store, [](const auto& view) { return view.find_owner(InfusionId{99}); }));
  CHECK_FALSE(look<std::optional<PatientId>>(
      store, [](const auto& view) { return view.find_owner(EntryNumber{1}); }));
  CHECK_FALSE(
      look<std::optional<PatientId>>(store, [](const auto& view) { return view.find_patient("T-9"); }));
  CHECK(look<std::vector<storage::PatientRow>>(store, [](const auto& view) {
          return view.find_patients("must");
        }).size() == 1);
  CHECK(look<std::vector<storage::PatientRow>>(store, [](const auto& view) {
          return view.find_patients("");
        }).size() == 2);
}

TEMPLATE_TEST_CASE("the catalogue keeps every version", "[storage]", Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  const auto parts = [&](int version, std::vector<std::string> drugs) {
    using Parts = std::vector<std::pair<std::string, std::string>>;
    return look<Parts>(engine.store(), [&](const auto& view) { return view.catalogue(version, drugs); });
  };
  const auto all = parts(0, {});
  CHECK(all.size() == seed_catalogue().size());
  CHECK(parts(0, {"natalizumab"}).size() == 3);
  std::string toml;
  for (const auto& [part, text] : all)
    if (part == "natalizumab") toml = text;
  ward.at(opens + 1min, [&] {
    return app::import_catalogue_part(ward.context("c1"), {{}, "practice"}, "natalizumab",
                                      toml + "\n# ours\n");
  });
  CHECK(look<int>(engine.store(), [](const auto& view) { return view.site().catalogue_version; }) == 2);
  CHECK(parts(1, {"natalizumab"}) != parts(2, {"natalizumab"}));
  CHECK(parts(0, {"natalizumab"}) == parts(2, {"natalizumab"}));
  CHECK(parts(2, {"ocrelizumab"}) == parts(1, {"ocrelizumab"}));
}

TEMPLATE_TEST_CASE("handovers are told newest first, with their acceptance", "[storage]", Memory, Sqlite) {
  TestType engine;
  Ward ward{engine.store(), opens};
  morning(ward);
  const auto handovers = [&] {
    return look<std::vector<Handover>>(engine.store(), [](const auto& view) { return view.handovers(5); });
  };
  CHECK(handovers().empty());
  ward.at(opens + 2h, [&] {
    return app::sign_handover(ward.context("n1"), {{}, "answered by the next shift"}, opens, opens + 2h);
  });
  REQUIRE(handovers().size() == 1);
  CHECK_FALSE(handovers()[0].accepted);
  ward.at(opens + 2h, [&] { return app::accept_handover(ward.context("n2"), {}, {"1"}, {"not seen"}); });
  REQUIRE(handovers()[0].accepted);
  CHECK(handovers()[0].accepted->except.size() == 1);
  ward.at(opens + 3h, [&] {
    return app::sign_handover(ward.context("n2"), {{}, "answered by the next shift"}, opens + 2h, opens + 3h);
  });
  REQUIRE(handovers().size() == 2);
  CHECK(handovers()[0].signed_by == "n2");
}

TEST_CASE("both engines keep the same bytes and draw the same pictures", "[storage]") {
  Memory memory;
  Sqlite sqlite;
  Ward in_memory{memory.store(), opens}, in_sqlite{sqlite.store(), opens};
  morning(in_memory);
  morning(in_sqlite);
  const auto database = std::make_unique<SQLite::Database>(sqlite.directory.file("store.db"));
  for (const auto& table : storage::tables()) {
    INFO(table.name);
    const auto there = storage::rows_of(*database, table), here = memory.store_.rows(table.name);
    REQUIRE(there.size() == here.size());
    for (std::size_t i = 0; i < here.size(); ++i)
      for (std::size_t column = 0; column < here[i].size(); ++column) {
        const bool made_anew = table.name == "site_setting";  // the site's id is random
        if (!made_anew) CHECK((there[i][column] == here[i][column]));
      }
  }
}

}  // namespace infuwatch::contract_test
