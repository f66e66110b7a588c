// What is seen, given, told and noted at the bedside: additive, in every state of the infusion.
#include "app/room.hpp"
#include "support/history.hpp"

namespace infuwatch::observe_test {
namespace {

using namespace std::chrono_literals;
using test::held;
using test::notices;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;

/// What was seen on an infusion, with the fields a test changes.
app::ObserveRequest seen(InfusionId number, std::vector<std::string> symptoms = {"hives:2"}) {
  app::ObserveRequest request;
  request.infusion = number;
  request.symptoms = std::move(symptoms);
  return request;
}

TEST_CASE("an observation holds all that was seen, denied, measured and noted", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 30min);
  auto request = seen(number, {"urticaria:2@-10m", "other:\"cold left ear\":1"});
  request.denied = {"rash", "skin rash"};
  request.resolved = {"itching"};
  request.at = "-5m";
  request.vitals[Sign::heart_rate] = "92";
  request.source = "phone";
  request.note = " called back ";
  const auto& said = held<Observed>(taken(app::observe(room.nurse(), {}, request)));
  CHECK((said.at == Span{room.nine + 25min}));
  CHECK((said.symptoms ==
         std::vector{test::seen("hives", 2, Span{room.nine + 20min}), test::other("cold left ear", 1)}));
  CHECK((said.denied == std::vector<std::string>{"rash"}));
  CHECK((said.resolved == std::vector<std::string>{"itching"}));
  CHECK(said.vitals == test::hr(92));
  CHECK(said.source == Source::phone);
  CHECK(said.note == "called back");
  CHECK_FALSE(said.none);
}

TEST_CASE("fever measured has the grade of its temperature, unless one was said", "[app]") {
  Room room;
  const auto number = room.start();
  const auto grade = [&](const char* symptom, const char* temperature) {
    auto request = seen(number, {symptom});
    request.vitals[Sign::temperature] = temperature;
    return held<Observed>(taken(app::observe(room.nurse(), {}, request))).symptoms[0].grade.value_or(0);
  };
  CHECK(grade("fever", "39.1C") == 2);
  CHECK(grade("fever", "37.9C") == 0);
  CHECK(grade("fever:1", "39.1C") == 1);
  CHECK(grade("hives", "39.1C") == 0);
}

TEST_CASE("none denies the protocol's whole list, and stands beside no symptom", "[app]") {
  Room room;
  const auto number = room.start();
  auto request = seen(number, {});
  request.none = true;
  const auto recorded = taken(app::observe(room.nurse(), {}, request));
  CHECK(held<Observed>(recorded).none);
  CHECK(held<Observed>(recorded).denied == test::seed().drugs.at("ocrelizumab").reactions);
  request.symptoms = {"hives"};
  CHECK(refusal(app::observe(room.nurse(), {}, request)) == "bad-field");
}

TEST_CASE("an observation that says nothing, or contradicts itself, is refused", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 30min);
  const auto before = room.last();
  const auto with = [&](const std::function<void(app::ObserveRequest&)>& change) {
    auto request = seen(number);
    change(request);
    return refusal(app::observe(room.nurse(), {}, request));
  };
  CHECK(with([](auto& r) { r.symptoms.clear(); }) == "missing-field");
  CHECK(with([](auto& r) {
          r.symptoms.clear();
          r.note = "   ";
        }) == "missing-field");
  CHECK(with([](auto& r) { r.symptoms = {"hives@-5m", "urticaria:2"}; }) == "bad-field");
  CHECK(with([](auto& r) { r.denied = {"hives"}; }) == "bad-field");
  CHECK(with([](auto& r) { r.denied = {"hvies"}; }) == "unknown-word");
  CHECK(with([](auto& r) { r.resolved = {"hvies"}; }) == "unknown-word");
  CHECK(with([](auto& r) { r.vitals[Sign::temperature] = "38.2"; }) == "bad-field");
  CHECK(with([](auto& r) { r.source = "fax"; }) == "bad-field");
  CHECK(with([](auto& r) { r.infusion = InfusionId{9}; }) == "no-such");
  CHECK(room.last() == before);
  CHECK(with([](auto& r) { r.resolved = {"hives"}; }) == "recorded");  // seen, and gone
  CHECK(with([](auto& r) { r.symptoms = {"other:\"a\"", "other:\"b\""}; }) == "recorded");
}

TEST_CASE("an onset lies at or before the observation, and a span of it is cut off there", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 30min);
  for (const auto& [onset, want] :
       {std::pair{"hives@09:20", "recorded"}, {"hives@09:21", "bad-field"}, {"hives@now", "bad-field"}}) {
    auto request = seen(number, {onset});
    request.at = "09:20";
    INFO(onset);
    CHECK(refusal(app::observe(room.nurse(), {}, request)) == want);
  }
  auto request = seen(number, {"itching@~09:15"});
  request.at = "09:20";
  const auto& said = held<Observed>(taken(app::observe(room.nurse(), {}, request)));
  CHECK((said.symptoms[0].onset == Span{room.nine, room.nine + 20min}));
}

TEST_CASE("what has happened can be recorded in every state of the infusion, with what to mind", "[app]") {
  Room room;
  const auto number = room.start();  // planned for 3 h 30 min
  const auto note = [&](Instant now) {
    room.set(now);
    return notices(taken(app::observe(room.nurse(), {}, seen(number, {"fatigue:1"}))));
  };
  CHECK(note(room.nine) == "");
  const auto planned = *room.infusion(number).planned_end;
  CHECK(note(planned + 30min - 1s) == "");
  CHECK(note(planned + 30min + 1s) == "stop-missing");
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  CHECK(note(planned + 31min) == "");
  Room empty;
  taken(app::prepare(empty.nurse(), {}, empty.order()));
  CHECK(notices(taken(app::observe(empty.nurse(), {}, seen(InfusionId{1})))) == "");
  taken(app::cancel(empty.nurse(), {}, InfusionId{1}, ""));
  CHECK(notices(taken(app::observe(empty.nurse(), {}, seen(InfusionId{1})))) == "not-running");
}

TEST_CASE("an observation is never stale: two nurses record side by side", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::observe(room.nurse(), {}, seen(number)));
  taken(app::observe(room.other_nurse(), {}, seen(number)));
  CHECK(room.chart()->standing<Observed>(number).size() == 2);
}

TEST_CASE("give, notify and note hold their two texts, their time, and need the first", "[app]") {
  Room room;
  taken(app::prepare(room.nurse(), {}, room.order()));  // premedication is given before the start
  const InfusionId number{1};
  const auto context = room.nurse();
  CHECK((held<Gave>(taken(app::give(context, {}, number, "cetirizine 10 mg PO", "better", "-5m"))) ==
         Gave{number, Span{room.nine - 5min}, "cetirizine 10 mg PO", "better",
              Medication{"cetirizine", Quantity{{10000}, "mg"}, "oral"}}));
  CHECK((held<Gave>(taken(app::give(context, {}, number, "famotidine", "", ""))) ==
         Gave{number, Span{room.nine}, "famotidine", "", Medication{"famotidine", {}, ""}}));
  CHECK((held<Notified>(taken(app::notify(context, {}, {number, "Dr. Who", "slow it", "", ""}))) ==
         Notified{number, Span{room.nine}, "Dr. Who", "slow it"}));
  CHECK((held<Noted>(taken(app::note(context, {}, number, "warm blanket", ""))) ==
         Noted{number, Span{room.nine}, "warm blanket"}));
  for (const auto* empty : {"", "  "}) {
    CHECK(refusal(app::give(context, {}, number, empty, "", "")) == "missing-field");
    CHECK(refusal(app::notify(context, {}, {number, empty, "", "", ""})) == "missing-field");
    CHECK(refusal(app::note(context, {}, number, empty, "")) == "missing-field");
  }
  CHECK(refusal(app::give(context, {}, InfusionId{9}, "x", "", "")) == "no-such");
  CHECK(refusal(app::note(context, {}, number, "x", "noonish")) == "bad-time");
}

TEST_CASE("a flag is answered once, with an action; the second is told who won", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::observe(room.nurse(), {}, seen(number)));
  const FlagId flag{1};
  const auto ack = [&](const app::AppContext& context, const std::string& action) {
    return app::acknowledge(context, {}, flag, action, "by hand");
  };
  CHECK(refusal(ack(room.nurse(), "")) == "missing-field");
  CHECK(refusal(ack(room.nurse(), "prayed")) == "bad-field");
  CHECK(refusal(app::resolve(room.nurse(), {}, flag, "gone")) == "flag-unanswered");
  CHECK(refusal(app::acknowledge(room.nurse(), {}, FlagId{9}, "paused", "")) == "no-such");
  const auto first = taken(ack(room.nurse(), "stopped"));
  CHECK(held<Acknowledged>(first).action == Action::stopped);
  CHECK(held<Acknowledged>(first).detail == "by hand");
  CHECK(notices(first) == "still-running");
  CHECK(room.infusion(number).state == InfusionState::running);
  const auto race = problem<LostRace>(ack(room.other_nurse(), "paused"));
  CHECK(race.fact == LostRace::Fact::acknowledged);
  CHECK(race.entry == first.entry.number);
  CHECK(race.staff == "R. Osei");
  CHECK(refusal(app::resolve(room.nurse(), {}, flag, " ")) == "missing-field");
  const auto resolved = taken(app::resolve(room.nurse(), {}, flag, "gone"));
  CHECK(held<Resolved>(resolved).outcome == "gone");
  CHECK(problem<LostRace>(app::resolve(room.other_nurse(), {}, flag, "gone")).fact ==
        LostRace::Fact::resolved);
  CHECK(problem<LostRace>(ack(room.other_nurse(), "paused")).fact == LostRace::Fact::resolved);
}

TEST_CASE("a flag that a worse one replaced is not answered; the loser is told the one that stands",
          "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::observe(room.nurse(), {}, seen(number, {"hives:1"})));
  taken(app::observe(room.nurse(), {}, seen(number, {"hives:3"})));
  const auto race = problem<LostRace>(app::acknowledge(room.nurse(), {}, FlagId{1}, "paused", ""));
  CHECK(race.fact == LostRace::Fact::not_standing);
  CHECK(race.successor == decltype(LostRace::successor){FlagId{2}});
  CHECK(problem<LostRace>(app::resolve(room.nurse(), {}, FlagId{1}, "gone")).successor ==
        decltype(LostRace::successor){FlagId{2}});
}

TEST_CASE("a retracted urgent flag waits for its retraction to be acknowledged, with or without action",
          "[app]") {
  Room room;
  const auto number = room.start();
  const auto entry = taken(app::observe(room.nurse(), {}, seen(number))).entry.number;
  taken(app::retract(room.nurse(), {"", "wrong patient"}, entry));
  CHECK(room.chart()->flag(FlagId{1})->waiting());
  taken(app::acknowledge(room.other_nurse(), {}, FlagId{1}, "", ""));
  CHECK_FALSE(room.chart()->flag(FlagId{1})->waiting());
  const auto race = problem<LostRace>(app::acknowledge(room.nurse(), {}, FlagId{1}, "", ""));
  CHECK(race.fact == LostRace::Fact::acknowledged);
  CHECK(race.staff == "M. Brandt");
}

}  // namespace
}  // namespace infuwatch::observe_test
