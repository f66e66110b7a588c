// A store that cannot write: what was typed stays, the screen says so, and sending it again records it once.
#include "support/morning.hpp"
#include "support/store_before_store.hpp"

namespace infuwatch::store_trouble_test {
using namespace test;
using Kind = StoreTrouble::Kind;

namespace {

/// The record, with a fault on what is written; with `keeping`, the entry is kept all the same.
class Failing : public StoreBeforeStore {
 public:
  using StoreBeforeStore::StoreBeforeStore;
  std::optional<Kind> fault{};
  bool keeping = false;

  Result<storage::Recorded, Problem> record(const storage::Intent& intent,
                                            const storage::Decide& decide) override {
    if (!fault) return kept_.record(intent, decide);
    if (keeping) static_cast<void>(kept_.record(intent, decide));
    return Failure{Problem{
        StoreTrouble{*fault, "/var/lib/infuwatch/store.db", *fault == Kind::unknown ? intent.uuid : ""}}};
  }
  void checkpoint() override {}
};

struct Faulty : Morning {
  Failing failing{kept};
  Faulty() {
    host.context = [this] {
      auto context = ward.context("n1");
      return app::AppContext{failing,       context.clock,   context.zone,       context.shelf,
                             context.badge, context.os_user, context.workstation};
    };
    look();
  }
};

}  // namespace

TEST_CASE(
    "Where the store cannot write the form stays with all that was typed, and is sent again under the same uuid",
    "[tui]") {
  for (const auto& [fault, words] : {std::pair{Kind::full, "The disk is full. Nothing was recorded."},
                                     {Kind::io, "failed"},
                                     {Kind::busy, "has not finished"},
                                     {Kind::read_only, "cannot be written to"}}) {
    Faulty console;
    INFO(words);
    console.failing.fault = fault;
    const auto before = console.kept.head().number.value();
    console.press("oh2<Save>");
    CHECK(console.kept.head().number.value() == before);
    CHECK_FALSE(console.shows("RECORDED"));
    CHECK(console.shows(words));
    REQUIRE(console.state.form);
    CHECK(console.shows("[2] hives"));
    const auto uuid = console.state.form->uuid;
    CHECK_FALSE(uuid.empty());
    console.press("<Save>");
    REQUIRE(console.state.form);
    CHECK(console.state.form->uuid == uuid);
    console.failing.fault.reset();
    console.press("<Save>");
    CHECK_FALSE(console.state.form);
    CHECK(console.kept.head().number.value() == before + 1);
    CHECK(console.kept.find_entry(console.kept.head().number)->uuid == uuid);
    CHECK(console.shows("RECORDED"));
  }
}

TEST_CASE("An entry whose saving is in doubt is sent again, and stands once", "[tui]") {
  Faulty console;
  console.failing.fault = Kind::unknown;
  console.failing.keeping = true;
  const auto before = console.kept.head().number.value();
  console.press("oh2<Save>");
  CHECK(console.shows("Save again: it is recorded once, never twice."));
  REQUIRE(console.state.form);
  CHECK(console.kept.head().number.value() == before + 1);
  console.failing.fault.reset();
  console.press("<Save>");
  CHECK_FALSE(console.state.form);
  CHECK(console.shows("recorded before"));
  CHECK(console.kept.head().number.value() == before + 1);
}

TEST_CASE("An emergency entry that cannot be written stays too, behind the lock", "[tui]") {
  Faulty console;
  console.failing.fault = Kind::full;
  const auto before = console.kept.head().number.value();
  console.press("<Lock><Extra>4 hives g3<Save>");
  CHECK(console.shows("The disk is full"));
  CHECK(console.shows("[4 hives g3"));
  console.wait(tui::emergency_shown_for);
  CHECK(console.shows("LOCKED"));
  console.failing.fault.reset();
  console.press("<Extra><Save>");
  CHECK(console.kept.head().number.value() == before + 1);
}

}  // namespace infuwatch::store_trouble_test
