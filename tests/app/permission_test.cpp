#include "app/permission.hpp"

#include "app/room.hpp"

namespace infuwatch::permission_test {
namespace {

TEST_CASE("each role may do what is hers, and nothing else", "[app]") {
  struct Row {
    const char* verb;
    bool nurse, charge;
  };
  const std::vector<Row> table{
      {"patient", true, true},  {"prior", true, true},      {"prepare", true, true},
      {"start", true, true},    {"rate", true, true},       {"pause", true, true},
      {"resume", true, true},   {"stop", true, true},       {"release", true, true},
      {"cancel", true, true},   {"observe", true, true},    {"give", true, true},
      {"notify", true, true},   {"note", true, true},       {"ack", true, true},
      {"resolve", true, true},  {"correct", true, true},    {"retract", true, true},
      {"move", true, true},     {"handover", true, true},   {"accept", true, true},
      {"not-done", true, true}, {"call", true, true},       {"site", false, true},
      {"staff", false, true},   {"catalogue", false, true}, {"correct-others", false, true},
      {"claim", true, true},    {"rebuild", true, true},    {"backup", false, true},
      {"", false, false},       {"Start", false, false},    {"no-such-verb", false, false}};
  for (const auto& [verb, nurse, charge] : table) {
    INFO(verb);
    CHECK(app::may(Role::nurse, verb) == nurse);
    CHECK(app::may(Role::charge, verb) == charge);
    CHECK_FALSE(app::may(Role::auditor, verb));
  }
}

TEST_CASE("who may not is told so, and nothing is recorded", "[app]") {
  test::Room room;
  const auto number = room.start();
  const auto before = room.last();
  struct Try {
    const char* badge;
    std::function<Result<storage::Recorded, Problem>(const app::Desk&)> act;
    const char* want;
  };
  const auto note = [&](const app::Desk& desk) { return app::note(desk, {}, number, "quiet", ""); };
  const auto prepare = [&](const app::Desk& desk) { return app::prepare(desk, {}, room.order()); };
  const auto site = [](const app::Desk& desk) { return app::set_site(desk, {}, {"Another", {}, {}}); };
  const auto staff = [](const app::Desk& desk) {
    return app::add_staff(desk, {}, "n3", {"N. Three", "nurse", ""});
  };
  const auto drugs = [](const app::Desk& desk) {
    return app::import_catalogue_part(desk, {{}, "new label"}, "common", "");
  };
  const auto sign = [&](const app::Desk& desk) {
    return app::sign_handover(desk, {}, room.nine, room.nine + Seconds{3600});
  };
  for (const auto& [badge, act, want] :
       {Try{"a1", note, "not-permitted"}, Try{"a1", prepare, "not-permitted"},
        Try{"a1", sign, "not-permitted"}, Try{"a1", site, "not-permitted"}, Try{"n1", site, "not-permitted"},
        Try{"n1", staff, "not-permitted"}, Try{"n1", drugs, "not-permitted"},
        Try{"nobody", note, "unknown-staff"}, Try{"", note, "unknown-staff"},
        Try{"N1", note, "unknown-staff"}}) {
    INFO(badge << ' ' << want);
    CHECK(test::refusal(act(room.ward.desk(badge))) == want);
    CHECK(room.last() == before);
  }
  CHECK(test::refusal(note(room.nurse())) == "recorded");
  CHECK(test::refusal(site(room.charge())) == "recorded");
}

TEST_CASE("a disabled badge writes nothing more, and its entries stay hers", "[app]") {
  test::Room room;
  const auto number = room.start();
  const auto noted = test::taken(app::note(room.other_nurse(), {}, number, "quiet", ""));
  test::taken(app::disable_staff(room.charge(), {}, "n2"));
  const auto refused = app::note(room.other_nurse(), {}, number, "again", "");
  CHECK(test::problem<NotPermitted>(refused).why == NotPermitted::Why::disabled);
  CHECK(room.chart()->act(noted.entry.number)->staff == "n2");
  CHECK(room.kept.site().name_of("n2") == "M. Brandt");
}

}  // namespace
}  // namespace infuwatch::permission_test
