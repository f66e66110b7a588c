// A store that cannot write: what was typed stays, the screen says so, and sending it again records it once.
#include "support/morning.hpp"

namespace infuwatch::store_trouble_test {
using namespace test;
using Kind = StoreTrouble::Kind;

namespace {

/// The record, with a fault on what is written; with `keeping`, the entry is kept all the same.
class Failing : public storage::Store {
 public:
  explicit Failing(storage::Store& kept) : kept_{kept} {}
  std::optional<Kind> fault{};
  bool keeping = false;

  Result<storage::Recorded, Problem> record(const storage::Intent& intent,
                                            const storage::Decide& decide) override {
    if (!fault) return kept_.record(intent, decide);
    if (keeping) static_cast<void>(kept_.record(intent, decide));
    return Failure{Problem{
        StoreTrouble{*fault, "/var/lib/infuwatch/store.db", *fault == Kind::unknown ? intent.uuid : ""}}};
  }
  Result<Done, Problem> read(
      const std::function<Result<Done, Problem>(const storage::View&)>& reader) override {
    return kept_.read(reader);
  }
  Result<storage::Verification, Problem> verify() override { return kept_.verify(); }
  Result<Done, Problem> rebuild() override { return kept_.rebuild(); }
  Result<std::optional<storage::Credential>, Problem> find_credential(const std::string& badge) override {
    return kept_.find_credential(badge);
  }
  Result<std::optional<storage::Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(storage::Credential&)>& change) override {
    return kept_.change_credential(badge, change);
  }
  Result<Done, Problem> keep(const storage::Credential& credential) override {
    return kept_.keep(credential);
  }
  Result<Done, Problem> note(const storage::Access& access) override { return kept_.note(access); }
  Result<std::vector<storage::Access>, Problem> accesses(const storage::AccessQuery& query) override {
    return kept_.accesses(query);
  }
  Result<Done, Problem> copy_to(const std::string& path) override { return kept_.copy_to(path); }
  void settle() override {}

 private:
  storage::Store& kept_;
};

struct Faulty : Morning {
  Failing failing{kept};
  Faulty() {
    seat.desk = [this] {
      auto desk = ward.desk("n1");
      return app::Desk{failing,    desk.clock,   desk.zone,       desk.shelf,
                       desk.badge, desk.os_user, desk.workstation};
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
  console.failing.fault = Kind::unknown, console.failing.keeping = true;
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
