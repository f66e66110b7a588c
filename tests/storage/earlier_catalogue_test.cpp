// The catalogues that earlier programs left in their stores are read, judge as they did, and can be upgraded.
#include "app/judged_anew.hpp"
#include "app/upgrade.hpp"
#include "app/verb.hpp"
#include "base/embedded.hpp"
#include "domain/drug_name.hpp"
#include "support/catch.hpp"
#include "support/golden_store.hpp"
#include "support/history.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

namespace infuwatch::earlier_catalogue_test {
namespace {

using test::taken;

/// A store as a program of that schema left it, opened by this one.
struct Earlier {
  explicit Earlier(int schema)
      : path{directory.file("store.db")}, store{[&] {
          test::make_earlier_store(schema, path);
          return std::move(*storage::SqliteStore::open(path));
        }()} {}

  app::AppContext context(const std::string& badge = "c1") {
    return {*store, clock, zone, shelf, badge, badge, "test"};
  }
  template <class T>
  T seen(const std::function<T(const storage::View&)>& look) {
    return taken(
        app::reading<T>(*store, [&](const storage::View& view) -> Result<T, Problem> { return look(view); }));
  }
  std::vector<CataloguePart> parts() {
    return seen<std::vector<CataloguePart>>([](const storage::View& view) {
      std::vector<CataloguePart> all;
      for (auto& [part, toml] : view.catalogue(0, {})) all.push_back({part, toml});
      return all;
    });
  }
  std::vector<PartUpgrade> waiting() {
    return seen<std::vector<PartUpgrade>>(
        [](const storage::View& view) { return app::upgrades_waiting(view); });
  }

  test::TemporaryDirectory directory;
  std::string path;
  std::unique_ptr<storage::SqliteStore> store;
  test::HandClock clock{test::at("2026-11-23T12:00")};
  Zone zone = *Zone::open("America/New_York");
  app::CatalogueShelf shelf;
};

}  // namespace

TEST_CASE("the catalogue of every earlier store is read without fault, whole and part by part", "[storage]") {
  for (const int schema : test::earlier_schemas) {
    INFO("schema " << schema);
    Earlier earlier{schema};
    const auto whole = read_catalogue(1, earlier.parts());
    if (!whole) FAIL(to_text(whole.error().front()));
    CHECK(read_checked_catalogue(1, earlier.parts()));
    CHECK(whole->common.common_signs == test::seed().common.common_signs);
    CHECK(whole->symptom("fatigue")->of_the_disease == "multiple sclerosis");
    CHECK(whole->symptom("hives")->of_the_disease.empty());
    CHECK(whole->drugs.size() == (schema < 15 ? 8 : 9));  // what watches drugs without a protocol
  }
}

TEST_CASE(
    "every earlier store is judged as it was, but for what later judges changed: reactions and vital signs",
    "[storage]") {
  for (const int schema : test::earlier_schemas) {
    INFO("schema " << schema);
    Earlier earlier{schema};
    const auto anew = taken(app::judged_anew(*earlier.store, earlier.shelf));
    for (const auto& one : anew)
      UNSCOPED_INFO(one.infusion.value() << ' ' << name(one.rule) << ' ' << static_cast<int>(one.what));
    // Words nobody knows, without a grade in the chair, are urgent since judge 5; a mild symptom without a
    // grade is for review since judge 7.
    CHECK(anew.size() <= 1);
    for (const auto& one : anew) CHECK((one.rule == Rule::reaction && one.infusion == InfusionId{1}));
  }
}

TEST_CASE("the rules of this program reach an earlier store by an upgrade alone", "[storage]") {
  for (const int schema : {test::earlier_catalogues.front(), test::earlier_catalogues.back()}) {
    INFO("schema " << schema);
    Earlier earlier{schema};
    const auto waiting = earlier.waiting();
    CHECK(waiting.size() == seed_catalogue().size());
    const auto had = earlier.parts();
    for (const auto& part : waiting) {
      INFO(part.part);
      const bool came_later = std::none_of(had.begin(), had.end(),
                                           [&](const CataloguePart& one) { return one.part == part.part; });
      CHECK(came_later == part.then.empty());
      CHECK_FALSE(part.changed_here());
    }
    CHECK_FALSE(app::upgrade(earlier.context("n1"), {}, {.reason = "release"}));  // a nurse cannot
    CHECK_FALSE(app::upgrade(earlier.context(), {}, {.reason = {}}));             // a reason is needed
    CHECK(earlier.waiting() == waiting);
    const auto done = taken(app::upgrade(earlier.context(), {}, {.reason = "release"}));
    CHECK(done.size() == waiting.size());
    CHECK(done.front().entry.reason == "release");
    CHECK(earlier.waiting().empty());
    for (const auto& part : earlier.parts())
      for (const auto& [title, toml] : seed_catalogue())
        if (title == part.part) CHECK(toml == part.toml);
    CHECK(taken(earlier.store->verify()).entry_faults.empty());
  }
}

TEST_CASE("a store that has nothing to watch an unlisted drug by says so, until it is upgraded",
          "[storage]") {
  Earlier earlier{test::earlier_catalogues.back()};
  const auto refused = [&] {
    const app::Answers typed{{FieldId::mrn, "T-1"},
                             {FieldId::birth, "1984-03-09"},
                             {FieldId::drug, "tezepelumab"},
                             {FieldId::unlisted, "yes"},
                             {FieldId::dose, "210 mg"},
                             {FieldId::route, "IV"},
                             {FieldId::order_rate, "60 mL/h"},
                             {FieldId::provider, "Dr. Vega"}};
    const auto done = app::carry_out(earlier.context("c1"), {VerbId::prepare, typed});
    const auto* missing = done ? nullptr : std::get_if<MissingField>(&done.error());
    return missing && missing->what == MissingField::What::generic_protocol;
  };
  CHECK(refused());
  taken(app::upgrade(earlier.context(), {}, {.reason = "release"}));
  CHECK_FALSE(refused());
}

TEST_CASE("a part that the site changed waits for its word", "[storage]") {
  Earlier earlier{test::earlier_catalogues.back()};
  auto natalizumab = std::string{};
  for (const auto& part : earlier.parts())
    if (part.part == "natalizumab") natalizumab = part.toml;
  taken(app::import_catalogue_part(earlier.context(), {{}, "ours"}, "natalizumab", natalizumab + "# ours\n"));
  taken(app::upgrade(earlier.context(), {}, {.reason = "release"}));
  const auto left = earlier.waiting();
  REQUIRE(left.size() == 1);
  CHECK(left[0].part == "natalizumab");
  CHECK(left[0].then == natalizumab);
  CHECK(left[0].site == natalizumab + "# ours\n");
  CHECK(left[0].changed_here());
  const auto refusal = app::upgrade(earlier.context(), {}, {.reason = "release"});
  REQUIRE_FALSE(refusal);
  CHECK(std::holds_alternative<MissingField>(refusal.error()));
  CHECK_FALSE(app::upgrade(earlier.context(), {}, {.take = {"ocrelizumab"}, .reason = "release"}));
  SECTION("it is kept, and not asked about again") {
    taken(app::upgrade(earlier.context(), {}, {.keep = {"natalizumab"}, .reason = "our own"}));
    CHECK(earlier.waiting().empty());
    for (const auto& part : earlier.parts())
      if (part.part == "natalizumab") CHECK(part.toml == natalizumab + "# ours\n");
  }
  SECTION("or the program's is taken") {
    taken(app::upgrade(earlier.context(), {}, {.take = {"natalizumab"}, .reason = "theirs"}));
    CHECK(earlier.waiting().empty());
    for (const auto& part : earlier.parts())
      if (part.part == "natalizumab") CHECK(part.toml == left[0].now);
  }
}

TEST_CASE("a store that this program made waits for nothing", "[storage]") {
  const test::TemporaryDirectory directory;
  auto store = std::move(*storage::SqliteStore::create(directory.file("store.db")));
  test::Ward ward{*store, test::at("2026-11-21T12:00")};
  CHECK(
      taken(app::reading<std::size_t>(*store, [](const storage::View& view) -> Result<std::size_t, Problem> {
        return app::upgrades_waiting(view).size();
      })) == 0);
}

}  // namespace infuwatch::earlier_catalogue_test
