// An event is closed out by a named person: what is asked, refused, corrected and told.
#include "app/room.hpp"
#include "domain/body.hpp"
#include "report/words.hpp"

namespace infuwatch::close_out_request_test {
namespace {

using namespace test;

struct Reaction : Room {
  InfusionId one = start();

  Reaction() {
    ward.log(nine + 20min, "1 hives g2");
    ward.log(nine + 25min, "1 hives gone");
  }

  app::Recording close(std::initializer_list<app::Answers::One> more, bool whole = true) {
    app::Answers answers{{FieldId::infusion, "1"}};
    if (whole) {
      answers.add(FieldId::causality, "probable");
      answers.add(FieldId::reaction_outcome, "recovered");
      answers.add(FieldId::seriousness, "none");
    }
    for (const auto& [field, typed] : more) {
      answers.erase(field);
      answers.add(field, typed);
    }
    return app::carry_out(nurse(), {.verb = VerbId::close_out, .answers = std::move(answers)});
  }
  ClosedOut now(EntryNumber entry) { return std::get<ClosedOut>(chart()->act(entry)->said); }
};

constexpr const char* ten = "1=yes,2=yes,3=yes,4=unknown,5=no,6=unknown,7=unknown,8=unknown,9=no,10=no";

}  // namespace

TEST_CASE("a close-out holds what was answered and nothing else", "[app][close-out]") {
  Reaction room;
  const auto made = taken(room.close({{FieldId::judged_by, "Dr. Vega"}, {FieldId::naranjo, ten}}));
  const auto said = held<ClosedOut>(made);
  CHECK(said.episode == FlagId{1});
  CHECK(said.by == "Dr. Vega");
  CHECK(naranjo_score(said.naranjo) == 6);
  const report::RenderContext rendering{room.ward.zone, room.ward.clock.now(), {}};
  CHECK(report::act_text(said, rendering) ==
        "F1 closed out by Dr. Vega: not serious, probable (Naranjo 6), recovered");
  CHECK(body_of(made.entry).find(R"("seriousness":["none"])") != std::string::npos);
  const auto bare = taken(room.close({}));
  CHECK(held<ClosedOut>(bare).by == "R. Osei");  // whoever records is named
  CHECK(body_of(bare.entry).find("naranjo") == std::string::npos);
  CHECK(report::act_text(held<ClosedOut>(bare), rendering) ==
        "F1 closed out by R. Osei: not serious, probable, recovered");
}

TEST_CASE("nothing is filled in: what is not answered is asked for", "[app][close-out]") {
  Reaction room;
  CHECK(problem<MissingField>(room.close({}, false)).fields ==
        std::vector{FieldId::seriousness, FieldId::causality, FieldId::reaction_outcome});
  for (const auto* gap : {",", ",,", "death,", ",death", "death,,hospitalization"}) {
    INFO(gap);
    CHECK(problem<BadField>(room.close({{FieldId::seriousness, gap}})).takes == Takes::no_empty_member);
  }
  CHECK(problem<MissingField>(room.close({{FieldId::seriousness, " "}})).fields ==
        std::vector{FieldId::seriousness});
  CHECK(problem<BadField>(room.close({{FieldId::naranjo, "1=yes,2=no"}})).choices ==
        std::vector<std::string>{"3", "4", "5", "6", "7", "8", "9", "10"});
  CHECK(refusal(room.close({{FieldId::naranjo, "11=yes"}})) == "bad-field");
  CHECK(refusal(room.close({{FieldId::naranjo, "1=maybe"}})) == "bad-field");
  CHECK(refusal(room.close({{FieldId::naranjo, std::string{ten} + ",1=no"}})) == "bad-field");
  CHECK(problem<BadField>(room.close({{FieldId::seriousness, "none,other"}})).takes ==
        Takes::seriousness_alone);
  CHECK(problem<BadField>(room.close({{FieldId::reaction_outcome, "fatal"}})).takes ==
        Takes::death_and_fatal);
  CHECK(problem<BadField>(room.close({{FieldId::causality, "likely"}})).choices == names<Causality>());
  CHECK(refusal(room.close({{FieldId::seriousness, "Disability, Other"}})) == "recorded");
}

TEST_CASE("an empty member of a list is refused, not swallowed", "[app][close-out]") {
  Reaction room;
  for (const auto* typed :
       {"hospitalization,,disability", "hospitalization,", ",hospitalization", "hospitalization, ,other"}) {
    INFO(typed);
    CHECK(problem<BadField>(room.close({{FieldId::seriousness, typed}})).takes == Takes::no_empty_member);
  }
  CHECK(problem<BadField>(room.close({{FieldId::naranjo, "1=yes,,2=no"}})).takes == Takes::no_empty_member);
  taken(room.close({}));
  const auto correct = [&](std::string set) {
    return app::correct(room.nurse(), {"", "read again"}, room.last(), {std::move(set)});
  };
  CHECK(problem<BadField>(correct("seriousness=other,,disability")).takes == Takes::no_empty_member);
  CHECK(problem<BadField>(correct("naranjo=1=yes,,2=no")).takes == Takes::no_empty_member);
}

TEST_CASE("recovered with a symptom that is still present asks, and a reason answers", "[app][close-out]") {
  Reaction room;
  room.ward.log(room.nine + 30min, "1 itching g2");
  const auto asked = problem<ReasonNeeded>(room.close({}));
  REQUIRE(asked.questions.size() == 1);
  CHECK(question_key(asked.questions[0]) == "still-present");
  const auto made = taken(room.close({{FieldId::reason, "gone by the time of the call"}}));
  CHECK(notices(made) == "asked");
  CHECK(notices(taken(room.close({{FieldId::reaction_outcome, "recovering"}}))).empty());
}

TEST_CASE("a correction is asked about what it changes, and its reason answers by the key",
          "[app][close-out]") {
  Reaction room;
  room.ward.log(room.nine + 30min, "1 itching g2");
  taken(room.close({{FieldId::reaction_outcome, "recovering"}}));
  const auto correct = [&](std::string reason, std::vector<std::string> set) {
    return app::correct(room.nurse(), {"", std::move(reason)}, room.last(), std::move(set));
  };
  CHECK(refusal(correct("read again", {"causality=possible"})) == "recorded");
  const auto asked = problem<ReasonNeeded>(correct("read again", {"outcome=recovered"}));
  CHECK(asked.each);
  CHECK(question_key(asked.questions.front()) == "still-present");
  CHECK(refusal(correct("read again; still-present=", {"outcome=recovered"})) != "recorded");
  CHECK(notices(taken(correct("read again; still-present=seen at the ward", {"outcome=recovered"}))) ==
        "asked");
  CHECK(refusal(correct("another word", {"note=told by phone"})) == "recorded");  // asked already
}

TEST_CASE("a correction of the note asks what a graver flag that joined since asks, once",
          "[app][close-out]") {
  Reaction room;
  taken(room.close({}));
  const auto correct = [&](std::string reason, std::vector<std::string> set) {
    return app::correct(room.nurse(), {"", std::move(reason)}, room.last(), std::move(set));
  };
  CHECK(refusal(correct("another word", {"note=told by phone"})) == "recorded");
  auto closed = room.last();
  room.ward.log(room.nine + 40min, "1 hives g2 wheezing g2 bp 80/50 hr 136");
  const auto again = [&](std::string reason, std::string note) {
    return app::correct(room.nurse(), {"", std::move(reason)}, closed, {"note=" + note});
  };
  const auto asked = problem<ReasonNeeded>(again("another word", "told by Dr. Vega"));
  CHECK(asked.each);
  CHECK(question_key(asked.questions.front()) == "not-serious");
  std::string reason = "another word";
  for (const auto& question : asked.questions) reason += "; " + question_key(question) + "=seen by Dr. Vega";
  closed = taken(again(reason, "told by Dr. Vega")).entry.number;
  CHECK(refusal(again("one more word", "told twice")) == "recorded");  // asked already, of the same flags
}

TEST_CASE("a close-out whose event is gone is not moved to nothing", "[app][close-out]") {
  Reaction room;
  taken(room.close({}));
  const auto closed = room.last();
  const auto chart = room.chart();
  for (const auto* act : chart->standing<Observed>(room.one))
    taken(app::retract(room.nurse(), {"", "another patient"}, act->number));
  const auto made = app::correct(room.nurse(), {"", "read again"}, closed, {"at=09:22"});
  CHECK(problem<NoSuch>(made).what == NoSuch::What::event_to_close_out);
  CHECK(refusal(app::correct(room.nurse(), {"", "read again"}, closed, {"note=void"})) == "recorded");
}

TEST_CASE("without an event nothing is closed out, and of several one is named", "[app][close-out]") {
  Room bare;
  const auto one = bare.start();
  app::Answers answers = app::on(one);
  answers.add(FieldId::seriousness, "none");
  answers.add(FieldId::causality, "possible");
  answers.add(FieldId::reaction_outcome, "unknown");
  CHECK(problem<NoSuch>(app::carry_out(bare.nurse(), {VerbId::close_out, answers})).what ==
        NoSuch::What::event_to_close_out);
  Reaction room;
  room.ward.log(room.nine + 91min, "1 rash g2");
  const auto several = problem<SeveralEvents>(room.close({}));
  REQUIRE(several.events.size() == 2);
  CHECK(several.events.front() == FlagId{1});
  CHECK(problem<BadField>(room.close({{FieldId::episode, "F77"}})).takes == Takes::event_of);
  const auto second = to_text(several.events.back());
  CHECK(held<ClosedOut>(
            taken(room.close({{FieldId::episode, second}, {FieldId::reaction_outcome, "recovering"}})))
            .episode == several.events.back());
}

TEST_CASE("a close-out is not before the onset of its event", "[app][close-out]") {
  Reaction room;  // hives at 09:20
  CHECK(problem<WrongOrder>(room.close({{FieldId::at, "09:19"}})).earlier == Happening::reaction);
  CHECK(refusal(room.close({{FieldId::at, "09:20"}})) == "recorded");
}

TEST_CASE("a close-out is corrected field by field, held together, and stays with its event",
          "[app][close-out]") {
  Reaction room;
  const auto entry = taken(room.close({{FieldId::naranjo, ten}})).entry.number;
  const auto correct = [&](std::vector<std::string> set) {
    return app::correct(room.nurse(), {"", "read again"}, room.last(), std::move(set));
  };
  taken(correct({"causality=possible", "seriousness=disability,other", "outcome=recovering", "by=Dr. Lee",
                 "note=ED overnight", "naranjo=10=yes"}));
  const auto said = room.now(entry);
  CHECK(said.causality == Causality::possible);
  CHECK(said.seriousness == std::vector{Seriousness::disability, Seriousness::other});
  CHECK(said.outcome == ReactionOutcome::recovering);
  CHECK((said.by == "Dr. Lee" && said.note == "ED overnight"));
  CHECK(naranjo_score(said.naranjo) == 7);
  taken(correct({"naranjo="}));
  CHECK(room.now(entry).naranjo.empty());
  CHECK(refusal(correct({"naranjo=1=yes"})) == "bad-field");
  CHECK(refusal(correct({"seriousness=none,death"})) == "bad-field");
  CHECK(refusal(correct({"outcome=fatal"})) == "bad-field");
  for (const auto* emptied : {"seriousness=", "causality=", "outcome=", "by="}) {
    INFO(emptied);
    CHECK(refusal(correct({emptied})) == "missing-field");
  }
  CHECK(refusal(correct({"seriousness=,"})) == "bad-field");
  CHECK(refusal(correct({"episode=F9"})) == "bad-field");
  CHECK(refusal(correct({"at=09:19"})) == "wrong-order");
  CHECK(app::typed_in(room.now(entry), FieldId::seriousness, room.ward.zone) == "disability, other");
  const auto two = room.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
  CHECK(problem<NotCorrectable>(app::move(room.nurse(), {"", "wrong"}, {room.last()}, two)).why !=
        NotCorrectable::Why::no_place);
}

}  // namespace infuwatch::close_out_request_test
