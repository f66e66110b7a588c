// Several symptoms in one field, words of one symptom, and own words that name a serious sign.
#include "app/room.hpp"
#include "base/text.hpp"
#include "support/history.hpp"

namespace infuwatch::symptom_list_test {
namespace {

using namespace std::chrono_literals;
using test::held;
using test::Room;
using test::taken;

/// What is charted of a symptom field an hour after the start: `hives 2, stroke-signs "facial droop"`; or the
/// kind of its refusal.
std::string charted(const std::vector<std::string>& typed, const std::string& reason = "") {
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  room.set(room.nine + 60min);
  request.symptoms = typed;
  const auto kept = app::observe(room.nurse(), {{}, reason}, request);
  if (!kept) return test::refusal(kept);
  std::vector<std::string> all;
  for (const auto& seen : held<Observed>(*kept).symptoms)
    all.push_back(seen.symptom + (seen.words.empty() ? "" : " \"" + seen.words + '"') +
                  (seen.grade ? ' ' + std::to_string(*seen.grade) : "") +
                  (seen.surface ? ' ' + std::to_string(*seen.surface) + '%' : "") +
                  (seen.onset ? " @" + room.ward.zone.shown_near(*seen.onset, room.ward.clock.now()) : ""));
  return joined(all, ", ");
}

TEST_CASE("a field may name several symptoms, with commas and `and` between", "[app]") {
  CHECK(charted({"face droop, slurred speech"}) == "stroke-signs, speech-trouble");
  CHECK(charted({"hives, itching:1"}) == "hives, itching 1");
  CHECK(charted({"hives and itching:2@-5m"}) == "hives 2 @09:55, itching 2 @09:55");
  CHECK(charted({"hives:1 and itching:2"}) == "hives 1, itching 2");
  CHECK(charted({"hives & itching + flushing:1"}) == "hives 1, itching 1, flushing 1");
  CHECK(charted({"hives,, itching,"}) == "hives, itching");
  CHECK(charted({"nausea, N/V:1"}) == "nausea 1, vomiting 1");
  CHECK(charted({"black and blue"}) == "bruising");
  CHECK(charted({"itching on arms and legs, hives"}) == R"(itching "itching on arms and legs", hives)");
  CHECK(charted({"hives, xyzzy"}) == "unknown-word");
  CHECK(charted({"hives and"}) == "unknown-word");
  CHECK(charted({","}) == "unknown-word");
  CHECK(charted({R"(other:"tingling, both lips")"}) == R"(other "tingling, both lips")");
  CHECK(charted({"other:tingling, both lips"}) == R"(other "tingling, both lips")");
}

TEST_CASE("words of one symptom are one, at the highest grade told, and keep their words", "[app]") {
  CHECK(charted({"facial droop", "left arm weak:3"}) == R"(stroke-signs "facial droop; left arm weak" 3)");
  CHECK(charted({"left arm weak:3", "facial droop:2"}) == R"(stroke-signs "left arm weak; facial droop" 3)");
  CHECK(charted({"hives", "hives:2"}) == "hives 2");
  CHECK(charted({"hives:2", "urticaria:1"}) == "hives \"urticaria\" 2");
  CHECK(charted({"chills", "rigors", "rigors"}) == "chills \"rigors\"");
  CHECK(charted({"hives:5%", "hives:20%"}) == "hives 2 20%");
  CHECK(charted({"other:lips", "other:lips:2"}) == "other \"lips\" 2");
  CHECK(charted({"hives@-5m", "urticaria@-5m"}) == "hives \"urticaria\" @09:55");
  for (const auto& [one, other] : {std::pair{"hives@-5m", "hives@-6m"},
                                   {"hives@-5m", "hives"},
                                   {"hives", "hives@-5m"},
                                   {"hives@-9m..-5m", "hives@-9m..-4m"},
                                   {"hives@-9m", "hives@-9m..-4m"}}) {
    INFO(one << ", " << other);
    CHECK(charted({one, other}) == "bad-field");
  }
}

TEST_CASE("a grade in words is the grade, unless another is told in figures", "[app]") {
  CHECK(charted({"mild itching"}) == "itching 1");
  CHECK(charted({"severe headache:3"}) == "headache 3");
  CHECK(charted({"severe headache:2"}) == "bad-field");
  CHECK(charted({"right sided hives"}) == "unknown-word");
  CHECK(charted({"right hives"}) == R"(hives "right hives")");
  CHECK(charted({"other:mild itching"}) == R"(itching "mild itching" 1)");
  CHECK(charted({"other:mild itching:2"}) == R"(other "mild itching" 2)");
  CHECK(charted({"severe bruising"}) == "out-of-range");  // grades 1 and 2
  CHECK(charted({"other:severe bruising"}) == R"(other "severe bruising")");
}

TEST_CASE("own words that name a serious sign are asked about, and kept with a reason", "[app]") {
  CHECK(charted({"other:face droop and slurred words"}) == "reason-needed");
  CHECK(charted({"other:face droop and slurred words"}, "own-words=chewing gum") ==
        R"(other "face droop and slurred words")");
  CHECK(charted({"other:tingling lips and hives"}) == R"(other "tingling lips and hives")");
  CHECK(charted({"other:no facial droop now"}) == R"(other "no facial droop now")");
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  room.set(room.nine + 60min);
  request.symptoms = {"other:face droop and slurred words"};
  const auto asked = test::problem<ReasonNeeded>(app::observe(room.nurse(), {}, request));
  REQUIRE(asked.questions.size() == 1);
  const auto* own = std::get_if<OwnWordsGrave>(&asked.questions.front());
  REQUIRE(own);
  CHECK(own->words == "face droop and slurred words");
  CHECK(own->signs == std::vector<std::string>{"stroke-signs", "speech-trouble"});
  auto emergency = room.nurse();
  emergency.emergency = "Float RN";
  const auto kept = taken(app::observe(emergency, {}, request));
  CHECK(held<Observed>(kept).symptoms == std::vector{test::other("face droop and slurred words")});
}

TEST_CASE("a call that ends well asks about what rang and was not charted as gone", "[app]") {
  struct Case {
    const char* symptom;
    const char* resolved;  // before the release
    const char* in_call;   // resolved in the call
    const char* denied;    // in the call
    const char* outcome;
    std::string want;
  };
  for (const auto& [symptom, resolved, in_call, denied, outcome, want] :
       {Case{"stroke-signs", "", "", "", "well", "reason-needed"},
        Case{"stroke-signs", "stroke-signs", "", "", "well", "recorded"},
        Case{"stroke-signs", "", "stroke-signs", "", "well", "recorded"},
        Case{"stroke-signs", "", "", "stroke-signs", "well", "recorded"},
        Case{"stroke-signs", "", "itching", "", "well", "reason-needed"},
        Case{"stroke-signs", "", "", "", "no-answer", "recorded"},
        Case{"stroke-signs", "", "", "", "caregiver", "recorded"},
        Case{"headache:1", "", "", "", "well", "recorded"}}) {
    INFO(symptom << ' ' << outcome << ' ' << resolved << in_call << denied);
    Room room;
    const auto number = room.start();
    const auto observe = [&](const char* seen, const char* gone) {
      app::ObserveRequest request;
      request.infusion = number;
      if (*seen) request.symptoms = {seen};
      if (*gone) request.resolved = {gone};
      taken(app::observe(room.nurse(), {}, request));
    };
    room.set(room.nine + 30min);
    observe(symptom, "");
    room.set(room.nine + 40min);
    if (*resolved) observe("", resolved);
    const auto chart = room.chart(number);
    for (const auto& [id, flag] : chart->flags())
      if (flag.finding.priority > Priority::review)
        taken(app::acknowledge(room.nurse(), {}, id, "provider", ""));
    room.set(room.nine + 2h);
    taken(app::stop(room.nurse(), {{}, "reaction"}, {number, "", "", "reaction"}));
    room.set(room.nine + 4h);
    taken(app::release(room.nurse(), {{}, "to the ED"}, {number, "", "ed"}));
    room.set(room.nine + 25h);
    app::ObserveRequest request;
    request.infusion = number;
    request.call = outcome;
    if (*in_call) request.resolved = {in_call};
    if (*denied) request.denied = {denied};
    const auto called = app::call(room.nurse(), {}, request);
    CHECK(test::refusal(called) == want);
    if (want == "reason-needed") {
      const auto asked = test::problem<ReasonNeeded>(called);
      const auto* present = std::get_if<StillPresent>(&asked.questions.front());
      REQUIRE(present);
      CHECK(present->symptoms == std::vector<std::string>{"stroke-signs"});
      CHECK(test::refusal(app::call(room.nurse(), {{}, "seen by neurology"}, request)) == "recorded");
    }
  }
}

}  // namespace
}  // namespace infuwatch::symptom_list_test
