// Entries made without signing in: what they may be, how they are marked, who claims them.
#include "app/permission.hpp"
#include "app/room.hpp"
#include "domain/open.hpp"

#include <set>

namespace infuwatch::emergency_entry_test {
namespace {

using test::Room;
using test::taken;

/// Where nobody has signed in, and somebody calls herself so.
app::AppContext unsigned_desk(Room& room, const std::string& called = "R. Osei") {
  auto context = room.ward.context("");
  context.os_user = "nobody";
  context.emergency = called;
  return context;
}

storage::Recorded hives(Room& room, InfusionId infusion) {
  app::ObserveRequest request;
  request.infusion = infusion;
  request.symptoms = {"hives:3"};
  request.vitals[Sign::pressure] = "80/50";
  return taken(app::observe(unsigned_desk(room), {}, request));
}

TEST_CASE("an emergency entry may add to a chart, and do nothing else", "[app]") {
  const std::set<VerbId> allowed{VerbId::observe, VerbId::log,   VerbId::give, VerbId::notify,
                                 VerbId::note,    VerbId::pause, VerbId::stop};
  for (const auto& verb : app::verbs()) {
    INFO(name(verb.id));
    CHECK(app::may_in_emergency(verb.id) == allowed.contains(verb.id));
  }
  Room room;
  const auto number = room.start();
  const auto context = unsigned_desk(room);
  const auto before = room.last();
  CHECK(test::problem<NotPermitted>(app::release(context, {{}, "now"}, {number, "", "home"})).why ==
        NotPermitted::Why::not_signed_in);
  CHECK(test::problem<NotPermitted>(app::claim(context, {}, before, "")).why ==
        NotPermitted::Why::not_signed_in);
  CHECK(test::problem<NotPermitted>(app::retract(context, {{}, "wrong"}, before)).why ==
        NotPermitted::Why::not_signed_in);
  CHECK(room.last() == before);
  CHECK(test::refusal(app::pause(context, {}, number, "")) == "recorded");
  CHECK(test::refusal(app::stop(context, {}, {number, "", "", "reaction"})) == "recorded");
  CHECK(test::refusal(app::give(context, {}, number, "epinephrine 0.3 mg IM", "", "")) == "recorded");
  CHECK(test::refusal(app::notify(context, {}, {number, "Dr. Vega", "comes", "", ""})) == "recorded");
  CHECK(test::refusal(app::note(context, {}, number, "door opened", "")) == "recorded");
}

TEST_CASE("an emergency entry is judged like any other, and says that nobody signed in", "[app]") {
  Room room;
  const auto number = room.start();
  const auto recorded = hives(room, number);
  CHECK(recorded.entry.staff == "*R. Osei");
  CHECK(room.kept.site().name_of(recorded.entry.staff) == "\"R. Osei\", not signed in");
  CHECK(room.kept.site().name_of("*") == "somebody not signed in");
  CHECK_FALSE(recorded.charts.at(0)->flags().empty());
  CHECK(recorded.charts.at(0)->unclaimed(number) == std::vector{recorded.entry.number});
}

TEST_CASE("what she calls herself is a name in one line, or nothing", "[app]") {
  Room room;
  const auto number = room.start();
  const auto noted = [&](const std::string& called) {
    return test::refusal(app::note(unsigned_desk(room, called), {}, number, "quiet", ""));
  };
  CHECK(noted("") == "recorded");
  CHECK(noted(std::string(80, 'x')) == "recorded");
  CHECK(noted(std::string(81, 'x')) == "bad-field");
  CHECK(noted("two\nlines") == "bad-field");
  CHECK(noted("\xff") == "bad-text");
}

TEST_CASE("no badge can look like somebody who did not sign in", "[app]") {
  Room room;
  CHECK(test::refusal(app::add_staff(room.charge(), {}, "*n3", {"N. Three", "nurse", ""})) == "bad-field");
}

TEST_CASE("an emergency entry waits until whoever made it claims it, once", "[app]") {
  Room room;
  const auto number = room.start();
  const auto entry = hives(room, number).entry.number;
  const auto claimed = taken(app::claim(room.nurse(), {}, entry, ""));
  const auto* act = claimed.charts.at(0)->act(entry);
  REQUIRE(act->claim);
  CHECK(act->claim->by == "n1");
  CHECK(act->claim->entry == claimed.entry.number);
  CHECK(act->staff == "*R. Osei");  // what stands in the record stays
  CHECK(act->owner() == "n1");
  CHECK_FALSE(act->unclaimed());
  const auto again = test::problem<LostRace>(app::claim(room.other_nurse(), {}, entry, ""));
  CHECK(again.fact == LostRace::Fact::claimed);
  CHECK(again.entry == claimed.entry.number);
}

TEST_CASE("a nurse claims for herself, a charge nurse for anybody of the site", "[app]") {
  Room room;
  const auto number = room.start();
  const auto entry = hives(room, number).entry.number;
  CHECK(test::problem<NotPermitted>(app::claim(room.nurse(), {}, entry, "n2")).why ==
        NotPermitted::Why::others);
  CHECK(test::refusal(app::claim(room.charge(), {}, entry, "n9")) == "no-such");
  CHECK(test::refusal(app::claim(room.ward.context("a1"), {}, entry, "")) == "not-permitted");
  const auto claimed = taken(app::claim(room.charge(), {}, entry, "n2"));
  CHECK(claimed.charts.at(0)->act(entry)->claim->by == "n2");
  CHECK(claimed.charts.at(0)->act(entry)->claim->staff == "c1");
}

TEST_CASE("only an emergency entry that stands can be claimed", "[app]") {
  Room room;
  const auto number = room.start();
  const auto started = room.last();
  CHECK(test::refusal(app::claim(room.nurse(), {}, started, "")) == "no-such");
  CHECK(test::refusal(app::claim(room.nurse(), {}, EntryNumber{1}, "")) == "not-correctable");
  CHECK(test::refusal(app::claim(room.nurse(), {}, EntryNumber{999}, "")) == "no-such");
  const auto entry = hives(room, number).entry.number;
  taken(app::retract(room.charge(), {{}, "a drill"}, entry));
  CHECK(test::problem<LostRace>(app::claim(room.nurse(), {}, entry, "")).fact == LostRace::Fact::retracted);
}

TEST_CASE("until it is claimed only a charge nurse puts it right, then its owner may", "[app]") {
  Room room;
  const auto number = room.start();
  const auto entry = hives(room, number).entry.number;
  CHECK(
      test::problem<NotPermitted>(app::correct(room.nurse(), {{}, "read again"}, entry, {"bp=84/50"})).why ==
      NotPermitted::Why::others);
  taken(app::claim(room.nurse(), {}, entry, ""));
  CHECK(test::refusal(app::correct(room.other_nurse(), {{}, "read again"}, entry, {"bp=84/50"})) ==
        "not-permitted");
  CHECK(test::refusal(app::correct(room.nurse(), {{}, "read again"}, entry, {"bp=84/50"})) == "recorded");
}

TEST_CASE("whoever is gone stays open while an emergency entry of hers waits", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  taken(app::release(room.nurse(), {{}, "at her own wish"}, {number, "", "home"}));
  const auto entry = taken(app::note(unsigned_desk(room), {}, number, "she came back", "")).entry.number;
  const auto week = room.nine + Seconds{7 * 86400};
  CHECK(openness(*room.chart(number), room.infusion(number)).at(week));
  taken(app::claim(room.nurse(), {}, entry, ""));
  CHECK_FALSE(openness(*room.chart(number), room.infusion(number)).at(week));
}

TEST_CASE("a claim goes with an entry that is moved to another infusion", "[app]") {
  Room room;
  const auto one = room.start();
  room.ward.patient("T-2", "Muster, Bo");
  const auto other = room.ward.start("T-2", "natalizumab", "300 mg");
  const auto entry = hives(room, one).entry.number;
  taken(app::claim(room.nurse(), {}, entry, ""));
  taken(app::move(room.nurse(), {{}, "wrong patient"}, {entry}, other));
  const auto there = room.chart(other);
  const auto* act = there->act(entry);
  REQUIRE(act->claim);
  CHECK(act->claim->by == "n1");
  CHECK(there->unclaimed(other).empty());
  CHECK(room.chart(one)->unclaimed(one).empty());
}

}  // namespace
}  // namespace infuwatch::emergency_entry_test
