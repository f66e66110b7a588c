// The `anaphylaxis-criteria` rule: what belongs together, and how it rings.
#include "support/anaphylaxis.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"

namespace infuwatch::anaphylaxis_time_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

// --- together ---

TEST_CASE("hives and wheezing entered three minutes apart are one emergency", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("hives", 2)});
  CHECK(rung(history).empty());
  history.observe(infusion, start + 13min, {seen("wheezing", 2)});
  CHECK(rung(history) == Rung{"1 raised"});
  CHECK(met(history) == "niaid-1 niaid-2 wao-1 wao-2");
  const auto finding = *history.finding(infusion, Rule::anaphylaxis_criteria);
  CHECK(told(finding) == "emergency high-risk definite infusing");
  CHECK(items(finding) == "hives wheezing");
  CHECK(finding.leading().onset == Span{start + 10min});
}

TEST_CASE("onsets up to two hours apart belong together, whichever was first", "[protocol]") {
  const auto apart = [](Seconds gap) {
    History history;
    history.start("natalizumab", start);
    const bool hives_first = gap >= 0s;
    const auto first = start + 10min, second = first + std::chrono::abs(gap);
    history.observe(infusion, first, {seen(hives_first ? "hives" : "shortness-of-breath", 2)});
    history.resolved(infusion, first + 5min, {hives_first ? "hives" : "shortness-of-breath"});
    history.observe(infusion, second, {seen(hives_first ? "shortness-of-breath" : "hives", 2)});
    return met(history);
  };
  CHECK(apart(0s) == skin_and_airway);
  for (const int sign : {1, -1}) {
    CHECK(apart(sign * Seconds{2h}) == skin_and_airway);
    CHECK(apart(sign * Seconds{2h + 1s}) == "nothing");
  }
}

TEST_CASE("it is the onset that counts, not when it was told", "[protocol]") {
  const auto begun = [](Seconds hives_before) {
    History history;
    history.start("natalizumab", start);
    const auto now = start + 4h;
    history.observe(infusion, now, {seen("shortness-of-breath", 2)});
    history.record(Observed{.infusion = infusion,
                            .at = now,
                            .symptoms = {seen("hives", 1, Span{now - hives_before})},
                            .note = "gone in ten minutes"});
    history.resolved(infusion, now - hives_before + 10min, {"hives"});
    return met(history);
  };
  CHECK(begun(2h) == skin_and_airway);
  CHECK(begun(2h + 1s) == "nothing");
}

TEST_CASE("an uncertain onset belongs together with whatever it can", "[protocol]") {
  const auto met_with = [](Span hives) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + 5h, {seen("shortness-of-breath", 2), seen("hives", 1, hives)});
    history.resolved(infusion, start + 2h + 50min, {"hives"});
    return met(history);
  };
  CHECK(met_with({start + 2h, start + 3h}) == skin_and_airway);
  CHECK(met_with({start + 2h, start + 3h - 1s}) == "nothing");
}

TEST_CASE("what is further apart is together while the first is still there", "[protocol]") {
  const auto resolved_at = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start, {seen("hives", 1)});
    history.resolved(infusion, start + after, {"hives"});
    history.observe(infusion, start + 3h, {seen("shortness-of-breath", 2)});
    return met(history);
  };
  CHECK(resolved_at(3h + 1s) == skin_and_airway);
  CHECK(resolved_at(3h) == "nothing");
  CHECK(resolved_at(3h - 1s) == "nothing");
  CHECK(resolved_at(1h) == "nothing");
}

TEST_CASE("a low reading lasts until the next normal one", "[protocol]") {
  const auto normal_at = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start, bp(85));
    history.observe(infusion, start + after, bp(110));
    history.observe(infusion, start + 3h, {seen("hives", 1)});
    return met(history);
  };
  CHECK(normal_at(3h + 1s) == "niaid-1 niaid-2 wao-1 wao-2");
  CHECK(normal_at(3h - 1s) == "nothing");
}

TEST_CASE("what nobody told to be gone is taken to be there for 24 h after it was last seen", "[protocol]") {
  const auto breathless = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + 10min, {seen("hives", 1, Span{start})});
    history.observe(infusion, start + after, {seen("shortness-of-breath", 2)});
    return met(history);
  };
  CHECK(breathless(24h + 10min) == "niaid-1 niaid-2 wao-1");
  CHECK(breathless(24h + 10min + 1s) == "nothing");
}

TEST_CASE("a normal pressure of the same moment ends no low one", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, bp(110));
  history.observe(infusion, start, bp(85));
  history.observe(infusion, start + 3h, {seen("hives", 1)});
  CHECK(met(history) == skin_and_pressure);
}

// --- ringing ---

TEST_CASE("the same again is quiet, another system or a higher grade rings", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("hives", 2), seen("shortness-of-breath", 2)});
  history.ack(FlagId{1});
  history.ack(FlagId{2});
  REQUIRE(rung(history) == Rung{"1 acknowledged"});
  history.observe(infusion, start + 15min, {seen("hives", 2), seen("shortness-of-breath", 2)});
  CHECK(rung(history) == Rung{"1 acknowledged"});
  history.observe(infusion, start + 20min, {seen("headache", 1)});
  CHECK(rung(history) == Rung{"1 acknowledged"});
  history.observe(infusion, start + 25min, {seen("shortness-of-breath", 3)});
  CHECK(rung(history) == Rung{"1 superseded", "1 raised"});
  history.observe(infusion, start + 30min, {seen("collapse")});
  CHECK(rung(history) == Rung{"1 superseded", "1 superseded", "1 raised"});
}

TEST_CASE("corrected to less than the criteria, the flag is taken back and that waits for an answer",
          "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("shortness-of-breath", 2)});
  const auto entry = history.observe(infusion, start + 12min, {seen("itching", 2)});
  REQUIRE(rung(history) == Rung{"1 raised"});
  history.correct<Observed>(entry, [](Observed& said) { said.symptoms.front().grade = 1; });
  CHECK(rung(history) == Rung{"1 retracted"});
  for (const auto& [id, flag] : history.chart().flags())
    if (flag.finding.rule == Rule::anaphylaxis_criteria) CHECK(flag.waiting());
}

// --- worse is never less ---

int any(int below) { return *rc::gen::resize(100, rc::gen::inRange(0, below)); }

SymptomSeen any_symptom() {
  static const char* const names[] = {
      "hives",    "itching",          "wheezing",           "shortness-of-breath",
      "stridor",  "collapse",         "low-blood-pressure", "vomiting",
      "headache", "throat-irritation"};
  const int grade = any(5);
  return seen(names[any(10)], grade ? std::optional{grade} : std::nullopt);
}

Vitals any_bad_sign() {
  const Vitals signs[] = {{}, {}, bp(89 - any(30)), bp(100), spo2(91 - any(10)), acvpu(Consciousness::pain)};
  return signs[any(6)];
}

Priority highest(const History& history) {
  auto found = Priority::review;
  for (const auto& finding : findings(history.chart(), infusion, history.catalogue_of()))
    found = std::max(found, finding.priority);
  return found;
}

TEST_CASE("more or graver evidence never lowers the priority", "[protocol]") {
  holds_always("a symptom more, a grade up or one more bad sign, charted next", [] {
    History history;
    if (any(2)) history.prior("natalizumab", 3, EarlierReaction::hypersensitivity);
    history.prepare("natalizumab");
    if (any(2)) history.observe(infusion, start - 10min, bp(110 + any(50)));
    history.start(infusion, start);
    if (any(2)) history.stop(infusion, start + 1h);
    auto when = start;
    auto before = highest(history);
    bool met_before = false;
    for (int i = 1 + any(6); i > 0; --i) {
      when += std::chrono::minutes{any(200)};
      history.observe(infusion, when, {any_symptom()}, any_bad_sign());
      const bool met_now = history.finding(infusion, Rule::anaphylaxis_criteria).has_value();
      const auto now = highest(history);
      RC_ASSERT(now >= before);
      RC_ASSERT((met_now || !met_before));
      before = now;
      met_before = met_now;
    }
  });
}

}  // namespace
}  // namespace infuwatch::anaphylaxis_time_test
