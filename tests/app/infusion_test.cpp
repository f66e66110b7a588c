// How an infusion is prepared, started, changed and ended; what each verb leaves in the record, and who wins.
#include "app/room.hpp"

namespace infuwatch::infusion_test {
namespace {

using namespace std::chrono_literals;
using test::held;
using test::notices;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;
using Fact = LostRace::Fact;

app::StartRequest at_once(const app::OrderFields& order) {
  app::StartRequest request;
  request.order = order;
  return request;
}

app::StartRequest prepared(InfusionId number, const std::string& at = {}) {
  app::StartRequest request;
  request.infusion = number;
  request.at = at;
  return request;
}

/// The loser is told which fact, by which entry, by whom.
void lost(const Result<storage::Recorded, Problem>& result, Fact fact, EntryNumber entry,
          const std::string& staff) {
  const auto race = problem<LostRace>(result);
  CHECK(race.fact == fact);
  CHECK(race.entry == entry);
  CHECK(race.staff == staff);
}

TEST_CASE("an order prepared holds everything that was said of it", "[app]") {
  Room room;
  auto fields = room.order("Ocrevus", "300 mg");
  fields.chair = "4";
  fields.lot = " L7 ";
  fields.planned = "2h30m";
  fields.bsa = "1.8";
  fields.provider = "Dr. Who";
  fields.birth = "09-Mar-1984";
  const auto recorded = taken(app::prepare(room.nurse(), {}, fields));
  const auto& order = held<Prepared>(recorded).order;
  CHECK(order.drug == "ocrelizumab");
  CHECK(to_text(order.dose) == "300 mg");
  CHECK((order.chair == "4" && order.lot == "L7" && order.provider == "Dr. Who"));
  CHECK(order.planned == std::optional{Seconds{9000}});
  CHECK(order.body_surface == Decimal{1800});
  CHECK(room.infusion(InfusionId{1}).state == InfusionState::prepared);
  CHECK(notices(recorded) == "to-ask start-will-ask");
}

TEST_CASE("an order asks for all it lacks at once, and for both identifiers of one patient", "[app]") {
  Room room;
  CHECK(problem<MissingField>(app::prepare(room.nurse(), {}, {})).fields ==
        std::vector{FieldId::mrn, FieldId::birth, FieldId::drug, FieldId::dose});
  struct Case {
    std::string app::OrderFields::*field;
    std::string value, want;
  };
  using F = app::OrderFields;
  for (const auto& [field, value, want] : {Case{&F::birth, "1984-03-10", "wrong-birth-date"},
                                           {&F::birth, "yesterday", "bad-field"},
                                           {&F::mrn, "T-9", "no-such"},
                                           {&F::drug, "ocrevis", "unknown-word"},
                                           {&F::dose, "300", "bad-field"},
                                           {&F::dose, "0 mg", "bad-field"},
                                           {&F::dose, "300 g", "bad-field"},
                                           {&F::dose, "", "missing-field"},
                                           {&F::fluid, "albumin", "bad-field"},
                                           {&F::bsa, "18", "bad-field"},
                                           {&F::planned, "0m", "bad-field"}}) {
    INFO(value);
    auto fields = room.order();
    fields.*field = value;
    CHECK(refusal(app::prepare(room.nurse(), {}, fields)) == want);
    CHECK(refusal(app::start(room.nurse(), {}, at_once(fields))) == want);
  }
}

TEST_CASE("a prepared infusion is started once, with the order it was prepared with", "[app]") {
  Room room;
  taken(app::prepare(room.nurse(), {}, room.order()));
  auto again = prepared(InfusionId{1});
  again.order.dose = "300 mg";
  CHECK(refusal(app::start(room.nurse(), {}, again)) == "ordered-already");
  room.set(room.nine + 10min);
  const auto first = taken(app::start(room.nurse(), {}, prepared(InfusionId{1}, "-5m")));
  CHECK((held<Started>(first) == Started{InfusionId{1}, Span{room.nine + 5min}, std::nullopt}));
  CHECK(notices(first) == "not-asked");
  lost(app::start(room.other_nurse(), {}, prepared(InfusionId{1})), Fact::started, first.entry.number,
       "R. Osei");
  CHECK(refusal(app::start(room.nurse(), {}, prepared(InfusionId{9}))) == "no-such");
}

TEST_CASE("a start tells of an unknown history, an unusual dose and another infusion still running",
          "[app]") {
  Room room;
  const auto first = taken(app::start(room.nurse(), {}, at_once(room.order())));
  CHECK(notices(first) == "not-asked");
  CHECK(room.infusion(InfusionId{1}).terms.drug_count == 5);  // four before this record
  CHECK(room.infusion(InfusionId{1}).terms.count_certain);
  const auto odd = at_once(room.order("natalizumab", "299 mg"));
  CHECK(problem<ReasonNeeded>(app::start_as_typed(room.nurse(), {}, odd)).questions.size() ==
        8);  // its checklist too
  const auto second = taken(app::start(room.nurse(), {"", "as ordered"}, odd));
  CHECK(notices(second) ==
        "history-unknown already-running not-asked asked asked asked asked asked asked asked");
  CHECK_FALSE(room.infusion(InfusionId{2}).terms.count_certain);
}

TEST_CASE("a rate change holds a rate, a new planned time, or both", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 30min);
  CHECK(refusal(app::change_rate(room.nurse(), {}, {number, "", "", ""})) == "missing-field");
  CHECK(refusal(app::change_rate(room.nurse(), {}, {number, "60 mg", "", ""})) == "bad-field");
  CHECK(refusal(app::change_rate(room.nurse(), {}, {number, "60 mL/h", "", "08:59"})) == "before-start");
  const auto rate = taken(app::change_rate(room.nurse(), {}, {number, "60 mL/h", "", "-5m"}));
  CHECK((held<RateSet>(rate) ==
         RateSet{number, Span{room.nine + 25min}, Quantity{Decimal{60000}, "mL/h"}, std::nullopt}));
  CHECK(notices(rate) == "planned-end-unchanged");
  const auto planned = taken(app::change_rate(room.nurse(), {}, {number, "", "3h", ""}));
  CHECK(notices(planned) == "");
  CHECK(room.infusion(number).planned_end == room.nine + 3h + 30min);
}

TEST_CASE("a pause moves the planned end, a second pause is told, a resume ends it", "[app]") {
  Room room;
  const auto number = room.start();
  const auto planned = *room.infusion(number).planned_end;
  room.set(room.nine + 30min);
  const auto pause = taken(app::pause(room.nurse(), {}, number, ""));
  CHECK((held<Paused>(pause) == Paused{number, Span{room.nine + 30min}}));
  room.set(room.nine + 40min);
  CHECK(notices(taken(app::pause(room.other_nurse(), {}, number, ""))) == "already-paused");
  CHECK(refusal(app::resume(room.nurse(), {}, number, "09:29")) == "wrong-order");
  const auto resume = taken(app::resume(room.nurse(), {}, number, ""));
  CHECK((held<Resumed>(resume) == Resumed{number, Span{room.nine + 40min}}));
  CHECK(room.infusion(number).state == InfusionState::running);
  CHECK(room.infusion(number).planned_end == planned + 10min);
  lost(app::resume(room.other_nurse(), {}, number, ""), Fact::running, resume.entry.number, "R. Osei");
}

TEST_CASE("a stop holds its time, why and what was given; the second to stop is told who won", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 1h);
  CHECK(refusal(app::stop(room.nurse(), {}, {number, "08:59", "", ""})) == "before-start");
  CHECK(refusal(app::stop(room.nurse(), {}, {number, "", "280", ""})) == "bad-field");
  CHECK(refusal(app::stop(room.nurse(), {}, {number, "", "", "bored"})) == "bad-field");
  const auto stop = taken(app::stop(room.nurse(), {}, {number, "-10m", "280 mg", "reaction"}));
  CHECK((held<Stopped>(stop) ==
         Stopped{number, Span{room.nine + 50min}, Quantity{Decimal{280000}, "mg"}, "reaction"}));
  const auto race = problem<LostRace>(app::stop(room.other_nurse(), {}, {number, "", "", ""}));
  CHECK(race.fact == Fact::stopped);
  CHECK((race.happened == std::optional{Span{room.nine + 50min}}));
  CHECK(race.at == room.nine + 1h);
  CHECK(race.staff == "R. Osei");
}

TEST_CASE("a stop that says nothing is for a reaction where an urgent flag waits, and before the planned end",
          "[app]") {
  const auto why = [](bool reacts, Seconds after) {
    Room room;
    const auto number = room.start();
    if (reacts) {
      app::ObserveRequest look;
      look.infusion = number;
      look.symptoms = {"hives:2"};
      taken(app::observe(room.nurse(), {}, look));
    }
    const auto planned = *room.infusion(number).planned_end - room.nine;
    room.set(room.nine + planned + after);
    return held<Stopped>(taken(app::stop(room.nurse(), {}, {number, "", "", ""}))).why;
  };
  CHECK(why(true, -60s) == "reaction");
  CHECK(why(true, 0s) == "completed");
  CHECK(why(false, -60s) == "completed");
}

TEST_CASE("a flag that was taken back is no reaction a stop is for", "[app]") {
  Room room;
  const auto number = room.start();
  room.ward.log(room.nine + 10min, "1 hives g2");
  const auto seen = room.last();
  taken(app::retract(room.nurse(), {"", "another patient"}, seen));
  REQUIRE(room.chart()->flag(FlagId{1})->waiting());  // its retraction is to be answered
  CHECK(held<Stopped>(taken(app::stop(room.nurse(), {}, {number, "", "", ""}))).why == "completed");
}

TEST_CASE("a dose, an interval and an earlier reaction are about the order, all else about the patient",
          "[app]") {
  for (const auto& [rule, key] : names_of<Rule>) {
    INFO(key);
    const bool order = rule == Rule::dose_limit || rule == Rule::interval || rule == Rule::prior_reaction;
    CHECK(about_the_patient(rule) != order);
  }
}

TEST_CASE("a stop at the very start is taken, a minute before it is not", "[app]") {
  for (const auto& [at, want] : {std::pair{"09:00", "recorded"}, {"08:59", "before-start"}}) {
    Room room;
    const auto number = room.start();
    room.set(room.nine + 1h);
    CHECK(refusal(app::stop(room.nurse(), {}, {number, at, "", ""})) == want);
  }
}

TEST_CASE("a resume after a stop reopens the same infusion: the last stop counts", "[app]") {
  Room room;
  const auto number = room.start();
  const auto stopped_at = [&](Seconds after) {
    room.set(room.nine + after);
    return taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  };
  stopped_at(1h);
  room.set(room.nine + 90min);
  CHECK(refusal(app::resume(room.nurse(), {}, number, "09:59")) == "wrong-order");
  taken(app::resume(room.nurse(), {}, number, "10:00"));
  CHECK_FALSE(room.infusion(number).stop);
  stopped_at(3h);
  CHECK(room.infusion(number).stop == std::optional{Span{room.nine + 3h}});
  CHECK(room.infusion(number).start == std::optional{Span{room.nine}});
  CHECK(room.infusion(number).terms.drug_count == 5);
  CHECK(room.infusion(number).follow_up_until() == room.nine + 27h);
}

TEST_CASE("a stop lies before no resume: it would go on running", "[app]") {
  for (const auto& [at, want] :
       {std::pair{"09:29:59", "wrong-order"}, {"09:30", "recorded"}, {"09:30:01", "recorded"}}) {
    Room room;
    const auto number = room.start();
    room.ward.at(room.nine + 20min, [&] { return app::pause(room.nurse(), {}, number, ""); });
    room.ward.at(room.nine + 30min, [&] { return app::resume(room.nurse(), {}, number, ""); });
    room.set(room.nine + 1h);
    INFO(at);
    CHECK(refusal(app::stop(room.nurse(), {}, {number, at, "", ""})) == want);
    CHECK((room.infusion(number).stop.has_value() == (std::string{want} == "recorded")));
    if (!room.infusion(number).stop) continue;
    const auto stop = room.last();
    const auto resumed = room.chart()->standing<Resumed>().back()->number;
    CHECK(refusal(app::correct(room.nurse(), {"", "misread"}, resumed, {"at=09:30:02"})) == "wrong-order");
    CHECK(refusal(app::correct(room.nurse(), {"", "misread"}, stop, {"at=09:29:59"})) == "wrong-order");
    CHECK(refusal(app::correct(room.nurse(), {"", "misread"}, stop, {"at=09:31"})) == "recorded");
  }
}

TEST_CASE("a resume after a reaction needs a reason, which is kept with what it answers", "[app]") {
  Room room;
  const auto number = room.start();
  room.ward.log(room.nine + 10min, "1 hives g2");
  room.ward.at(room.nine + 11min, [&] { return app::pause(room.nurse(), {}, number, ""); });
  room.set(room.nine + 20min);
  CHECK(problem<ReasonNeeded>(app::resume(room.nurse(), {}, number, "")).questions.size() == 4);
  const auto resumed = taken(app::resume(room.nurse(), {"", "as ordered, at half the rate"}, number, ""));
  CHECK(resumed.entry.reason == "as ordered, at half the rate");
  const auto chart = room.chart(number);
  std::vector<std::string> kept;
  for (const auto& asked : chart->act(resumed.entry.number)->asked) kept.push_back(asked.about.front());
  CHECK(kept == std::vector<std::string>{"unanswered-flags", "still-present", "provider-not-notified",
                                         "no-readings"});
}

TEST_CASE("a release before the observation is over asks for a reason, at its very end no more", "[app]") {
  // ocrelizumab: 1 h after the stop
  for (const auto& [at, reason, want] : {std::tuple{1h + 59min, "", "reason-needed"},
                                         {1h + 59min, "ride is here", "recorded"},
                                         {2h + 0min, "", "recorded"}}) {
    Room room;
    const auto number = room.start();
    room.set(room.nine + 1h);
    taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
    room.ward.log(room.nine + 1h + 45min, "1 hr 70 bp 118/70");
    room.set(room.nine + at);
    CHECK(refusal(app::release(room.nurse(), {"", reason}, {number, "", "home"})) == want);
  }
}

TEST_CASE("a release holds where to; it is not before the stop, and it happens once", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 1h);
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  room.ward.log(room.nine + 2h, "1 hr 70 bp 118/70");
  room.set(room.nine + 3h);
  CHECK(refusal(app::release(room.nurse(), {"", "why"}, {number, "09:59", ""})) == "wrong-order");
  CHECK(refusal(app::release(room.nurse(), {}, {number, "", "moon"})) == "bad-field");
  const auto release = taken(app::release(room.nurse(), {}, {number, "", ""}));
  CHECK((held<Released>(release) == Released{number, Span{room.nine + 3h}, "home"}));
  lost(app::release(room.other_nurse(), {}, {number, "", ""}), Fact::released, release.entry.number,
       "R. Osei");
  CHECK(refusal(app::resume(room.nurse(), {}, number, "")) == "reason-needed");
  CHECK(refusal(app::resume(room.nurse(), {"", "came back"}, number, "")) == "recorded");
}

TEST_CASE("a release without a stop is recorded, and says that the stop is missing", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 5h);
  CHECK(notices(taken(app::release(room.nurse(), {"", "stop not known"}, {number, "", "", "all"}))) ==
        "released-without-stop asked asked");
  CHECK_FALSE(room.infusion(number).follow_up_until());
}

TEST_CASE("a release without a stop asks for a reason, however late it is", "[app]") {
  for (const auto& [late, reason, want] :
       {std::tuple{0s, "", "reason-needed"}, {5h, "", "reason-needed"}, {5h, "ride is here", "recorded"}}) {
    Room room;
    const auto number = room.start();
    room.set(*room.infusion(number).planned_end + late);
    CHECK(refusal(app::release(room.nurse(), {"", reason}, {number, "", ""})) == want);
  }
}

TEST_CASE("what never started is cancelled; what started is not", "[app]") {
  Room room;
  taken(app::prepare(room.nurse(), {}, room.order()));
  const auto cancel = taken(app::cancel(room.nurse(), {"", "no vein"}, InfusionId{1}, ""));
  CHECK((held<Cancelled>(cancel) == Cancelled{InfusionId{1}, Span{room.nine}}));
  CHECK(room.infusion(InfusionId{1}).state == InfusionState::cancelled);
  CHECK(refusal(app::cancel(room.nurse(), {}, InfusionId{1}, "")) == "wrong-state");
  CHECK(refusal(app::start(room.nurse(), {}, prepared(InfusionId{1}))) == "wrong-state");
  const auto running = room.start();
  CHECK(refusal(app::cancel(room.nurse(), {}, running, "")) == "wrong-state");
}

TEST_CASE("nothing that needs a start is recorded without one", "[app]") {
  Room room;
  taken(app::prepare(room.nurse(), {}, room.order()));
  const InfusionId number{1};
  const auto before = room.last();
  const auto context = room.nurse();
  CHECK(refusal(app::change_rate(context, {}, {number, "60 mL/h", "", ""})) == "wrong-state");
  CHECK(refusal(app::pause(context, {}, number, "")) == "wrong-state");
  CHECK(refusal(app::resume(context, {}, number, "")) == "wrong-state");
  CHECK(refusal(app::stop(context, {}, {number, "", "", ""})) == "wrong-state");
  CHECK(refusal(app::release(context, {}, {number, "", ""})) == "wrong-state");
  CHECK(refusal(app::stop(context, {}, {InfusionId{9}, "", "", ""})) == "no-such");
  CHECK(room.last() == before);
}

}  // namespace
}  // namespace infuwatch::infusion_test
