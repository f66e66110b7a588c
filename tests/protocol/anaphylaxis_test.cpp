// The `anaphylaxis-criteria` rule: each criterion of NIAID/FAAN 2006 and WAO 2020, and its numbers.
#include "support/anaphylaxis.hpp"

#include "support/catch.hpp"

#include <algorithm>

namespace infuwatch::anaphylaxis_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

/// A first natalizumab, running; its baseline pressure taken ten minutes before.
History running(std::optional<int> baseline = {}) {
  History history;
  history.prepare("natalizumab");
  if (baseline) history.observe(infusion, start - 10min, bp(*baseline));
  history.start(infusion, start);
  return history;
}

/// What one observation meets, ten minutes into the infusion.
std::string met(std::vector<SymptomSeen> symptoms, Vitals vitals = {}, std::optional<int> baseline = {}) {
  auto history = running(baseline);
  history.observe(infusion, start + 10min, std::move(symptoms), std::move(vitals));
  return met(history);
}

/// Whether an adult's pressure counts as low: then hives beside it meet something.
bool low(std::optional<int> baseline, int now) {
  return met({seen("hives", 1)}, bp(now), baseline) != "nothing";
}

bool says(const FlagItem& item, Remark remark) {
  return std::find(item.remarks.begin(), item.remarks.end(), remark) != item.remarks.end();
}

// --- the criteria ---

TEST_CASE("the situations in which NIAID/FAAN 2006 and WAO 2020 differ", "[protocol]") {
  CHECK(met({seen("bronchospasm", 2)}) == "wao-2");
  CHECK(met({seen("wheezing", 1)}) == "wao-2");
  CHECK(met({seen("stridor", 1)}) == "wao-2");
  CHECK(met({seen("hives", 1), seen("vomiting", 3)}) == "niaid-2 wao-1");
  CHECK(met({seen("hives", 1), seen("repeated-vomiting")}) == "niaid-2 wao-1");
  CHECK(met({seen("hives", 1), seen("abdominal-cramps", 1)}) == "nothing");  // mild
  CHECK(met({seen("hives", 1), seen("abdominal-cramps", 2)}) == "niaid-2");  // lasting, not severe
  CHECK(met({seen("hives", 1), seen("abdominal-cramps")}) == "niaid-2");     // ungraded: it may be
  CHECK(met({seen("hives", 1), seen("abdominal-cramps", 3)}) == "niaid-2 wao-1");
  CHECK(met({seen("shortness-of-breath", 2), seen("vomiting", 2)}) == "niaid-2");
  CHECK(met({seen("shortness-of-breath", 2), seen("vomiting", 1)}) == "nothing");
  CHECK(met({seen("wheezing", 1), seen("vomiting", 2)}) == "niaid-2 wao-2");
  CHECK(met({}, bp(88)) == "nothing");  // by `vital-sign`, which says WAO 2 possible
  CHECK(met({seen("hives", 3)}) == "nothing");
  CHECK(met({seen("fever", 2), seen("chills", 3)}, temp(396)) == "nothing");
}

TEST_CASE("each pair of systems meets these criteria", "[protocol]") {
  struct Row {
    const char* one;
    const char* other;
    const char* want;
  };
  const auto row = GENERATE(values<Row>({
      {"hives", "shortness-of-breath", "niaid-1 niaid-2 wao-1"},
      {"hives", "wheezing", "niaid-1 niaid-2 wao-1 wao-2"},
      {"hives", "stridor", "niaid-1 niaid-2 wao-1 wao-2"},
      {"hives", "low-blood-pressure", "niaid-1 niaid-2 wao-1 wao-2"},
      {"hives", "fainting", "niaid-1 niaid-2 wao-1"},
      {"hives", "incontinence", "niaid-1 niaid-2 wao-1"},
      {"hives", "vomiting", "niaid-2"},
      {"hives", "repeated-vomiting", "niaid-2 wao-1"},
      {"shortness-of-breath", "low-blood-pressure", "niaid-2 wao-2"},
      {"shortness-of-breath", "fainting", "niaid-2"},
      {"shortness-of-breath", "repeated-vomiting", "niaid-2"},
      {"low-blood-pressure", "vomiting", "niaid-2 wao-2"},
      {"collapse", "vomiting", "niaid-2"},
      // two of one system
      {"hives", "flushing", "nothing"},
      {"shortness-of-breath", "low-oxygen", "nothing"},
      {"low-blood-pressure", "collapse", "nothing"},
      {"vomiting", "abdominal-pain", "nothing"},
      // one that is in no system
      {"hives", "throat-irritation", "nothing"},
      {"hives", "fever", "nothing"},
      {"shortness-of-breath", "chest-pain", "nothing"},
      {"vomiting", "chills", "nothing"},
  }));
  INFO(row.one << " and " << row.other);
  CHECK(met({seen(row.one), seen(row.other)}) == row.want);
  CHECK(met({seen(row.other), seen(row.one)}) == row.want);
}

TEST_CASE("before the start the criteria hold for what came after a medication of this visit", "[protocol]") {
  const auto before = [](std::optional<Seconds> given, std::vector<SymptomSeen> symptoms,
                         Vitals vitals = {}) {
    History history;
    history.prepare("natalizumab");
    if (given)
      history.record(Gave{.infusion = infusion, .at = start - *given, .what = "methylprednisolone"},
                     start - *given);
    history.observe(infusion, start - 20min, std::move(symptoms), std::move(vitals));
    const auto prepared = met(history);
    history.start(infusion, start);
    CHECK(met(history) == prepared);
    if (prepared != "nothing")
      CHECK(history.found(infusion, Rule::anaphylaxis_criteria) == "emergency before definite before");
    return prepared;
  };
  const std::vector<SymptomSeen> skin_and_breath{seen("hives", 1), seen("shortness-of-breath", 2)};
  CHECK(before(std::nullopt, skin_and_breath) == "nothing");
  CHECK(before(20min - 1s, skin_and_breath) == "nothing");
  CHECK(before(20min, skin_and_breath) == skin_and_airway);
  CHECK(before(20min + 6h, skin_and_breath) == skin_and_airway);
  CHECK(before(20min + 6h + 1s, skin_and_breath) == "nothing");
  CHECK(before(30min, {seen("hives", 1)}, bp(70, 35)) == "niaid-1 niaid-2 wao-1 wao-2");
  CHECK(before(30min, {seen("bronchospasm", 2)}) == "wao-2");
  CHECK(before(30min, {seen("hoarse-voice", 2)}) == "wao-2");
  CHECK(before(30min, {seen("hives", 1), seen("vomiting", 2)}) == "niaid-2");
  CHECK(before(std::nullopt, {seen("bronchospasm", 2)}) == "nothing");
  CHECK(before(std::nullopt, {seen("hives", 1)}, bp(70, 35)) == "nothing");
}

TEST_CASE("itching, rash, redness and flushing are skin from grade 2 on, hives and swelling at any grade",
          "[protocol]") {
  const auto beside_breath = [](const char* symptom, std::optional<int> grade) {
    return met({seen(symptom, grade), seen("shortness-of-breath", 2)});
  };
  for (const auto* symptom : {"itching", "rash", "skin-redness", "flushing"}) {
    INFO(symptom);
    CHECK(beside_breath(symptom, 1) == "nothing");
    CHECK(beside_breath(symptom, 2) == skin_and_airway);
    CHECK(beside_breath(symptom, 3) == skin_and_airway);
    CHECK(beside_breath(symptom, {}) == skin_and_airway);  // ungraded: it may be
  }
  for (const auto* symptom : {"hives", "face-swelling", "lip-swelling", "tongue-swelling", "angioedema"}) {
    INFO(symptom);
    CHECK(beside_breath(symptom, 1) == skin_and_airway);
  }
  for (const auto* symptom : {"warmth", "sweating", "pale-skin", "scaly-patches", "site-redness"}) {
    INFO(symptom);
    CHECK(beside_breath(symptom, 3) == "nothing");
  }
}

TEST_CASE("throat irritation is not the larynx", "[protocol]") {
  for (const auto* symptom : {"throat-irritation", "throat-tightness", "mouth-throat-pain"}) {
    INFO(symptom);
    CHECK(met({seen(symptom, 1)}) == "nothing");
    CHECK(met({seen(symptom, 3)}) == "nothing");
    CHECK(met({seen(symptom)}) == "nothing");
  }
  for (const auto* symptom :
       {"stridor", "hoarse-voice", "laryngeal-edema", "airway-swelling", "throat-swelling"}) {
    INFO(symptom);
    CHECK(met({seen(symptom, 1)}) == "wao-2");
  }
}

TEST_CASE("measured signs count as symptoms do", "[protocol]") {
  CHECK(met({seen("hives", 1)}, spo2(93)) == "nothing");
  CHECK(met({seen("hives", 1)}, spo2(92)) == skin_and_airway);
  CHECK(met({}, spo2(85)) == "nothing");
  CHECK(met({seen("hives", 1)}, bp_none()) == skin_and_pressure);
  CHECK(met({seen("hives", 1)}, bp_felt(80)) == skin_and_pressure);
  CHECK(met({}, bp_none()) == "nothing");  // by `life-threatening`
  CHECK(met({seen("hives", 1)}, acvpu(Consciousness::voice)) == "nothing");
  CHECK(met({seen("hives", 1)}, acvpu(Consciousness::pain)) == skin_and_airway);
  CHECK(met({seen("hives", 1)}, acvpu(Consciousness::unresponsive)) == skin_and_airway);
  CHECK(met({}, spo2(90) + bp(88)) == "niaid-2 wao-2");
  CHECK(met({seen("hives", 1)}, hr(140) + rr(30) + temp(400)) == "nothing");
}

TEST_CASE("a patient on oxygen scale 2 is short of oxygen below 88", "[protocol]") {
  const auto on_scale_2 = [](int percent) {
    auto history = running();
    history.spo2_scale_2();
    history.observe(infusion, start + 10min, {seen("hives", 1)}, spo2(percent));
    return met(history);
  };
  CHECK(on_scale_2(88) == "nothing");
  CHECK(on_scale_2(87) == skin_and_airway);
}

// --- low blood pressure ---

TEST_CASE("an adult's pressure is low under 90, or more than 30 % under the baseline", "[protocol]") {
  struct Row {
    std::optional<int> baseline;
    int now;
    bool want;
  };
  const auto row = GENERATE(values<Row>({
      {120, 90, false},          // 25.0 %, and 90 is not under 90
      {120, 89, true},           // 25.8 %
      {140, 98, false},          // 30.0 % exactly
      {140, 97, true},           // 30.7 %
      {160, 112, false},         // 30.0 % exactly
      {160, 111, true},          // 30.6 %
      {70, 70, false},           // no fall; as low as ever
      {89, 81, false},           // not a step lower
      {90, 80, true},            // under 90, and it was not
      {std::nullopt, 95, false}  // a fall cannot be judged
  }));
  INFO(row.baseline.value_or(0) << " then " << row.now);
  CHECK(low(row.baseline, row.now) == row.want);
}

TEST_CASE("a fall of more than 30 % under the infusion is criterion 2 of WAO by itself", "[protocol]") {
  CHECK(met({}, bp(112), 160) == "nothing");
  CHECK(met({}, bp(111), 160) == "wao-2");
  CHECK(met({}, bp(98), 140) == "nothing");
  CHECK(met({}, bp(97), 140) == "wao-2");
  CHECK(met({}, bp(80), 140) == "wao-2");
  CHECK(met({}, bp(89), 120) == "nothing");  // low, but 25.8 %
  auto history = running(160);
  const auto entry = history.observe(infusion, start + 10min, bp(111));
  const auto finding = *history.finding(infusion, Rule::anaphylaxis_criteria);
  REQUIRE(items(finding) == "sbp-fall");
  const auto& fall = finding.items.front();
  CHECK(fall.value == 111);
  CHECK(fall.limit == 160);
  CHECK(name(fall.against) == name(Against::fall));
  CHECK(fall.observation == entry);
  CHECK(fall.onset == Span{start + 10min});
  CHECK_FALSE(fall.source.empty());
}

TEST_CASE("a fall before the start is not the drug's", "[protocol]") {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 40min, bp(160));
  history.observe(infusion, start - 10min, bp(100));
  history.start(infusion, start);
  CHECK(met(history) == "nothing");
  history.observe(infusion, start - 8min, {seen("hives", 1)});  // to nothing that was given
  CHECK(met(history) == "nothing");
}

TEST_CASE("low pressure alone stays with `vital-sign`, which says that WAO 2 is possible", "[protocol]") {
  const auto item = [](std::optional<int> baseline) {
    auto history = running(baseline);
    history.observe(infusion, start + 10min, bp(88));
    CHECK(met(history) == "nothing");
    CHECK(history.found(infusion, Rule::vital_sign) == "urgent high-risk definite infusing");
    return history.finding(infusion, Rule::vital_sign)->items.front();
  };
  CHECK(says(item({}), Remark::wao_2_possible));
  CHECK(says(item({}), Remark::no_baseline));
  CHECK(says(item(120), Remark::wao_2_possible));
  CHECK_FALSE(says(item(120), Remark::no_baseline));
}

TEST_CASE("a child's pressure is low by age, from birthday to birthday", "[protocol]") {
  struct Row {
    const char* born;
    int years, limit;
  };
  const auto row = GENERATE(values<Row>({
      {"2026-05-21", 0, 70},
      {"2025-11-22", 0, 70},
      {"2025-11-21", 1, 72},
      {"2024-11-22", 1, 72},
      {"2024-11-21", 2, 74},
      {"2021-11-22", 4, 78},
      {"2021-11-21", 5, 80},
      {"2016-11-22", 9, 88},
      {"2016-11-21", 10, 90},
      {"2015-11-22", 10, 90},
      {"2015-11-21", 11, 90},
      {"2009-11-22", 16, 90},
      {"2008-11-22", 17, 90},
      {"2008-11-21", 18, 90},
      {"1936-11-21", 90, 90},
      {"2024-02-29", 2, 74},
  }));
  INFO("born " << row.born << ", " << row.years << " years");
  const auto with_hives = [&](int systolic) {
    History history;
    auto patient = history.chart().patient();
    patient.birth = std::chrono::floor<std::chrono::days>(test::at(std::string{row.born} + "T00:00"));
    history.record(PatientSet{patient});
    history.start("natalizumab", start);
    history.observe(infusion, start + 10min, {seen("hives", 1)}, bp(systolic, 40));
    return met(history);
  };
  CHECK(with_hives(row.limit) == "nothing");
  CHECK(with_hives(row.limit - 1) == skin_and_pressure);
}

TEST_CASE("a child's pressure may also fall", "[protocol]") {
  const auto with_hives = [](int systolic) {
    History history;
    auto patient = history.chart().patient();
    patient.birth = {std::chrono::year{2023}, std::chrono::month{3}, std::chrono::day{9}};  // low under 76
    history.record(PatientSet{patient});
    history.prepare("natalizumab");
    history.observe(infusion, start - 10min, bp(120));
    history.start(infusion, start);
    history.observe(infusion, start + 10min, {seen("hives", 1)}, bp(systolic, 50));
    return met(history);
  };
  CHECK(with_hives(84) == "nothing");  // 30.0 % exactly
  CHECK(with_hives(83) == skin_and_pressure);
}

}  // namespace
}  // namespace infuwatch::anaphylaxis_test
