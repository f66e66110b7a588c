// Correct, retract, move: each with a reason, each told who won.
#include "app/room.hpp"

namespace infuwatch::correction_test {
namespace {

using namespace std::chrono_literals;
using test::held;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;
using Fact = LostRace::Fact;
using Why = NotCorrectable::Why;

const app::Common because{"", "misread"};

/// An infusion at nine with hives at half past, stopped at ten, released at eleven; now it is noon.
struct Course : Room {
  EntryNumber started, seen, stopped, released;
  InfusionId number;

  Course() {
    number = start();
    started = last();
    seen = ward.log(nine + 30min, "1 hives g2 hr 92").entry.number;
    stopped = ward.at(nine + 1h, [&] { return app::stop(nurse(), {}, {number, "", "", ""}); }).entry.number;
    released = ward.at(nine + 2h,
                       [&] {
                         return app::release(nurse(), {"", "as ordered"}, {number, "", ""});
                       })
                   .entry.number;
    set(nine + 3h);
  }
  Result<storage::Recorded, Problem> correct(EntryNumber entry, const std::vector<std::string>& fields) {
    return app::correct(nurse(), because, entry, fields);
  }
};

TEST_CASE("a correction replaces the fields it names and keeps the rest, and what was said before", "[app]") {
  Course course;
  const auto recorded = taken(course.correct(course.seen, {"symptom=hives:3", " HR = 104 ", "note=wrist"}));
  const auto& said = held<Corrected>(recorded);
  CHECK(said.entry == course.seen);
  CHECK((said.fields == std::vector<std::string>{"symptom", "hr", "note"}));
  CHECK(recorded.entry.supersedes == course.seen);
  CHECK(recorded.entry.reason == "misread");
  const auto chart = course.chart();
  const auto& now = std::get<Observed>(chart->act(course.seen)->said);
  CHECK(now.symptoms.at(0).grade == 3);
  CHECK(now.vitals.heart_rate == Reading{104});
  CHECK((now.at == Span{course.nine + 30min}));
  REQUIRE(chart->act(course.seen)->earlier.size() == 1);
  CHECK(std::get<Observed>(chart->act(course.seen)->earlier[0].said).vitals.heart_rate == Reading{92});
}

TEST_CASE("a correction needs a reason, a field that is there, and something new", "[app]") {
  Course course;
  const auto before = course.last();
  for (const auto* reason : {"", "   "})
    CHECK(problem<MissingField>(app::correct(course.nurse(), {"", reason}, course.seen, {"hr=90"})).fields ==
          std::vector{FieldId::reason});
  CHECK(refusal(course.correct(course.seen, {})) == "missing-field");
  for (const auto* field : {"hr", "=90", "colour=red", "rate=60 mL/h", "hr=301", "symptom=-itching"}) {
    INFO(field);
    CHECK(refusal(course.correct(course.seen, {field})) != "recorded");
  }
  CHECK(refusal(course.correct(course.seen, {"hr=92"})) == "nothing-new");
  CHECK(refusal(course.correct(course.seen, {"hr=90", "hr=92"})) == "nothing-new");
  CHECK(refusal(course.correct(course.seen, {"symptom=hives:2"})) == "nothing-new");
  CHECK(refusal(course.correct(course.started, {"at=09:00"})) == "nothing-new");
  CHECK(refusal(course.correct(course.stopped, {"why=reaction", "given="})) == "nothing-new");
  CHECK(refusal(course.correct(course.started, {"dose=0 mg"})) == "bad-field");
  CHECK(refusal(course.correct(course.started, {"dose=300 g"})) == "bad-field");
  CHECK(refusal(course.correct(EntryNumber{999}, {"at=09:00"})) == "no-such");
  CHECK(course.last() == before);
}

TEST_CASE("a correction that leaves an impossible order is refused, up to the very minute", "[app]") {
  struct Case {
    EntryNumber Course::*entry;
    const char* field;
    const char* want;
  };
  for (const auto& [entry, field, want] : {Case{&Course::started, "at=10:00", "recorded"},
                                           {&Course::started, "at=10:01", "wrong-order"},
                                           {&Course::stopped, "at=09:00", "recorded"},
                                           {&Course::stopped, "at=08:59", "before-start"},
                                           {&Course::stopped, "at=11:00", "recorded"},
                                           {&Course::stopped, "at=11:01", "wrong-order"},
                                           {&Course::released, "at=10:00", "recorded"},
                                           {&Course::released, "at=09:59", "wrong-order"},
                                           {&Course::released, "at=08:59", "before-start"},
                                           {&Course::seen, "at=12:03", "bad-time"}}) {
    Course course;
    INFO(field << ' ' << want);
    const auto before = course.last();
    CHECK(refusal(course.correct(course.*entry, {field})) == want);
    if (want != std::string{"recorded"}) CHECK(course.last() == before);
  }
}

TEST_CASE("a start corrected across the two-hour line changes windows, and says which", "[app]") {
  Room room;
  room.start();
  const auto started = room.last();
  room.ward.log(room.nine + 2h, "1 hives g2");  // high-risk: both ends inside
  room.set(room.nine + 2h + 30min);
  const auto recorded = taken(app::correct(room.nurse(), because, started, {"at=08:59"}));
  REQUIRE(recorded.entry.judged.size() == 1);
  REQUIRE(recorded.entry.judged[0].placed.size() == 1);
  const auto& [now, was] = recorded.entry.judged[0].placed[0];
  REQUIRE(was);
  CHECK(was->symptoms.at(0).window == Window::high_risk);
  CHECK(now.symptoms.at(0).window == Window::follow_up);
}

TEST_CASE("a nurse corrects, retracts and moves her own entries, a charge nurse everyone's", "[app]") {
  for (const bool charge : {false, true}) {
    Course course;
    const auto context = charge ? course.charge() : course.other_nurse();
    const std::string want = charge ? "recorded" : "not-permitted";
    CHECK(refusal(app::correct(context, because, course.seen, {"hr=90"})) == want);
    CHECK(refusal(app::retract(context, because, course.released)) == want);
    const auto other = course.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
    const auto noted = taken(app::note(course.nurse(), {}, course.number, "quiet", "")).entry.number;
    CHECK(refusal(app::move(context, because, {noted}, other)) == want);
  }
}

TEST_CASE("an entry that was corrected is corrected further by its last number only", "[app]") {
  Course course;
  const auto first = taken(course.correct(course.seen, {"hr=90"})).entry.number;
  const auto race = problem<LostRace>(course.correct(course.seen, {"hr=91"}));
  CHECK((race.fact == Fact::corrected && race.entry == first && race.staff == "R. Osei"));
  CHECK(refusal(app::retract(course.nurse(), because, course.seen)) == "lost-race");
  const auto second = taken(course.correct(first, {"hr=91"}));
  CHECK(held<Corrected>(second).entry == course.seen);
  CHECK(second.entry.supersedes == first);
}

TEST_CASE("what was retracted is neither corrected, retracted nor moved", "[app]") {
  Course course;
  const auto other = course.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
  const auto by = taken(app::retract(course.nurse(), because, course.seen)).entry.number;
  CHECK_FALSE(course.chart()->act(course.seen)->stands());
  for (const auto& refused :
       {course.correct(course.seen, {"hr=90"}), app::retract(course.nurse(), because, course.seen),
        app::move(course.nurse(), because, {course.seen}, other)}) {
    const auto race = problem<LostRace>(refused);
    CHECK((race.fact == Fact::retracted && race.entry == by));
  }
}

TEST_CASE("a retraction needs a reason, and takes an order away only under no start", "[app]") {
  Room room;
  const auto order = taken(app::prepare(room.nurse(), {}, room.order())).entry.number;
  CHECK(refusal(app::retract(room.nurse(), {}, order)) == "missing-field");
  app::StartRequest request;
  request.infusion = InfusionId{1};
  const auto start = taken(app::start(room.nurse(), {}, request)).entry.number;
  CHECK(problem<NotCorrectable>(app::retract(room.nurse(), because, order)).why == Why::started_from);
  taken(app::retract(room.nurse(), because, start));
  CHECK(room.infusion(InfusionId{1}).state == InfusionState::prepared);
  taken(app::retract(room.nurse(), because, order));
  CHECK(room.infusion(InfusionId{1}).state == InfusionState::voided);
  CHECK(refusal(app::retract(room.nurse(), because, EntryNumber{1})) == "not-correctable");
}

TEST_CASE("a start that carries its order is retracted, and what still hangs on it is told", "[app]") {
  Course course;
  const auto recorded = taken(app::retract(course.nurse(), because, course.started));
  CHECK(test::notices(recorded) == "acts-left");
  CHECK((recorded.entry.notices.back().about == std::vector<std::string>{"1", "3"}));
}

TEST_CASE("an acknowledgement is taken back by retracting it, and not corrected", "[app]") {
  Course course;
  const auto ack = taken(app::acknowledge(course.nurse(), {}, FlagId{1}, "paused", "")).entry.number;
  CHECK(problem<NotCorrectable>(course.correct(ack, {"at=09:00"})).why == Why::an_answer);
  CHECK(refusal(app::retract(course.other_nurse(), because, ack)) == "not-permitted");
  CHECK_FALSE(course.chart()->flag(FlagId{1})->waiting());
  taken(app::retract(course.nurse(), because, ack));
  CHECK(course.chart()->flag(FlagId{1})->waiting());
  CHECK(problem<LostRace>(app::retract(course.nurse(), because, ack)).fact == Fact::retracted);
}

TEST_CASE("entries put on the right infusion stand there and are struck where they were", "[app]") {
  Course course;
  const auto other = course.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
  const auto moved = taken(app::move(course.nurse(), because, {course.seen, course.seen}, other));
  const auto& said = held<Moved>(moved);
  REQUIRE(said.entries.size() == 1);
  CHECK((said.from == course.number && said.to == other));
  const auto chart = course.chart();
  CHECK(chart->standing<Observed>(course.number).empty());
  CHECK(chart->standing<Observed>(other).size() == 1);
  CHECK(refusal(course.correct(course.seen, {"hr=90"})) == "recorded");  // where it stands now
  CHECK(std::get<Observed>(course.chart()->standing<Observed>(other).at(0)->said).vitals.heart_rate ==
        Reading{90});
}

TEST_CASE("a reading corrected to what is hardly ever seen needs its !", "[app]") {
  Course course;
  const auto asked = problem<ReasonNeeded>(course.correct(course.seen, {"hr=5"}));
  CHECK(report::fields_of(Problem{asked}) == std::vector<std::string>{"--hr"});
  const auto sure = held<Corrected>(taken(course.correct(course.seen, {"hr=5!"})));
  CHECK(std::get<Observed>(sure.now).vitals.heart_rate == Reading{5});
  CHECK(std::get<Observed>(sure.now).confirmed == std::vector<std::string>{"hr"});
  CHECK(refusal(course.correct(course.seen, {"hr=5!"})) == "lost-race");
}

TEST_CASE("a move to another infusion of the patient is no bedside entry, and cannot be corrected", "[app]") {
  Room room;
  const auto first = room.start();
  const auto second = taken(app::prepare(room.nurse(), {}, room.order("natalizumab", "300 mg")));
  const auto seen =
      room.ward.log(room.nine + 10min, std::to_string(first.value()) + " note seen").entry.number;
  const app::Common why{"", "wrong infusion"};
  const auto moved = taken(app::move(room.nurse(), why, {seen}, InfusionId{2})).entry.number;
  CHECK(refusal(app::correct(room.nurse(), why, moved, {"note=felt"})) == "not-correctable");
  CHECK(refusal(app::retract(room.nurse(), why, moved)) == "not-correctable");
  CHECK(refusal(app::move(room.nurse(), why, {moved}, first)) == "not-correctable");
  CHECK(refusal(app::correct(room.nurse(), why, seen, {"at="})) == "missing-field");
  CHECK(refusal(app::correct(room.nurse(), why, seen, {"note=felt"})) == "recorded");
}

TEST_CASE("a move is refused where the entry has no place", "[app]") {
  Course course;
  const auto running = course.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
  const auto started_there = course.last();
  const auto noted = taken(app::note(course.nurse(), {}, running, "quiet", "")).entry.number;
  taken(app::prepare(course.nurse(), {}, course.order("natalizumab", "300 mg")));
  const InfusionId waiting{3};
  const auto prepared = course.last();
  struct Case {
    std::vector<EntryNumber> entries;
    InfusionId to;
    Why why;
  };
  for (const auto& [entries, to, why] : {Case{{course.seen}, course.number, Why::same_infusion},
                                         {{course.seen, noted}, waiting, Why::several_infusions},
                                         {{course.started}, running, Why::carries_the_order},
                                         {{started_there}, waiting, Why::carries_the_order},
                                         {{prepared}, running, Why::carries_the_order},
                                         {{course.stopped}, waiting, Why::no_place},
                                         {{course.stopped}, running, Why::before_its_start},
                                         {{EntryNumber{1}}, running, Why::not_at_the_bedside}}) {
    INFO(entries.front().value() << " to " << to.value());
    CHECK(problem<NotCorrectable>(app::move(course.nurse(), because, entries, to)).why == why);
  }
  CHECK(refusal(app::move(course.nurse(), {}, {course.seen}, running)) == "missing-field");
  CHECK(refusal(app::move(course.nurse(), because, {}, running)) == "missing-field");
  CHECK(refusal(app::move(course.nurse(), because, {course.seen}, InfusionId{9})) == "no-such");
  CHECK(refusal(app::move(course.nurse(), because, {EntryNumber{999}}, running)) == "no-such");
}

TEST_CASE("an entry made on the wrong patient moves to the right one, on both charts", "[app]") {
  Course course;
  course.ward.patient("T-2", "Muster, Jo");
  const auto jo = course.ward.start("T-2", "natalizumab", "300 mg");
  const auto moved = taken(app::move(course.nurse(), because, {course.seen}, jo));
  CHECK(moved.charts.size() == 2);
  CHECK(course.chart(jo)->standing<Observed>(jo).size() == 1);
  CHECK(course.chart()->standing<Observed>(course.number).empty());
  CHECK(course.chart()->flag(FlagId{1})->state() == FlagState::retracted);
}

}  // namespace
}  // namespace infuwatch::correction_test
