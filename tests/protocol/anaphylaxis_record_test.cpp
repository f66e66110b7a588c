#include "support/anaphylaxis.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"

namespace infuwatch::anaphylaxis_record_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1}, second{2};

TEST_CASE(
    "what is further apart is together while the first was never told to "
    "be gone",
    "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, {seen("hives", 1)});
  history.observe(infusion, start + 2h + 1s, {seen("shortness-of-breath", 2)});
  CHECK(met(history) == skin_and_airway);
}

TEST_CASE(
    "seen again beside the second, the first is there, however long ago "
    "it began",
    "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, {seen("hives", 1)});
  history.observe(infusion, start + 3h, {seen("hives", 1), seen("shortness-of-breath", 2)});
  CHECK(met(history) == skin_and_airway);
}

TEST_CASE(
    "a pressure low at the start and low again beside hives is together "
    "with them",
    "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, bp(85));
  history.observe(infusion, start + 3h, {seen("hives", 1)}, bp(85));
  CHECK(met(history) == "niaid-1 niaid-2 wao-1 wao-2");
}

TEST_CASE("itching that spreads counts from when it spread", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, {seen("itching", 1)});
  history.observe(infusion, start + 3h, {seen("itching", 2), seen("shortness-of-breath", 2)});
  CHECK(met(history) == skin_and_airway);
}

TEST_CASE("an earlier mention charted late takes no emergency away, and rings for its graver window",
          "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 3h, {seen("hives", 1), seen("shortness-of-breath", 2)});
  history.observe(infusion, start + 30min, {seen("hives", 1)});
  CHECK(met(history) == skin_and_airway);
  CHECK(rung(history) == Rung{"1 superseded", "1 raised"});
}

TEST_CASE(
    "pressure low before the start and still low under the drug is no "
    "less than pressure low again",
    "[protocol]") {
  const auto with = [](int between) {
    History history;
    history.prepare("natalizumab");
    history.observe(infusion, start - 10min, bp(85));
    history.start(infusion, start);
    history.observe(infusion, start + 5min, bp(between));
    history.observe(infusion, start + 10min, {seen("shortness-of-breath", 2)}, bp(80));
    return met(history);
  };
  CHECK(with(95) == "niaid-2 wao-2");
  CHECK(with(88) == "niaid-2 wao-2");
}

TEST_CASE(
    "charted anaphylaxis under an earlier infusion makes the drug a "
    "known allergen",
    "[protocol]") {
  History history;
  history.start("natalizumab", start - 28 * 24h);
  history.stop(infusion, start - 28 * 24h + 1h);
  history.observe(infusion, start - 28 * 24h + 10min, {seen("anaphylaxis", 3)});
  history.start("natalizumab", start);
  history.observe(second, start + 10min, bp(85));
  CHECK(met(history, second) == "niaid-3");
}

TEST_CASE(
    "anaphylaxis under an earlier infusion, charted late or taken back, "
    "judges the later one again",
    "[protocol]") {
  History history;
  history.start("natalizumab", start - 28 * 24h);
  history.stop(infusion, start - 28 * 24h + 1h);
  history.start("natalizumab", start);
  history.observe(second, start + 10min, bp(85));
  const auto entry =
      history.observe(infusion, start - 28 * 24h + 10min, {seen("hives", 2), seen("shortness-of-breath", 2)});
  CHECK(met(history, second) == "niaid-3");
  CHECK(rung(history) == Rung{"1 raised", "2 raised"});
  history.retract(entry);
  CHECK(rung(history) == Rung{"1 retracted", "2 retracted"});
}

TEST_CASE("findings charted on two overlapping infusions belong together", "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.start("alemtuzumab", start + 24h);
  history.observe(infusion, start + 24h + 10min, {seen("hives", 1)});
  history.observe(second, start + 24h + 13min, {seen("shortness-of-breath", 2)});
  CHECK(rung(history) == Rung{"2 raised"});
}

TEST_CASE(
    "hives under the second day's premedication belong together with "
    "what follows its start",
    "[protocol]") {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.prepare("alemtuzumab");
  history.observe(second, start + 24h - 3min, {seen("hives", 1)});
  history.start(second, start + 24h);
  history.observe(second, start + 24h + 1min, {seen("shortness-of-breath", 2)});
  CHECK(rung(history).size() == 1);
}

TEST_CASE("where the pressure also fell, WAO 2 is met and not merely possible", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 10min, bp(140));
  history.start(infusion, start);
  history.observe(infusion, start + 10min, bp(88));
  CHECK(met(history) == "wao-2");
  const auto finding = *history.finding(infusion, Rule::vital_sign);
  for (const auto& item : finding.items) CHECK(item.remarks.empty());
}

TEST_CASE("incontinence of the disease, charted before the start, is nothing new", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 30min, {seen("incontinence", 1)});
  history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen("flushing", 1)});
  CHECK(met(history) == "nothing");
}

TEST_CASE("the flag names the lowest pressure of the excursion", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, {seen("hives", 1)}, bp(88));
  history.observe(infusion, start + 15min, bp(60));
  const auto finding = *history.finding(infusion, Rule::anaphylaxis_criteria);
  for (const auto& item : finding.items)
    if (item.finding == "sbp") CHECK(item.value == 60);
}

}  // namespace
}  // namespace infuwatch::anaphylaxis_record_test
