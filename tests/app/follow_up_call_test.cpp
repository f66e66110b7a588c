// Which call is the follow-up call, by the minute it was made in.
#include "app/checks.hpp"
#include "domain/open.hpp"
#include "protocol/call_script.hpp"
#include "room.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::app::follow_up_call_test {
namespace {

using namespace test;

/// Ocrelizumab from 09:00 on a Saturday, stopped at 11:00, released at 12:00; the site is always open, so the
/// call is due on Sunday at 10:00, an hour before its window closes.
struct Released : Room {
  InfusionId number;

  Released() {
    number = start();
    set(nine + 2h);
    taken(app::stop(nurse(), {}, {number, "", "", "completed"}));
    set(nine + 3h);
    taken(app::release(nurse(), {{}, "seen off"}, {number, "", "home"}));
  }
  Check call_now() {
    const auto chart = ward.chart(number);
    const auto context = nurse();
    const auto all = taken(reading<std::vector<Check>>(kept, [&](const storage::View& view) {
      return checks_on(view, context.shelf, context.zone, *chart, *chart->infusion(number), ward.clock.now());
    }));
    return *std::find_if(all.begin(), all.end(),
                         [](const Check& check) { return check.kind == CheckKind::call; });
  }
  storage::Recorded call(Instant at, const std::string& outcome = "well") {
    set(at);
    ObserveRequest request;
    request.infusion = number;
    request.call = outcome;
    return taken(app::call(nurse(), {}, request));
  }
  bool in_sight_at(Instant now) {
    const auto chart = ward.chart(number);
    return infuwatch::in_sight(*chart, *chart->infusion(number)).at(now);
  }
};

TEST_CASE("who was not spoken to answered nothing", "[app]") {
  const struct {
    const char *outcome, *symptom, *denied, *resolved;
    bool none;
    const char* want;
  } cases[] = {
      {"no-answer", "", "", "", false, "recorded"},      {"no-answer", "", "", "", true, "bad-field"},
      {"wrong-number", "", "", "", true, "bad-field"},   {"message", "", "fever", "", false, "bad-field"},
      {"message", "", "", "rash", false, "bad-field"},   {"declined", "", "", "", false, "recorded"},
      {"declined", "rash", "", "", false, "bad-field"},  {"declined", "", "", "", true, "bad-field"},
      {"no-answer", "rash", "", "", false, "bad-field"}, {"well", "", "", "", true, "recorded"},
      {"caregiver", "", "fever", "", false, "recorded"}, {"sent-to-ed", "rash", "", "", false, "recorded"}};
  for (const auto& [outcome, symptom, denied, resolved, none, want] : cases) {
    INFO(outcome << ' ' << symptom << denied << resolved << none);
    Released room;
    room.set(room.nine + 25h);
    Answers answers{{FieldId::infusion, std::to_string(room.number.value())},
                    {FieldId::call_outcome, outcome}};
    answers.add_some(FieldId::symptom, symptom);
    answers.add_some(FieldId::denied, denied);
    answers.add_some(FieldId::resolved, resolved);
    if (none) answers.add(FieldId::none, "yes");
    CHECK(refusal(carried(room.nurse(), {}, VerbId::call, std::move(answers))) == want);
  }
}

TEST_CASE("a call counts from 12 h before it is due", "[app]") {
  Released room;
  const auto due = room.nine + 25h;
  CHECK(room.call_now().due == due);
  const auto early = GENERATE_COPY(room.nine + 3h + 1min, room.nine + 6h, due - 12h - 1min);
  const auto told = room.call(early);
  CHECK(notices(told) == "early-contact");
  CHECK((room.call_now().pending() && room.call_now().due == due));
  CHECK(room.call_now().contacts == std::vector{early});
  room.set(due + 5min);
  CHECK(room.call_now().state == CheckState::overdue);
  CHECK(notices(room.call(due + 6min)).empty());
  CHECK(room.call_now().state == CheckState::done);
}

TEST_CASE("in the minute 12 h before it is due it is the follow-up call", "[app]") {
  Released room;
  CHECK(notices(room.call(room.nine + 13h)).empty());
  CHECK(room.call_now().state == CheckState::done);
  CHECK_FALSE(room.in_sight_at(room.nine + 26h + 1s));
}

TEST_CASE("a call is not made when its window closes, and a late one answers for it", "[app]") {
  Released room;
  const auto closes = room.nine + 26h;
  room.set(closes);
  CHECK((room.call_now().state == CheckState::overdue && !room.call_now().window_closed));
  room.set(closes + 1s);
  CHECK((room.call_now().state == CheckState::overdue && room.call_now().window_closed));
  CHECK(room.in_sight_at(closes + 72h));
  room.call(closes + 49h, "no-answer");
  CHECK((room.call_now().window_closed && room.call_now().attempts == 1));
  room.call(closes + 50h);
  CHECK(room.call_now().state == CheckState::done);
  CHECK_FALSE(room.in_sight_at(closes + 50h));
}

TEST_CASE("not-done answers for a call, once", "[app]") {
  Released room;
  room.set(room.nine + 72h);
  taken(app::not_done(room.nurse(), {}, "1/call", "refused", ""));
  CHECK(room.call_now().state == CheckState::not_done);
  CHECK_FALSE(room.in_sight_at(room.nine + 72h));
  CHECK(refusal(app::not_done(room.nurse(), {}, "1/call", "refused", "")) == "nothing-new");
}

TEST_CASE("what a call denies at once is what it asks, by the drug list the infusion began under", "[app]") {
  Released room;
  const auto begun = asked_in_call(seed().drugs.at("ocrelizumab"), seed(), false);
  std::string toml;
  for (const auto& [part, text] : room.kept.catalogue(0, {}))
    if (part == "ocrelizumab") toml = text;
  const auto from = toml.find("\"hives\", ");
  REQUIRE(from != std::string::npos);
  taken(import_catalogue_part(room.charge(), {"", "shorter"}, "ocrelizumab", toml.erase(from, 9)));
  room.set(room.nine + 20h);
  ObserveRequest request;
  request.infusion = room.number;
  request.call = "well";
  request.none = true;
  CHECK(held<Observed>(taken(app::call(room.nurse(), {}, request))).denied == begun);
}

TEST_CASE("a contact whose time is corrected into the span is the follow-up call", "[app]") {
  Released room;
  const auto told = room.call(room.nine + 20h);
  room.set(room.nine + 24h);
  taken(app::correct(room.nurse(), {.uuid = {}, .reason = "clock misread"}, told.entry.number, {"at=06:30"}));
  CHECK(room.call_now().state == CheckState::done);
}

TEST_CASE("all of the missed vital signs are answered for at once", "[app]") {
  Room room;
  room.start();
  room.set(room.nine + 2h);
  taken(app::not_done(room.nurse(), {}, "1/vitals", "other", ""));
  const auto context = room.nurse();
  const auto chart = room.chart();
  const auto all = taken(reading<std::vector<Check>>(room.kept, [&](const storage::View& view) {
    return checks_on(view, context.shelf, context.zone, *chart, *chart->infusion(InfusionId{1}),
                     room.nine + 2h);
  }));
  const auto missed = [](const Check& check) {
    return check.kind == CheckKind::vitals && check.state == CheckState::missed;
  };
  CHECK(std::none_of(all.begin(), all.end(), missed));
}

}  // namespace
}  // namespace infuwatch::app::follow_up_call_test
