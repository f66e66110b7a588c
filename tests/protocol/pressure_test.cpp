// What a pressure, the oxygen and the age of a patient are held against: ESC/ESH 2018, Azevedo 2019, PALS.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::pressure_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId infusion{1};

/// What the rule finds of readings after a baseline: `urgent sbp-high`.
std::string found(const std::optional<Vitals>& before, const Vitals& now,
                  const std::vector<SymptomSeen>& symptoms = {}) {
  History history;
  history.prepare("alemtuzumab");
  if (before) history.observe(infusion, start - 10min, *before);
  history.start(infusion, start);
  history.observe(infusion, start + 10min, symptoms, now);
  const auto finding = history.finding(infusion, Rule::vital_sign);
  return finding ? std::string{name(finding->priority)} + ' ' + items(*finding) : "nothing";
}

/// How far the first item lies beyond its limit: 1 at the limit, more with each step.
int severity(const Vitals& before, const Vitals& now) {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 10min, before);
  history.start(infusion, start);
  history.observe(infusion, start + 10min, now);
  return history.finding(infusion, Rule::vital_sign)->items.front().severity;
}

TEST_CASE("a high pressure is urgent, and for review where the baseline was so already", "[protocol]") {
  CHECK(found(bp(150), bp(179, 109)) == "nothing");
  CHECK(found(bp(150), bp(180, 109)) == "urgent sbp-high");
  CHECK(found(bp(150), bp(170, 110)) == "urgent dbp-high");
  CHECK(found(bp(150), bp(185, 115)) == "urgent sbp-high dbp-high");
  CHECK(found(std::nullopt, bp(180, 109)) == "urgent sbp-high");
  CHECK(found(bp(179, 100), bp(180, 109)) == "urgent sbp-high");
}

TEST_CASE("a pressure that was so high before the start is told then, and not once more", "[protocol]") {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 10min, bp(184, 104));
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent before definite before");
  history.start(infusion, start);
  history.observe(infusion, start + 10min, bp(186, 106));
  CHECK(history.flags().size() == 1);
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent before definite before");
  history.observe(infusion, start + 20min, bp(190, 106));  // a step higher
  CHECK(history.flags().size() == 2);
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent high-risk definite infusing");
}

TEST_CASE("once answered, a pressure that the baseline had already is for review", "[protocol]") {
  const auto found = [](int before, int now) {
    History history;
    history.prepare("alemtuzumab");
    history.observe(infusion, start - 10min, bp(before));
    if (before >= 180) {
      history.ack(FlagId{1});
      history.resolve(FlagId{1});
    }
    history.start(infusion, start);
    history.observe(infusion, start + 10min, bp(now));
    const auto finding = *history.finding(infusion, Rule::vital_sign);
    return std::string{name(finding.items.back().priority)};
  };
  CHECK(found(180, 182) == "review");
  CHECK(found(179, 182) == "urgent");
}

TEST_CASE("a rise of a fifth to 160 and more is for review", "[protocol]") {
  CHECK(found(bp(122), bp(159)) == "nothing");
  CHECK(found(bp(122), bp(160)) == "review sbp-rise");
  CHECK(found(bp(133), bp(160)) == "review sbp-rise");  // 20.3 %
  CHECK(found(bp(134), bp(160)) == "nothing");          // 19.4 %
  CHECK(found(bp(140), bp(168)) == "review sbp-rise");  // 20.0 %
  CHECK(found(bp(140), bp(167)) == "nothing");
  CHECK(found(bp(146), bp(175)) == "nothing");  // 19.9 %
  CHECK(found(bp(146), bp(176)) == "review sbp-rise");
  CHECK(severity(bp(122), bp(160)) == 1);
  CHECK(severity(bp(122), bp(169)) == 1);
  CHECK(severity(bp(122), bp(170)) == 2);
  CHECK(found(std::nullopt, bp(170)) == "nothing");
  CHECK(found(bp(122), bp(180)) == "urgent sbp-high");  // told once
}

TEST_CASE("a low pressure is urgent with a fall of 20, a new symptom or no baseline, else for review",
          "[protocol]") {
  CHECK(found(bp(108), bp(89)) == "review sbp");
  CHECK(found(bp(109), bp(89)) == "urgent sbp");
  CHECK(found(bp(100), bp(90)) == "nothing");
  CHECK(found(std::nullopt, bp(89)) == "urgent sbp");
  CHECK(found(bp(100), bp(88), {seen("headache", 1)}) == "urgent sbp");
  CHECK(found(bp(100), bp(88), {seen("headache", 1, start - 1h)}) == "review sbp");
  CHECK(found(bp(100), bp(88), {seen("headache", 1, start)}) == "urgent sbp");
}

TEST_CASE("a symptom makes a low pressure urgent while it is there, or where it began within 2 h of it",
          "[protocol]") {
  const auto found = [](Seconds symptom, std::optional<Seconds> gone, Seconds reading) {
    History history;
    history.prepare("alemtuzumab");
    history.observe(infusion, start - 10min, bp(100));
    history.start(infusion, start);
    history.observe(infusion, start + symptom, {seen("rash", 1)});
    if (gone) history.resolved(infusion, start + *gone, {"rash"});
    history.observe(infusion, start + reading, bp(88));
    return std::string{name(history.finding(infusion, Rule::vital_sign)->priority)};
  };
  CHECK(found(10min, 20min, 10min + 2h) == "urgent");
  CHECK(found(10min, 20min, 10min + 2h + 1s) == "review");
  CHECK(found(10min, std::nullopt, 10min + 3h) == "urgent");
  CHECK(found(10min, 10min + 3h + 1s, 10min + 3h) == "urgent");
  CHECK(found(10min, 10min + 3h, 10min + 3h) == "review");  // gone with the reading
  CHECK(found(3h, std::nullopt, 1h) == "urgent");
  CHECK(found(3h, std::nullopt, 1h - 1s) == "review");
}

TEST_CASE("a habitual low pressure is told once, and with a flush is no anaphylaxis", "[protocol]") {
  History history;
  history.prepare("alemtuzumab");
  history.observe(infusion, start - 10min, bp(88, 54));
  CHECK(history.found(infusion, Rule::vital_sign) == "urgent before definite before");
  history.start(infusion, start);
  history.observe(infusion, start + 10min, {seen("flushing", 2)}, bp(88, 54));
  CHECK(history.found(infusion, Rule::anaphylaxis_criteria) == "nothing");
  history.observe(infusion, start + 15min, bp(78, 44));  // a step lower: it is new
  CHECK(history.found(infusion, Rule::anaphylaxis_criteria) == "emergency high-risk definite infusing");
}

TEST_CASE("a fall of the saturation by 4 points to 93 and less", "[protocol]") {
  CHECK(found(spo2(98), spo2(94)) == "nothing");
  CHECK(found(spo2(98), spo2(93)) == "urgent spo2-drop");
  CHECK(found(spo2(97), spo2(93)) == "urgent spo2-drop");
  CHECK(found(spo2(96), spo2(93)) == "nothing");
  CHECK(found(spo2(98), spo2(92)) == "urgent spo2-drop");
  CHECK(found(spo2(98), spo2(91)) == "urgent spo2");
  CHECK(severity(spo2(98), spo2(93)) == 1);
  CHECK(severity(spo2(98), spo2(92)) == 1);
  CHECK(found(std::nullopt, spo2(93)) == "nothing");
}

Vitals oxygen(int tenths) {
  Vitals vitals;
  vitals.oxygen = Oxygen{tenths};
  return vitals;
}

TEST_CASE("oxygen is newly needed where the patient was on air before", "[protocol]") {
  CHECK(found(oxygen(0), oxygen(0)) == "nothing");
  CHECK(found(oxygen(0), oxygen(20)) == "urgent oxygen");
  CHECK(found(oxygen(20), oxygen(20)) == "nothing");
  CHECK(found(std::nullopt, oxygen(20)) == "nothing");
  const auto at_start = [](Seconds after) {
    History history;
    history.prepare("alemtuzumab");
    history.observe(infusion, start - 10min, oxygen(0));
    history.observe(infusion, start + after, oxygen(20));
    history.start(infusion, start);
    return history.found(infusion, Rule::vital_sign);
  };
  CHECK(at_start(0s) == "urgent high-risk definite infusing");
  CHECK(at_start(-1s) == "nothing");
  CHECK(severity(oxygen(0), oxygen(20)) == 3);  // rises with each L/min
  CHECK(severity(oxygen(0), oxygen(29)) == 3);
  CHECK(severity(oxygen(0), oxygen(30)) == 4);
}

TEST_CASE("what the patient breathed before tells whether oxygen is new", "[protocol]") {
  using Charted = std::vector<std::pair<Seconds, Vitals>>;
  const auto found = [](const Charted& charted) {
    History history;
    history.prepare("alemtuzumab");
    bool started = false;
    for (const auto& [after, vitals] : charted) {
      if (after > 0s && !started) history.start(infusion, start);
      started = started || after > 0s;
      history.observe(infusion, start + after, vitals);
    }
    return history.found(infusion, Rule::vital_sign);
  };
  const auto* urgent = "urgent high-risk definite infusing";
  CHECK(found({{-20min, oxygen(0)}, {-10min, bp(120)}, {10min, oxygen(20)}}) == urgent);
  CHECK(found({{-20min, oxygen(0)}, {-10min, oxygen(1)}, {10min, oxygen(20)}}) == "nothing");
  CHECK(found({{-20min, oxygen(1)}, {-10min, oxygen(0)}, {10min, oxygen(20)}}) == "nothing");
  CHECK(found({{5min, oxygen(0)}, {10min, oxygen(20)}, {20min, oxygen(20)}}) == urgent);
  CHECK(found({{10min, oxygen(20)}, {20min, oxygen(0)}}) == "nothing");
  CHECK(found({{10min, oxygen(0)}, {10min, oxygen(20)}}) == "nothing");  // of one moment
}

TEST_CASE("under 18 the limits are those of the age", "[protocol]") {
  const auto limits = [](const char* born, int reading_year = 2026) {
    Patient patient;
    int year = 0, month = 0, day = 0;
    std::sscanf(born, "%d-%d-%d", &year, &month, &day);
    patient.birth = std::chrono::year{year} / month / day;
    return limits_at(seed().common.limits, patient,
                     test::at((std::to_string(reading_year) + "-11-21T14:00").c_str()));
  };
  CHECK(limits("2026-01-01").sbp_below == 70);
  CHECK(limits("2025-11-22").sbp_below == 70);  // a day short of one year
  CHECK(limits("2025-11-21").sbp_below == 72);
  CHECK(limits("2019-11-21").sbp_below == 84);  // 7 years
  CHECK(limits("2016-11-22").sbp_below == 88);  // 9
  CHECK(limits("2016-11-21").sbp_below == 90);  // 10
  CHECK(limits("2008-11-22").hr_below == 50);   // 17
  CHECK(limits("2008-11-21").hr_to == 40);      // 18
  CHECK(limits("2008-11-21").sbp_below == 90);
  CHECK(limits("2024-11-21").hr_above == 140);
  CHECK(limits("2024-11-21").rr_from == 38);
  CHECK(limits("2024-11-21").hr_review_from == 141);  // above the limit of the age it is urgent at once
  CHECK(limits("2024-11-21").rr_to == 21);            // one below the lower limit, 22
}

}  // namespace
}  // namespace infuwatch::pressure_test
