// The `recurrence` rule.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::recurrence_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Hives of grade 2 ten minutes after the start of natalizumab.
History with_hives() {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  return history;
}

std::string found(const History& history) { return history.found(infusion, Rule::recurrence); }

TEST_CASE("hives that were resolved and are back are urgent, even milder than before", "[protocol]") {
  auto history = with_hives();
  history.resolved(infusion, start + 20min, {"hives"});
  CHECK(found(history) == "nothing");
  history.observe(infusion, start + 40min, {seen("hives", 1)});
  CHECK(found(history) == "urgent high-risk definite infusing");
  CHECK(history.flags() ==
        std::vector<std::string>{"F1 urgent reaction on 1: raised", "F2 urgent recurrence on 1: raised"});
}

TEST_CASE("hives seen again that never went away are no recurrence", "[protocol]") {
  auto history = with_hives();
  history.observe(infusion, start + 20min, {seen("hives", 1)});
  history.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(history) == "nothing");
}

TEST_CASE("asked and denied, or the whole list denied, means it had gone", "[protocol]") {
  auto denied = with_hives();
  denied.denied(infusion, start + 20min, {"hives"});
  denied.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(denied) == "urgent high-risk definite infusing");
  auto none = with_hives();
  none.none(infusion, start + 20min);
  none.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(none) == "urgent high-risk definite infusing");
}

TEST_CASE("another symptom's end is not this one's", "[protocol]") {
  auto history = with_hives();
  history.resolved(infusion, start + 20min, {"itching"});
  history.denied(infusion, start + 20min, {"wheezing"});
  history.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(history) == "nothing");
}

TEST_CASE("a flag that was resolved means that its symptom had gone", "[protocol]") {
  auto history = with_hives();
  history.ack(FlagId{1});
  history.at(start + 20min);
  history.resolve(FlagId{1});
  history.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(history) == "urgent high-risk definite infusing");
}

TEST_CASE("hives after a restart are a recurrence: after a pause and after a stop", "[protocol]") {
  auto paused = with_hives();
  paused.pause(infusion, start + 12min);
  paused.resume(infusion, start + 30min);
  CHECK(found(paused) == "nothing");
  paused.observe(infusion, start + 31min, {seen("hives", 2)});
  CHECK(found(paused) == "urgent high-risk definite infusing");
  auto stopped = with_hives();
  stopped.stop(infusion, start + 12min, "reaction");
  stopped.resume(infusion, start + 2h);
  stopped.observe(infusion, start + 2h + 10min, {seen("hives", 2)});
  CHECK(found(stopped) == "urgent follow-up definite infusing");
}

TEST_CASE("the restart itself is the boundary", "[protocol]") {
  const auto hives_at = [](Seconds after) {
    auto history = with_hives();
    history.pause(infusion, start + 12min);
    history.resume(infusion, start + 30min);
    history.observe(infusion, start + after, {seen("hives", 2)});
    return found(history);
  };
  CHECK(hives_at(30min - 1s) == "nothing");
  CHECK(hives_at(30min + 1s) == "urgent high-risk definite infusing");
}

TEST_CASE("a restart makes no recurrence of what was never seen before it", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.pause(infusion, start + 12min);
  history.resume(infusion, start + 30min);
  history.observe(infusion, start + 40min, {seen("hives", 2)});
  CHECK(found(history) == "nothing");
  CHECK(history.found(infusion, Rule::reaction) == "urgent high-risk definite infusing");
}

TEST_CASE("a recurrence is urgent in every window after the start, mild symptoms included", "[protocol]") {
  const auto back_at = [](Seconds after, SymptomSeen symptom) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start, {symptom});
    history.resolved(infusion, start + 1s, {symptom.symptom});
    history.stop(infusion, start + 1h);
    history.release(infusion, start + 90min);
    history.observe(infusion, start + after, {symptom});
    return found(history);
  };
  for (const auto& symptom : {seen("hives", 1), seen("hives"), seen("headache", 1), seen("nausea", 1)}) {
    INFO(symptom.symptom);
    CHECK(back_at(2s, symptom) == "urgent high-risk definite infusing");
    CHECK(back_at(1h, symptom) == "urgent high-risk definite infusing");
    CHECK(back_at(1h + 1s, symptom) == "urgent high-risk definite observing");
    CHECK(back_at(2h, symptom) == "urgent high-risk definite released");
    CHECK(back_at(2h + 1s, symptom) == "urgent follow-up definite released");
    CHECK(back_at(25h, symptom) == "urgent follow-up definite released");
    CHECK(back_at(25h + 1s, symptom) == "urgent late definite released");
  }
}

TEST_CASE("premedication hives that went and came again under the drug are a recurrence", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 30min, {seen("hives", 1)});
  history.resolved(infusion, start - 10min, {"hives"});
  history.start(infusion, start);
  CHECK(found(history) == "nothing");
  history.observe(infusion, start + 10min, {seen("hives", 1)});
  CHECK(found(history) == "urgent high-risk definite infusing");
}

TEST_CASE("before the start nothing recurs", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 30min, {seen("hives", 1)});
  history.resolved(infusion, start - 20min, {"hives"});
  history.observe(infusion, start - 10min, {seen("hives", 1)});
  history.start(infusion, start);
  CHECK(found(history) == "nothing");
}

TEST_CASE("what is no reaction symptom is looked at again, and is no recurrence", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("cough", 1)});
  history.resolved(infusion, start + 20min, {"cough"});
  history.observe(infusion, start + 40min, {seen("cough", 1)});
  CHECK(found(history) == "nothing");
  CHECK(history.found(infusion, Rule::reaction) == "review high-risk definite infusing");
}

TEST_CASE("after an anaphylaxis an airway sign that is back is an emergency, another one urgent",
          "[protocol]") {
  const auto back = [](const char* symptom) {
    History history;
    history.start("ocrelizumab", start);
    history.observe(infusion, start + 10min,
                    {seen("hives", 2), seen("wheezing", 2), seen("shortness-of-breath", 2),
                     seen("throat-irritation", 2), seen("low-blood-pressure", 2)});
    history.resolved(infusion, start + 20min,
                     {"hives", "wheezing", "shortness-of-breath", "throat-irritation", "low-blood-pressure"});
    history.observe(infusion, start + 1h, {seen(symptom, 2)});
    return found(history);
  };
  for (const auto* airway : {"wheezing", "shortness-of-breath"}) {
    INFO(airway);
    CHECK(back(airway) == "emergency high-risk definite infusing");
  }
  for (const auto* another : {"hives", "low-blood-pressure"}) {
    INFO(another);
    CHECK(back(another) == "urgent high-risk definite infusing");
  }
  History alone;
  alone.start("ocrelizumab", start);
  alone.observe(infusion, start + 10min, {seen("shortness-of-breath", 2)});
  alone.resolved(infusion, start + 20min, {"shortness-of-breath"});
  alone.observe(infusion, start + 1h, {seen("shortness-of-breath", 1)});
  CHECK(found(alone) == "urgent high-risk definite infusing");
}

TEST_CASE("a mild symptom that is back without a grade is told as grade 1", "[protocol]") {
  History history;
  history.prepare("ocrelizumab");
  history.observe(infusion, start - 40min, {seen("headache", 1)});
  history.resolved(infusion, start - 30min, {"headache"});
  history.observe(infusion, start - 20min, {seen("headache", 1)});
  history.start(infusion, start);
  history.observe(infusion, start + 30min, {seen("headache")});
  const auto finding = history.finding(infusion, Rule::recurrence);
  REQUIRE(finding);
  CHECK(finding->items.front().grade == 1);
}

TEST_CASE("an airway that swells again is an emergency again, not a recurrence", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("stridor", 1)});
  history.resolved(infusion, start + 20min, {"stridor"});
  history.observe(infusion, start + 40min, {seen("stridor", 1)});
  CHECK(found(history) == "nothing");
  CHECK(history.flags() == std::vector<std::string>{"F1 emergency life-threatening on 1: superseded",
                                                    "F2 emergency anaphylaxis-criteria on 1: superseded",
                                                    "F3 emergency life-threatening on 1: raised",
                                                    "F4 emergency anaphylaxis-criteria on 1: raised"});
}

TEST_CASE("a mild recurrence told again without a grade does not ring again", "[protocol]") {
  for (const auto& [symptom, rings] : {std::pair{"headache", false}, {"hives", true}}) {
    INFO(symptom);
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + 10min, {seen(symptom, 1)});
    history.resolved(infusion, start + 20min, {symptom});
    history.observe(infusion, start + 30min, {seen(symptom, 1)});
    REQUIRE(found(history).starts_with("urgent"));
    history.observe(infusion, start + 40min, {seen(symptom)});
    CHECK(history.judged().raised.empty() != rings);
  }
}

TEST_CASE("each time it comes back it rings again", "[protocol]") {
  auto history = with_hives();
  for (const auto after : {20min, 40min}) {
    history.resolved(infusion, start + after, {"hives"});
    history.observe(infusion, start + after + 10min, {seen("hives", 1)});
  }
  CHECK(history.flags() == std::vector<std::string>{"F1 urgent reaction on 1: raised",
                                                    "F2 urgent recurrence on 1: superseded",
                                                    "F3 urgent recurrence on 1: raised"});
}

TEST_CASE("hives of one day that are back on the next day's infusion are that day's reaction", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  history.resolved(infusion, start + 20min, {"hives"});
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  const auto second = history.start("alemtuzumab", start + 24h);
  history.observe(second, start + 24h + 10min, {seen("hives", 2)});
  CHECK(history.found(second, Rule::reaction) == "urgent high-risk definite infusing");
  CHECK(history.found(second, Rule::recurrence) == "nothing");
}

}  // namespace
}  // namespace infuwatch::recurrence_test
