// What was there before the start, and a reaction before it to something else that was given.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::known_before_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

std::string reaction_after(std::optional<int> before, std::optional<int> now, bool gone_between = false) {
  History history;
  history.prepare("ocrelizumab");
  history.observe(infusion, start - 30min, {seen("back-pain", before)});
  if (gone_between) history.resolved(infusion, start - 20min, {"back-pain"});
  history.start(infusion, start);
  history.observe(infusion, start + 30min, {seen("back-pain", now)});
  return history.found(infusion, Rule::reaction);
}

TEST_CASE("what was charted before the start is flagged only when it is worse, or back", "[protocol]") {
  CHECK(reaction_after(1, 1) == "nothing");
  CHECK(reaction_after(2, 1) == "nothing");
  CHECK(reaction_after(1, 2) == "urgent high-risk definite infusing");
  CHECK(reaction_after(std::nullopt, 2) == "nothing");
  CHECK(reaction_after(std::nullopt, 3) == "urgent high-risk definite infusing");
  CHECK(reaction_after(std::nullopt, std::nullopt) == "nothing");
  CHECK(reaction_after(2, std::nullopt) == "nothing");  // mild: no worse for its missing grade
  CHECK(reaction_after(1, std::nullopt) == "nothing");
  CHECK(reaction_after(2, 2, true) == "nothing");  // back again: by `recurrence`
}

TEST_CASE("an onset before every exposure is not the criteria's, whenever it is charted", "[protocol]") {
  const auto found = [](Span onset, bool charted_before) {
    History history;
    history.prepare("ocrelizumab");
    if (charted_before) history.observe(infusion, start - 10min, {seen("hoarse-voice", 1, onset)});
    history.start(infusion, start);
    history.observe(infusion, start + 30min, {seen("hoarse-voice", 1, onset)});
    return history.found(infusion, Rule::anaphylaxis_criteria);
  };
  CHECK(found(start - 48h, true) == "nothing");
  CHECK(found(start - 48h, false) == "nothing");
  CHECK(found(start - 1s, false) == "nothing");
  CHECK(found(start, false) == "emergency high-risk definite infusing");
  CHECK(found({start - 5min, start}, false) == "emergency high-risk possible infusing");
}

TEST_CASE("a symptom of yesterday's infusion that is still there is known to today's", "[protocol]") {
  const auto found = [](int today, bool gone, Seconds between) {
    History history;
    history.start("alemtuzumab", start - between);
    history.observe(infusion, start - between + 1h, {seen("rash", 1)});
    history.stop(infusion, start - between + 4h);
    history.release(infusion, start - between + 6h);
    if (gone) history.resolved(infusion, start - 2h, {"rash"});
    const auto next = history.start("alemtuzumab", start);
    history.observe(next, start + 30min, {seen("rash", today)});
    return history.found(next, Rule::reaction);
  };
  CHECK(found(1, false, 24h) == "nothing");
  CHECK(found(2, false, 24h) == "urgent high-risk definite infusing");
  CHECK(found(1, true, 24h) == "urgent high-risk definite infusing");
  CHECK(found(1, false, 28h) == "nothing");  // its follow-up closes with this start
  CHECK(found(1, false, 28h + 1s) == "urgent high-risk definite infusing");
}

TEST_CASE("what another infusion had is known while it is there, and where it is the same symptom",
          "[protocol]") {
  const auto found = [](SymptomSeen yesterday, Seconds seen_at, std::optional<Seconds> gone,
                        SymptomSeen today) {
    History history;
    history.start("alemtuzumab", start - 24h);
    history.observe(infusion, start + seen_at, {std::move(yesterday)});
    const auto next = history.start("alemtuzumab", start);
    if (gone) history.resolved(infusion, start + *gone, {"rash"});
    history.observe(next, start + 30min, {std::move(today)});
    return history.found(next, Rule::reaction);
  };
  const auto* flagged = "urgent high-risk definite infusing";
  CHECK(found(seen("rash", 2), -1h, {}, seen("rash", 2)) == "nothing");
  CHECK(found(seen("rash", 2), -1h, 30min, seen("rash", 2)) == "nothing");  // gone with this very look
  CHECK(found(seen("rash", 2), -1h, 30min - 1s, seen("rash", 2)) == flagged);
  CHECK(found(seen("rash", 2), -1s, {}, seen("rash", 2)) == "nothing");
  CHECK(found(seen("rash", 2), 0s, {}, seen("rash", 2)) == flagged);  // with the start, not before it
  CHECK(found(seen("rash", 2), -1h, {}, seen("hives", 2)) == flagged);
}

std::string before_start(const char* symptom, std::optional<int> grade, std::optional<Seconds> given) {
  History history;
  history.prepare("ocrelizumab");
  if (given)
    history.record(Gave{.infusion = infusion,
                        .at = start - 1h + *given,
                        .what = "methylprednisolone 100 mg IV",
                        .medication = Medication{.name = "methylprednisolone"}},
                   start - 1h + *given);
  history.observe(infusion, start - 30min, {seen(symptom, grade)});
  const auto finding = history.finding(infusion, Rule::reaction);
  if (!finding) return "nothing";
  return std::string{name(finding->priority)} + " after " + finding->items.front().after;
}

TEST_CASE("before the start a symptom is a reaction only after a medication of this visit", "[protocol]") {
  CHECK(before_start("hives", 3, std::nullopt) == "nothing");
  CHECK(before_start("hives", 3, 0s) == "urgent after methylprednisolone");
  CHECK(before_start("hives", std::nullopt, 0s) == "review after methylprednisolone");
  CHECK(before_start("hives", 2, 0s) == "review after methylprednisolone");
  CHECK(before_start("bronchospasm", 1, 0s) == "urgent after methylprednisolone");
  CHECK(before_start("shortness-of-breath", 1, 0s) == "urgent after methylprednisolone");
  CHECK(before_start("hives", 3, 30min) == "urgent after methylprednisolone");
  CHECK(before_start("hives", 3, 30min + 1s) == "nothing");
  CHECK(before_start("throat-swelling", 3, 0s) == "nothing");  // an emergency, by another rule
  CHECK(before_start("hair-loss", 1, 0s) == "nothing");        // no reaction
}

TEST_CASE("wheezing alone is a second phase within 72 h of a first anaphylaxis", "[protocol]") {
  const auto found = [](bool first, Seconds wheeze) {
    History history;
    history.start("ocrelizumab", start);
    if (first) {
      history.observe(infusion, start + 10min, {seen("hives", 2), seen("wheezing", 2)});
      history.resolved(infusion, start + 1h, {"hives", "wheezing"});
    }
    history.stop(infusion, start + 15min);
    history.release(infusion, start + 8h);
    history.observe(infusion, start + wheeze, {seen("wheezing", 1)});
    const auto finding = history.finding(infusion, Rule::anaphylaxis_criteria);
    return finding ? items(*finding) : "nothing";
  };
  CHECK(found(false, 10h) == "nothing");
  CHECK(found(true, 10h) == "hives wheezing wheezing");
  CHECK(found(true, 72h + 10min) == "hives wheezing wheezing");
  CHECK(found(true, 72h + 10min + 1s) == "hives wheezing");
}

TEST_CASE("the 72 h run from the first sign of the first anaphylaxis, whatever it was", "[protocol]") {
  const auto found = [](Seconds hoarse, bool by_signs) {
    History history;
    history.start("ocrelizumab", start);
    if (by_signs) {
      history.observe(infusion, start + 20min, bp(80, 50) + spo2(86));
      history.observe(infusion, start + 40min, bp(120, 70) + spo2(98));
    } else {
      history.observe(infusion, start + 20min, {seen("hives", 2)});
      history.observe(infusion, start + 100min, {seen("wheezing", 2)});
      history.resolved(infusion, start + 110min, {"hives", "wheezing"});
    }
    history.stop(infusion, start + 2h);
    history.release(infusion, start + 8h);
    history.observe(infusion, start + hoarse, {seen("hoarse-voice", 1)});
    const auto finding = history.finding(infusion, Rule::anaphylaxis_criteria);
    return finding && items(*finding).find("hoarse-voice") != std::string::npos;
  };
  for (const bool by_signs : {false, true}) {
    INFO(by_signs);
    CHECK(found(48h, by_signs));
    CHECK(found(72h + 20min, by_signs));
    CHECK_FALSE(found(72h + 20min + 1s, by_signs));
  }
}

TEST_CASE("hives with a saturation of 92 are skin and breathing", "[protocol]") {
  const auto found = [](int saturation) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start + 15min, {seen("hives", 2)}, spo2(saturation));
    return history.found(infusion, Rule::anaphylaxis_criteria);
  };
  CHECK(found(93) == "nothing");
  CHECK(found(92) == "emergency high-risk definite infusing");
}

}  // namespace
}  // namespace infuwatch::known_before_test
