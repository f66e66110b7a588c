// Pressure in pregnancy (ACOG), blood glucose (ADA), and what an expected effect is.
#include "protocol/ending_questions.hpp"
#include "support/catalogue_mistakes.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::pregnancy_glucose_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

std::string told(const History& history, Rule rule = Rule::vital_sign) {
  const auto finding = history.finding(infusion, rule);
  return finding ? std::string{name(finding->priority)} + ' ' + items(*finding) : "nothing";
}

History pregnant(const std::optional<Vitals>& before = {}) {
  History history;
  auto patient = history.chart().patient();
  patient.pregnant = true;
  history.record(PatientSet{patient});
  history.prepare("natalizumab");
  if (before) history.observe(infusion, start - 10min, *before);
  history.start(infusion, start);
  return history;
}

std::string in_pregnancy(const Vitals& now) {
  auto history = pregnant(bp(130, 80));
  history.observe(infusion, start + 10min, now);
  return told(history);
}

TEST_CASE("in pregnancy a severe pressure is urgent and a high one for review", "[protocol]") {
  CHECK(in_pregnancy(bp(139, 89)) == "nothing");
  CHECK(in_pregnancy(bp(140, 89)) == "review sbp-high");
  CHECK(in_pregnancy(bp(139, 90)) == "review dbp-high");
  CHECK(in_pregnancy(bp(159, 109)) == "review sbp-high dbp-high");
  CHECK(in_pregnancy(bp(160, 89)) == "urgent sbp-high");
  CHECK(in_pregnancy(bp(139, 110)) == "urgent dbp-high");
  CHECK(in_pregnancy(bp(162, 108)) == "urgent sbp-high dbp-high");
  History other;
  other.prepare("natalizumab");
  other.observe(infusion, start - 10min, bp(150, 80));
  other.start(infusion, start);
  other.observe(infusion, start + 10min, bp(162, 108));
  CHECK(told(other) == "nothing");
}

TEST_CASE("in pregnancy each limit rings anew, and a habit does not ring twice", "[protocol]") {
  auto rising = pregnant(bp(130, 80));
  rising.observe(infusion, start + 10min, bp(145, 85));
  rising.observe(infusion, start + 20min, bp(158, 85));
  CHECK(rising.flags().size() == 1);
  rising.observe(infusion, start + 30min, bp(160, 85));
  CHECK(rising.flags().size() == 2);
  CHECK(told(rising) == "urgent sbp-high");
  CHECK(rising.finding(infusion, Rule::vital_sign)->items.front().severity == 2);
  rising.observe(infusion, start + 40min, bp(150, 85));  // still high: the same excursion
  CHECK(rising.flags().size() == 2);
  auto habit = pregnant(bp(145, 85));
  CHECK(habit.flags().size() == 1);
  habit.observe(infusion, start + 10min, bp(148, 88));
  CHECK(habit.flags().size() == 1);
  CHECK(habit.flag(1).finding.source ==
        "ACOG Practice Bulletin 222: gestational hypertension and preeclampsia");
}

TEST_CASE("a pressure that a pregnancy makes urgent is asked about at the release", "[protocol]") {
  for (const auto& [systolic, count] : {std::pair{159, 0U}, std::pair{160, 1U}}) {
    auto history = pregnant(bp(130, 80));
    history.observe(infusion, start + 10min, bp(systolic, 80));
    CHECK(readings_outside(history.chart(), history.infusion(infusion), seed().common.limits, start + 1h)
              .size() == count);
  }
}

Vitals glucose(std::optional<int> mg_dl) {
  Vitals vitals;
  vitals.more[Sign::glucose] = {mg_dl, mg_dl ? std::to_string(*mg_dl) + " mg/dL" : "none"};
  return vitals;
}

std::string of_glucose(std::optional<int> mg_dl) {
  History history;
  history.start("methylprednisolone", start);
  history.observe(infusion, start + 10min, glucose(mg_dl));
  return told(history);
}

TEST_CASE("a low glucose is urgent below 54, for review below 70; a high one for review from 400",
          "[protocol]") {
  CHECK(of_glucose(53) == "urgent glucose-low");
  CHECK(of_glucose(54) == "review glucose-low");
  CHECK(of_glucose(69) == "review glucose-low");
  CHECK(of_glucose(70) == "nothing");
  CHECK(of_glucose(399) == "nothing");
  CHECK(of_glucose(400) == "review glucose-high");
  CHECK(of_glucose(std::nullopt) == "nothing");
}

TEST_CASE("a glucose rings again where it is a step worse", "[protocol]") {
  const auto severity = [](int mg_dl) {
    History history;
    history.start("methylprednisolone", start);
    history.observe(infusion, start + 10min, glucose(mg_dl));
    return history.finding(infusion, Rule::vital_sign)->items.front().severity;
  };
  CHECK(severity(69) == 1);
  CHECK(severity(54) == 1);
  CHECK(severity(53) == 2);
  CHECK(severity(45) == 2);
  CHECK(severity(44) == 3);
  CHECK(severity(400) == 1);
  CHECK(severity(499) == 1);
  CHECK(severity(500) == 2);
}

TEST_CASE("what a catalogue does not say of glucose is not judged", "[protocol]") {
  auto limits = seed().common.limits;
  const auto judged = [&](int mg_dl) {
    Catalogue catalogue = seed();
    catalogue.drugs.at("ivig").limits = limits;
    History history{catalogue};
    history.start("ivig", start);
    history.observe(infusion, start + 10min, glucose(mg_dl));
    return told(history);
  };
  limits.glucose_review_below.reset();
  CHECK(judged(60) == "nothing");
  CHECK(judged(50) == "urgent glucose-low");
  limits.glucose_urgent_below.reset();
  limits.glucose_review_from.reset();
  CHECK(judged(20) == "nothing");
  CHECK(judged(600) == "nothing");
  limits.glucose_review_below = 70;
  CHECK(judged(20) == "review glucose-low");
}

TEST_CASE("a glucose that is urgent is asked about at the release until it is back", "[protocol]") {
  History history;
  history.start("methylprednisolone", start);
  const auto outside = [&] {
    return readings_outside(history.chart(), history.infusion(infusion), seed().common.limits, start + 2h)
        .size();
  };
  history.observe(infusion, start + 10min, glucose(53));
  CHECK(outside() == 1);
  history.observe(infusion, start + 20min, glucose(54));
  CHECK(outside() == 0);
}

TEST_CASE("the limits of a pregnancy and of glucose rise", "[protocol]") {
  const auto with = [](const std::string& lines) { return "rr_from = 25\n" + lines; };
  const std::string rise =
      "the glucose limits must rise: glucose_urgent_below, glucose_review_below, glucose_review_from";
  const auto wrong = [&](const std::string& lines, const std::string& what) {
    check({"common", "rr_from = 25\n", with(lines).c_str(), what});
  };
  wrong("glucose_urgent_below = 70\nglucose_review_below = 70\nglucose_review_from = @400\n", rise);
  wrong("glucose_review_below = 70\nglucose_review_from = @70\n", rise);
  wrong("glucose_urgent_below = 70\nglucose_review_from = @70\n", rise);
  accepted("common", "rr_from = 25\n",
           with("glucose_urgent_below = 69\nglucose_review_below = 70\nglucose_review_from = 71\n").c_str());
  const auto table = [](const std::string& lines) {
    return lines + "source = \"site default\"\n\n[limits.steps]";
  };
  const auto pregnancy = [&](const char* sbp, const char* dbp) {
    return table("[limits.of_pregnancy]\nsbp_urgent_from = 160\ndbp_urgent_from = 110\nsbp_review_from = " +
                 std::string{sbp} + "\ndbp_review_from = " + dbp + '\n');
  };
  const std::string order = "the limits of a pregnancy must rise: for review, then urgent";
  check({"common", "[limits.steps]", pregnancy("@160", "90").c_str(), order});
  check({"common", "[limits.steps]", pregnancy("@140", "110").c_str(), order});
  accepted("common", "[limits.steps]", pregnancy("159", "109").c_str());
  accepted("common", "[limits.steps]",
           table("[limits.margin]\nsbp = 0\nspo2 = 0\ntemp = \"0.1C\"\nhr = 0\nrr = 0\n").c_str());
}

TEST_CASE("what is expected under a drug is recorded and not flagged, above grade 1 it is", "[protocol]") {
  const auto found = [](const char* drug, const char* symptom, std::optional<int> grade) {
    History history;
    history.start(drug, start);
    history.observe(infusion, start + 10min, {seen(symptom, grade)});
    return told(history, Rule::reaction);
  };
  CHECK(found("mitoxantrone", "blue-green-urine", {}) == "nothing");
  CHECK(found("mitoxantrone", "blue-green-urine", 1) == "nothing");
  CHECK(found("mitoxantrone", "blue-eye-whites", 1) == "nothing");
  CHECK(found("mitoxantrone", "blue-eye-whites", 2) == "review blue-eye-whites");
  CHECK(found("ivig", "blue-green-urine", 1) == "review blue-green-urine");
}

TEST_CASE("what is expected of a drug is so while its window is open under another", "[protocol]") {
  const auto found = [](Seconds after_stop) {
    History history;
    history.start("mitoxantrone", start);
    history.stop(infusion, start + 15min);
    const auto second = history.start("ivig", start + 20h);
    history.observe(second, start + 15min + after_stop, {seen("blue-green-urine", 1)});
    return history.found(second, Rule::reaction);
  };
  CHECK(found(24h) == "nothing");
  CHECK(found(24h + 1s).starts_with("review"));
}

TEST_CASE("what is expected is in the symptom list, has a source and is no reaction", "[protocol]") {
  const auto with = [](const char* lines) { return "[reactions]\n" + std::string{lines}; };
  check({"testumab", "[reactions]\n", with("expected = [@\"blue\"]\nexpected_source = \"label\"\n").c_str(),
         "unknown symptom `blue`"});
  check({"testumab", "[reactions]\n", with("expected = [@\"hives\"]\nexpected_source = \"label\"\n").c_str(),
         "`hives` stands among the reactions: it is one or the other"});
}

}  // namespace
}  // namespace infuwatch::pregnancy_glucose_test
