// The `anaphylaxis-criteria` rule: what the patient was exposed to, and infusions that
// overlap.
#include "support/anaphylaxis.hpp"
#include "support/catch.hpp"

namespace infuwatch::anaphylaxis_exposure_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

// --- exposure ---

TEST_CASE("the drug is a likely allergen from the start to six hours after the stop", "[protocol]") {
  const auto at_time = [](Seconds after, std::vector<SymptomSeen> symptoms) {
    History history;
    history.start("natalizumab", start);
    history.stop(infusion, start + 1h);
    history.release(infusion, start + 2h);
    history.observe(infusion, start + after, std::move(symptoms));
    return met(history);
  };
  const std::pair<Seconds, bool> moments[] = {{-1s, false},    {0s, true},       {1h, true},
                                              {7h - 1s, true}, {7h, true},       {7h + 1s, false},
                                              {25h, false},    {30 * 24h, false}};
  for (const auto& [after, likely] : moments) {
    INFO(after.count() << " s after the start");
    CHECK(at_time(after, {seen("wheezing", 2)}) == (likely ? "wao-2" : "nothing"));
    CHECK(at_time(after, {seen("shortness-of-breath", 2), seen("vomiting", 2)}) ==
          (likely ? "niaid-2" : "nothing"));
    CHECK(at_time(after, {seen("hives", 1), seen("shortness-of-breath", 2)}) == (after < 0s ? "nothing"
                                                                                 : likely   ? skin_and_airway
                                                                                          : "niaid-1 wao-1"));
  }
}

TEST_CASE("what had begun before the start needs no drug to explain it", "[protocol]") {
  const auto begun = [](Seconds breath, Seconds gut) {
    History history;
    history.prepare("natalizumab");
    history.observe(infusion, start + breath, {seen("shortness-of-breath", 2)});
    history.start(infusion, start);
    history.observe(infusion, start + gut, {seen("vomiting", 2)});
    return met(history);
  };
  CHECK(begun(0s, 5min) == "niaid-2");
  CHECK(begun(-1s, 5min) == "nothing");
}

TEST_CASE("while no stop is charted the drug stays a likely allergen", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 20h, {seen("wheezing", 2)});
  CHECK(met(history) == "wao-2");
  history.stop(infusion, start + 1h);
  CHECK(met(history) == "nothing");
  CHECK(rung(history) == Rung{"1 retracted"});
  history.resume(infusion, start + 2h);
  CHECK(met(history) == "wao-2");
}

TEST_CASE("under a known allergen low pressure alone is criterion 3 of NIAID", "[protocol]") {
  const auto known = [](EarlierReaction worst, Vitals vitals, Seconds after = 10min,
                        const char* drug = "natalizumab") {
    History history;
    history.prior(drug, 3, worst);
    history.start("natalizumab", start);
    history.stop(infusion, start + 1h);
    history.observe(infusion, start + after, std::move(vitals));
    return met(history);
  };
  for (const auto worst : {EarlierReaction::hypersensitivity, EarlierReaction::life_threatening}) {
    CHECK(known(worst, bp(89)) == "niaid-3");
    CHECK(known(worst, bp(90)) == "nothing");
    CHECK(known(worst, bp_none()) == "niaid-3");
    CHECK(known(worst, spo2(85)) == "nothing");
    CHECK(known(worst, bp(89), -1s) == "nothing");
    CHECK(known(worst, bp(89), 7h) == "niaid-3");
    CHECK(known(worst, bp(89), 7h + 1s) == "nothing");
    CHECK(known(worst, bp(89), 10min, "ocrelizumab") == "nothing");
  }
  for (const auto worst : {EarlierReaction::none, EarlierReaction::mild, EarlierReaction::unknown})
    CHECK(known(worst, bp(89)) == "nothing");
}

TEST_CASE("under a known allergen a fall of more than 30 % is both NIAID 3 and WAO 2", "[protocol]") {
  History history;
  history.prior("natalizumab", 3, EarlierReaction::hypersensitivity);
  history.prepare("natalizumab");
  history.observe(infusion, start - 10min, bp(160));
  history.start(infusion, start);
  history.observe(infusion, start + 10min, bp(111));
  CHECK(met(history) == "niaid-3 wao-2");
}

TEST_CASE("hypersensitivity told of after the low pressure raises the emergency then", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, bp(85));
  CHECK(rung(history).empty());
  history.prior("natalizumab", 3, EarlierReaction::hypersensitivity);
  CHECK(rung(history) == Rung{"1 raised"});
  CHECK(met(history) == "niaid-3");
}

TEST_CASE("anaphylaxis under an earlier infusion of the drug makes it a known allergen", "[protocol]") {
  const auto next_time = [](const char* drug, bool taken_back) {
    History history;
    history.start("natalizumab", start - 28 * 24h);
    history.stop(infusion, start - 28 * 24h + 1h);
    const auto entry = history.observe(infusion, start - 28 * 24h + 10min,
                                       {seen("hives", 2), seen("shortness-of-breath", 2)});
    if (taken_back) history.retract(entry);
    const auto second = history.start(drug, start);
    history.observe(second, start + 10min, bp(85));
    return met(history, second);
  };
  CHECK(next_time("natalizumab", false) == "niaid-3");
  CHECK(next_time("natalizumab", true) == "nothing");
  CHECK(next_time("ocrelizumab", false) == "nothing");
}

// --- overlapping infusions ---

/// Alemtuzumab from 14:00 to 18:00, and again a day later.
History two_days() {
  History history;
  history.start("alemtuzumab", start);
  history.stop(infusion, start + 4h);
  history.release(infusion, start + 6h);
  history.start("alemtuzumab", start + 24h);
  return history;
}
const InfusionId second{2};

TEST_CASE("on the second day it is told once, on that day, and names the first", "[protocol]") {
  auto history = two_days();
  history.observe(second, start + 24h + 10min, {seen("hives", 2)});
  history.observe(second, start + 24h + 13min, {seen("wheezing", 2)});
  CHECK(rung(history) == Rung{"2 raised"});
  const auto finding = *history.finding(second, Rule::anaphylaxis_criteria);
  CHECK(finding.also_open == std::vector{infusion});
  for (const auto& item : finding.items) CHECK(item.also_open == std::vector{infusion});
}

TEST_CASE("what is charted on the first day's infusion is told there, and names the second", "[protocol]") {
  auto history = two_days();
  history.observe(infusion, start + 24h + 10min, {seen("wheezing", 2)});
  CHECK(rung(history) == Rung{"1 raised"});
  const auto finding = *history.finding(infusion, Rule::anaphylaxis_criteria);
  CHECK(finding.criteria == std::vector{Criterion::wao_2});  // the second day's drug was running
  CHECK(finding.also_open == std::vector{second});
}

TEST_CASE("before a second infusion starts, the first can still be the allergen", "[protocol]") {
  const auto before_second = [](Seconds after_stop) {
    History history;
    history.start("natalizumab", start);
    history.stop(infusion, start + 1h);
    const auto next = history.prepare("ocrelizumab");
    history.observe(next, start + 1h + after_stop, {seen("wheezing", 2)});
    history.start(next, start + 9h);
    return met(history);
  };
  CHECK(before_second(6h) == "wao-2");
  CHECK(before_second(6h + 1s) == "nothing");
}

// --- the edges of exposure ---

TEST_CASE("an infusion is looked at together with one whose window was open when it began", "[protocol]") {
  const auto second_day = [](std::optional<Seconds> stopped) {
    History history;
    history.start("alemtuzumab", start);
    if (stopped) history.stop(infusion, start + *stopped);
    history.prepare("alemtuzumab");
    history.observe(infusion, start + 28h - 10min, {seen("hives", 1)});
    history.start(InfusionId{2}, start + 28h);
    history.observe(InfusionId{2}, start + 28h + 2min, {seen("shortness-of-breath", 2)});
    return met(history, InfusionId{2});
  };
  CHECK(second_day(4h) == "niaid-1 wao-1");  // it closes as the second begins
  CHECK(second_day(4h - 1s) == "nothing");
  CHECK(second_day({}) == skin_and_airway);
}

TEST_CASE("an infusion only prepared is no exposure, and no company", "[protocol]") {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 10min, {seen("wheezing", 2)});
  CHECK(met(history) == "nothing");
  history.start("natalizumab", start);
  history.observe(InfusionId{2}, start + 10min, {seen("wheezing", 2)});
  CHECK(met(history, InfusionId{2}) == "wao-2");
  CHECK(met(history) == "nothing");
}

TEST_CASE("what began before every exposure is put down to none, though it was seen after one",
          "[protocol]") {
  const auto told = [](Seconds at) {
    History history;
    history.prepare("natalizumab");
    history.start(infusion, start);
    history.observe(infusion, start + at, {seen("wheezing", 2, Span{start - 10min})});
    return met(history);
  };
  CHECK(told(-1s) == "nothing");
  CHECK(told(0s) == "nothing");
  CHECK(told(5min) == "nothing");
}

/// The items of NIAID/FAAN 3 where readings are charted in this order, under a known allergen.
std::string low_pressures(const std::vector<std::pair<Span, int>>& readings) {
  History history;
  history.prior("natalizumab", 3, EarlierReaction::hypersensitivity);
  history.prepare("natalizumab");
  history.start(infusion, start);
  for (const auto& [when, systolic] : readings) history.observe(infusion, when, bp(systolic));
  const auto finding = history.finding(infusion, Rule::anaphylaxis_criteria);
  return finding ? items(*finding) : "nothing";
}

TEST_CASE("a low pressure that was normal before the start is not the later one", "[protocol]") {
  CHECK(low_pressures({{start - 30min, 85}, {start - 20min, 110}}) == "nothing");
  CHECK(low_pressures({{start - 30min, 85}, {start - 20min, 110}, {start + 10min, 85}}) == "sbp");
  CHECK(low_pressures({{start - 30min, 85}, {start, 110}, {start, 85}}) == "sbp");
  CHECK(low_pressures({{start - 30min, 85}, {start, 85}}) == "nothing");  // as low as before
  CHECK(low_pressures({{start - 30min, 85}, {start, 80}}) == "sbp");
}

TEST_CASE("a normal pressure of uncertain time does not make a low one last", "[protocol]") {
  const Span uncertain{start - 10min, start + 10min};
  CHECK(low_pressures({{uncertain, 110}, {start - 10min, 85}}) == "nothing");
  CHECK(low_pressures({{uncertain, 85}}) == "sbp");
}

TEST_CASE("low pressure alone under an earlier infusion makes no known allergen", "[protocol]") {
  History history;
  history.start("natalizumab", start - 28 * 24h);
  history.observe(infusion, start - 28 * 24h + 10min, bp(85));
  history.stop(infusion, start - 28 * 24h + 1h);
  history.start("natalizumab", start);
  history.observe(InfusionId{2}, start + 10min, bp(85));
  CHECK(met(history, InfusionId{2}) == "nothing");
}

TEST_CASE("a child of 10 has the pressure of her age, of 11 the protocol's", "[protocol]") {
  auto strict = seed();
  strict.drugs.at("natalizumab").limits.sbp_below = 100;
  const auto with_hives = [&](int born, int systolic) {
    History history{strict};
    auto patient = history.chart().patient();
    patient.birth = std::chrono::year{born} / 11 / 21;
    history.record(PatientSet{patient});
    history.start("natalizumab", start);
    history.observe(infusion, start + 10min, {seen("hives", 1)}, bp(systolic, 40));
    return met(history) != "nothing";
  };
  CHECK_FALSE(with_hives(2016, 90));
  CHECK(with_hives(2016, 89));
  CHECK_FALSE(with_hives(2015, 100));
  CHECK(with_hives(2015, 99));
}

}  // namespace
}  // namespace infuwatch::anaphylaxis_exposure_test
