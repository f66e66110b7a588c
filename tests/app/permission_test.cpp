#include "app/permission.hpp"

#include "app/room.hpp"

#include <set>

namespace infuwatch::permission_test {
namespace {

TEST_CASE("each role may do its own, and nothing else", "[app]") {
  const std::set<VerbId> of_charge_nurses{VerbId::site_set,      VerbId::staff_add, VerbId::staff_disable,
                                          VerbId::staff_set_pin, VerbId::init,      VerbId::drugs_import,
                                          VerbId::backup};
  std::size_t for_all = 0;
  for (const auto& verb : app::verbs()) {
    INFO(name(verb.id));
    CHECK(app::may(Role::nurse, verb.id) == !of_charge_nurses.contains(verb.id));
    CHECK(app::may(Role::charge, verb.id));
    CHECK_FALSE(app::may(Role::auditor, verb.id));
    for_all += !of_charge_nurses.contains(verb.id);
  }
  CHECK(for_all == 33);
  CHECK(app::may_for_others(Role::charge));
  CHECK_FALSE(app::may_for_others(Role::nurse));
  CHECK_FALSE(app::may_for_others(Role::auditor));
}

TEST_CASE("who may not is told so, and nothing is recorded", "[app]") {
  test::Room room;
  const auto number = room.start();
  const auto before = room.last();
  struct Try {
    const char* badge;
    std::function<Result<storage::Recorded, Problem>(const app::AppContext&)> act;
    const char* want;
  };
  const auto note = [&](const app::AppContext& context) {
    return app::note(context, {}, number, "quiet", "");
  };
  const auto prepare = [&](const app::AppContext& context) {
    return app::prepare(context, {}, room.order());
  };
  const auto site = [](const app::AppContext& context) {
    return app::set_site(context, {}, {"Another", {}, {}});
  };
  const auto staff = [](const app::AppContext& context) {
    return app::add_staff(context, {}, "n3", {"N. Three", "nurse", ""});
  };
  const auto drugs = [](const app::AppContext& context) {
    return app::import_catalogue_part(context, {{}, "new label"}, "common", "");
  };
  const auto sign = [&](const app::AppContext& context) {
    return app::sign_handover(context, {}, room.nine, room.nine + Seconds{3600});
  };
  for (const auto& [badge, act, want] :
       {Try{"a1", note, "not-permitted"}, Try{"a1", prepare, "not-permitted"},
        Try{"a1", sign, "not-permitted"}, Try{"a1", site, "not-permitted"}, Try{"n1", site, "not-permitted"},
        Try{"n1", staff, "not-permitted"}, Try{"n1", drugs, "not-permitted"},
        Try{"nobody", note, "unknown-staff"}, Try{"", note, "unknown-staff"},
        Try{"N1", note, "unknown-staff"}}) {
    INFO(badge << ' ' << want);
    CHECK(test::refusal(act(room.ward.context(badge))) == want);
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
