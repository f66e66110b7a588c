// Grades by numbers, readings that are hardly ever seen, and the baseline readings are told against.
#include "protocol/grades.hpp"

#include "protocol/probable.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::grades_test {
namespace {

using namespace std::chrono_literals;
using test::at;

TEST_CASE("fever is graded by the temperature, both sides of every edge", "[protocol]") {
  const auto grade = [](int tenths, Seconds lasting = 0s) {
    return fever_grade(Temperature{tenths, {}}, lasting).value_or(0);
  };
  CHECK(grade(379) == 0);
  CHECK(grade(380) == 1);
  CHECK(grade(390) == 1);
  CHECK(grade(391) == 2);
  CHECK(grade(400) == 2);
  CHECK(grade(401) == 3);
  CHECK(grade(401, 24h) == 3);
  CHECK(grade(401, 24h + 1s) == 4);
  CHECK(grade(400, 48h) == 2);
  CHECK(very_high(Temperature{401, {}}));
  CHECK_FALSE(very_high(Temperature{400, {}}));
}

TEST_CASE("what covers the skin is graded by its surface, both sides of every edge", "[protocol]") {
  const auto grade = [](const char* symptom, int percent) {
    return surface_grade(*test::seed().symptom(symptom), percent).value_or(0);
  };
  struct Case {
    int percent, hives, rash;
  };
  for (const auto& [percent, hives, rash] : {Case{1, 1, 1}, {9, 1, 1}, {10, 2, 2}, {30, 2, 2}, {31, 3, 2}}) {
    INFO(percent << " %");
    CHECK(grade("hives", percent) == hives);
    CHECK(grade("rash", percent) == rash);
    CHECK(grade("headache", percent) == 0);
  }
}

TEST_CASE("a reading outside what is usual is doubted until it is said to be right", "[protocol]") {
  const auto doubted = [](const Vitals& vitals, const std::vector<std::string>& confirmed = {}) {
    std::string fields;
    for (const auto& question : improbable(vitals, test::seed().common.probable, confirmed))
      fields +=
          (fields.empty() ? "" : " ") + std::string{field_of(std::get<Improbable>(question).field).option};
    return fields;
  };
  const auto weight = [](std::int64_t grams) {
    Vitals vitals;
    vitals.weight_kg = Decimal{grams};
    return vitals;
  };
  using namespace test;
  struct Case {
    Vitals vitals;
    const char* fields;
  };
  const Case cases[] = {{hr(29), "--hr"},
                        {hr(30), ""},
                        {hr(200), ""},
                        {hr(201), "--hr"},
                        {bp(59, 35), "--bp"},
                        {bp(60, 35), ""},
                        {bp(240, 100), ""},
                        {bp(241, 100), "--bp"},
                        {bp(90, 29), "--bp"},
                        {bp(90, 30), ""},
                        {bp(200, 140), ""},
                        {bp(200, 141), "--bp"},
                        {rr(5), "--rr"},
                        {rr(6), ""},
                        {rr(50), ""},
                        {rr(51), "--rr"},
                        {temp(329), "--temp"},
                        {temp(330), ""},
                        {temp(420), ""},
                        {temp(421), "--temp"},
                        {spo2(69), "--spo2"},
                        {spo2(70), ""},
                        {spo2(100), ""},
                        {weight(29999), "--weight"},
                        {weight(30000), ""},
                        {weight(200000), ""},
                        {weight(200001), "--weight"},
                        {bp(70, 35) + hr(45), ""},  // charted before an infusion of alemtuzumab
                        {bp(76, 45), ""},
                        {bp_none(), ""},
                        {bp_felt(58), "--bp"},
                        {hr(20) + rr(60), "--hr --rr"}};
  for (const auto& [vitals, fields] : cases) CHECK(doubted(vitals) == fields);
  CHECK(doubted(hr(20) + rr(60), {"hr"}) == "--rr");
  CHECK(doubted(weight(20000), {"weight"}).empty());
  CHECK(doubted(bp(50, 20), {"bp"}).empty());
}

TEST_CASE("a doubted reading is told with its unit and what is usual", "[protocol]") {
  const auto told = [](const Vitals& vitals) {
    const auto questions = improbable(vitals, test::seed().common.probable, {});
    REQUIRE(questions.size() == 1);
    const auto& doubt = std::get<Improbable>(questions.front());
    const auto text = [&](Decimal number) { return to_text(number) + doubt.unit; };
    return std::string{field_of(doubt.field).option} + ' ' + text(doubt.given) + ": " + text(doubt.least) +
           " to " + text(doubt.most);
  };
  CHECK(told(test::hr(29)) == "--hr 29: 30 to 200");
  CHECK(told(test::bp(241, 100)) == "--bp 241: 60 to 240");
  CHECK(told(test::temp(431)) == "--temp 43.1C: 33C to 42C");
  Vitals light;
  light.weight_kg = Decimal{29500};
  CHECK(told(light) == "--weight 29.5 kg: 30 kg to 200 kg");
}

TEST_CASE("the baseline of each sign is its last reading before the start that is within its limit",
          "[protocol]") {
  using namespace test;
  const auto nine = at("2026-03-02T09:00");
  const auto baseline = [&](const Vitals& last, const Vitals& earlier, bool scale_2 = false) {
    History h;
    if (scale_2) h.spo2_scale_2();
    const auto infusion = h.prepare("ocrelizumab");
    h.observe(infusion, nine - 20min, earlier);
    h.observe(infusion, nine - 10min, last);
    h.start(infusion, nine);
    h.observe(infusion, nine + 10min, bp(133) + hr(77) + rr(17) + spo2(97) + temp(371));
    return h.infusion(infusion).terms.baseline;
  };
  CHECK(baseline(bp(120), bp(130)).pressure->systolic == 120);
  CHECK(baseline(bp(89), bp(130)).pressure->systolic == 130);
  CHECK(baseline(bp(91), bp(130)).pressure->systolic == 91);
  CHECK(baseline(bp(90), bp(130)).pressure->systolic == 130);  // a collapse
  CHECK(baseline(bp_none(), bp(80)).pressure->systolic ==
        80);  // the habit, where nothing is within the limit
  CHECK_FALSE(baseline(bp_none(), {}).pressure);
  CHECK(baseline(hr(40), hr(80)).heart_rate->value == 80);
  CHECK(baseline(hr(41), hr(80)).heart_rate->value == 41);
  CHECK(baseline(hr(110), hr(80)).heart_rate->value == 110);
  CHECK(baseline(hr(111), hr(80)).heart_rate->value == 80);
  CHECK(baseline(rr(8), rr(16)).respiratory_rate->value == 16);
  CHECK(baseline(rr(9), rr(16)).respiratory_rate->value == 9);
  CHECK(baseline(rr(24), rr(16)).respiratory_rate->value == 24);
  CHECK(baseline(rr(25), rr(16)).respiratory_rate->value == 16);
  CHECK(baseline(spo2(91), spo2(98)).spo2->value == 98);
  CHECK(baseline(spo2(92), spo2(98)).spo2->value == 92);
  CHECK(baseline(spo2(100), spo2(98)).spo2->value == 100);
  CHECK(baseline(spo2(101), spo2(98)).spo2->value == 98);
  CHECK(baseline(spo2(87), spo2(90), true).spo2->value == 90);
  CHECK(baseline(spo2(88), spo2(90), true).spo2->value == 88);
  CHECK(baseline(temp(380), temp(368)).temperature->tenths_c == 368);
  CHECK(baseline(temp(379), temp(368)).temperature->tenths_c == 379);
  CHECK(baseline({}, {}).empty());
}

TEST_CASE("of two readings of one minute before the start the one charted last is the baseline",
          "[protocol]") {
  using namespace test;
  const auto nine = at("2026-03-02T09:00");
  History h;
  const auto infusion = h.prepare("ocrelizumab");
  h.observe(infusion, nine - 10min, bp(140) + hr(90));
  h.observe(infusion, nine - 10min, bp(124) + hr(78));
  h.start(infusion, nine);
  CHECK(h.infusion(infusion).terms.baseline.pressure->systolic == 124);
  CHECK(h.infusion(infusion).terms.baseline.heart_rate->value == 78);
}

}  // namespace
}  // namespace infuwatch::grades_test
