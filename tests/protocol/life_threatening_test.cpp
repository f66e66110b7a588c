// The `life-threatening` rule.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::life_threatening_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Natalizumab over an hour, released an hour later; its follow-up closes 25 h after the start.
History course() {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h - 1s);
  return history;
}

std::string found(Seconds after, SymptomSeen symptom) {
  auto history = course();
  history.observe(infusion, start + after, {std::move(symptom)});
  return history.found(infusion, Rule::life_threatening);
}

std::string found(Seconds after, Vitals vitals) {
  auto history = course();
  history.observe(infusion, start + after, std::move(vitals));
  return history.found(infusion, Rule::life_threatening);
}

struct Moment {
  Seconds after;
  const char* want;
};
// One in every window and phase of the course.
const Moment moments[] = {
    {-1h, "emergency before definite before"},           {-1s, "emergency before definite before"},
    {0s, "emergency high-risk definite infusing"},       {1h, "emergency high-risk definite infusing"},
    {1h + 1s, "emergency high-risk definite observing"}, {2h, "emergency high-risk definite released"},
    {2h + 1s, "emergency follow-up definite released"},  {25h, "emergency follow-up definite released"},
    {25h + 1s, "emergency late definite released"},      {30 * 24h, "emergency late definite released"}};

TEST_CASE("any symptom of grade 4 or 5 is an emergency in every window", "[protocol]") {
  for (const auto& [after, want] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(found(after, seen("wheezing", 4)) == want);
    CHECK(found(after, seen("wheezing", 5)) == want);
    CHECK(found(after, seen("seizure", 4)) == want);
    CHECK(found(after, test::other("cannot be woken", 4)) == want);
  }
}

TEST_CASE("grade 3, and no grade at all, are not life-threatening by themselves", "[protocol]") {
  for (const auto& [after, want] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(found(after, seen("wheezing", 3)) == "nothing");
    CHECK(found(after, seen("wheezing")) == "nothing");
    CHECK(found(after, seen("hives", 3)) == "nothing");
    CHECK(found(after, test::other("cannot be woken", 3)) == "nothing");
    CHECK(found(after, test::other("cannot be woken")) == "nothing");
  }
}

TEST_CASE("charted anaphylaxis, stridor, laryngeal edema and airway swelling are emergencies at any grade",
          "[protocol]") {
  for (const auto& [after, want] : moments) {
    INFO(after.count() << " s after the start");
    for (const auto* symptom : {"stridor", "laryngeal-edema", "airway-swelling"}) {
      CHECK(found(after, seen(symptom, 1)) == want);
      CHECK(found(after, seen(symptom, 3)) == want);
      CHECK(found(after, seen(symptom)) == want);
    }
    CHECK(found(after, seen("anaphylaxis", 3)) == want);
    CHECK(found(after, seen("anaphylaxis")) == want);
  }
}

TEST_CASE("throat irritation, tightness and hoarseness are not airway swelling", "[protocol]") {
  for (const auto* symptom :
       {"throat-irritation", "throat-tightness", "hoarse-voice", "trouble-swallowing"}) {
    CHECK(found(10min, seen(symptom, 1)) == "nothing");
    CHECK(found(10min, seen(symptom, 3)) == "nothing");
  }
}

TEST_CASE("a response to pain only, or none, is an emergency in every window", "[protocol]") {
  for (const auto& [after, want] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(found(after, test::acvpu(Consciousness::pain)) == want);
    CHECK(found(after, test::acvpu(Consciousness::unresponsive)) == want);
    CHECK(found(after, test::acvpu(Consciousness::voice)) == "nothing");
    CHECK(found(after, test::acvpu(Consciousness::confusion)) == "nothing");
    CHECK(found(after, test::acvpu(Consciousness::alert)) == "nothing");
  }
}

TEST_CASE("a blood pressure that cannot be obtained is an emergency in every window, one that is felt is not",
          "[protocol]") {
  for (const auto& [after, want] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(found(after, test::bp_none()) == want);
    CHECK(found(after, test::bp_felt(80)) == "nothing");
    CHECK(found(after, test::bp(70, 35)) == "nothing");
  }
}

TEST_CASE("other readings that cannot be obtained are no emergency by themselves", "[protocol]") {
  CHECK(found(10min, Vitals{.heart_rate = Reading{}}) == "nothing");
  CHECK(found(10min, Vitals{.spo2 = Reading{}}) == "nothing");
  CHECK(found(10min, Vitals{.respiratory_rate = Reading{}}) == "nothing");
}

TEST_CASE("an emergency before the start of an infusion only prepared is raised", "[protocol]") {
  History history;
  const auto prepared = history.prepare("natalizumab");
  history.observe(prepared, start, {seen("anaphylaxis", 3)});
  CHECK(history.flags() == std::vector<std::string>{"F1 emergency life-threatening on 1: raised"});
}

TEST_CASE("the emergency says what it turned on", "[protocol]") {
  auto history = course();
  const auto entry = history.observe(
      infusion, start + 2h + 40min,
      {seen("wheezing", 4, start + 2h + 10min), seen("hives", 2), seen("stridor", 1)}, test::bp_none());
  const auto finding = *history.finding(infusion, Rule::life_threatening);
  CHECK(test::items(finding) == "wheezing stridor sbp");
  CHECK(finding.start == Span{start});
  CHECK(finding.stop == Span{start + 1h});
  CHECK(finding.leading().onset == Span{start + 2h + 10min});
  const auto& wheezing = finding.items.front();
  CHECK(wheezing.grade == 4);
  CHECK(wheezing.observation == entry);
  CHECK(wheezing.window == Window::follow_up);
  CHECK_FALSE(wheezing.source.empty());
  CHECK(finding.items.back().value == std::nullopt);  // unobtainable: there is no number
}

TEST_CASE("a second emergency of another kind is not hidden behind the first", "[protocol]") {
  auto history = course();
  history.observe(infusion, start + 10min, {seen("stridor", 2)});
  history.ack(FlagId{1});
  history.observe(infusion, start + 12min, test::bp_none());
  CHECK(history.flags() == std::vector<std::string>{"F1 emergency life-threatening on 1: superseded",
                                                    "F2 emergency anaphylaxis-criteria on 1: superseded",
                                                    "F3 emergency life-threatening on 1: raised",
                                                    "F4 emergency anaphylaxis-criteria on 1: raised"});
  CHECK(test::items(history.flag(3).finding) == "stridor sbp");
}

}  // namespace
}  // namespace infuwatch::life_threatening_test
