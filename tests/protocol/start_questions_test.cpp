// What the chart lacks at a start: readings, premedication, the schedule, the closing time.
#include "protocol/start_questions.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::start_questions_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Vitals whole() {
  Vitals vitals;
  vitals.heart_rate = Reading{76};
  vitals.pressure = BloodPressure{122, 78};
  vitals.temperature = Temperature{368, "36.8C"};
  return vitals;
}

Order natalizumab() { return order("natalizumab", 300000, "mg"); }

TEST_CASE("readings count from an hour before the start, to the second", "[protocol]") {
  for (const auto& [before, asked] : {std::pair<Seconds, bool>{60min, false},
                                      {60min + 1s, true},
                                      {0s, false},
                                      {-1s, true}}) {  // charted for after the start
    INFO(before.count());
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.observe(prepared, nine - before, whole());
    const auto questions = starts.questions(nine, natalizumab());
    CHECK((one<NoReadingsBefore>(questions) != nullptr) == asked);
  }
}

TEST_CASE("what is missing of the readings is named, and several observations make a set", "[protocol]") {
  Starts starts{"natalizumab"};
  const auto prepared = starts.h.prepare("natalizumab");
  const auto missing = [&] {
    const auto questions = starts.questions(nine, natalizumab());
    const auto found = one<NoReadingsBefore>(questions);
    return found ? found->signs : std::vector<Sign>{};
  };
  CHECK(missing() == std::vector{Sign::heart_rate, Sign::pressure, Sign::temperature});
  Vitals pressure;
  pressure.pressure = BloodPressure{{}, {}};  // could not be obtained
  starts.h.observe(prepared, nine - 25min, pressure);
  CHECK(missing() == std::vector{Sign::heart_rate, Sign::pressure, Sign::temperature});
  pressure.pressure = BloodPressure{84, {}};  // 84/p
  starts.h.observe(prepared, nine - 20min, pressure);
  CHECK(missing() == std::vector{Sign::heart_rate, Sign::temperature});
  auto rest = whole();
  rest.pressure.reset();
  rest.temperature.reset();
  starts.h.observe(prepared, nine - 10min, rest);
  CHECK(missing() == std::vector{Sign::temperature});
}

TEST_CASE("a start more than a tenth off the schedule is asked about, a day on either side", "[protocol]") {
  const struct {
    std::string drug;
    std::int64_t thousandths;
    int before, days;
    bool asked;
  } cases[] = {{"natalizumab", 300000, 1, 26, false},  {"natalizumab", 300000, 1, 25, true},
               {"natalizumab", 300000, 1, 32, false},  {"natalizumab", 300000, 1, 37, false},  // between both
               {"rituximab", 1000000, 1, 15, false},   {"rituximab", 1000000, 1, 16, true},
               {"rituximab", 1000000, 1, 60, true},  // 14 and 168 are far from each other
               {"vedolizumab", 300000, 4, 40, false},  {"zoledronic-acid", 5000, 1, 500, false},
               {"natalizumab", 300000, 1, 46, false},  {"natalizumab", 300000, 1, 47, true},
               {"ocrelizumab", 300000, 1, 15, false},  {"ocrelizumab", 300000, 1, 16, true},
               {"ocrelizumab", 600000, 2, 184, false}, {"ocrelizumab", 600000, 2, 185, true},
               {"ocrelizumab", 600000, 3, 164, false}, {"ocrelizumab", 600000, 3, 163, true},
               {"ocrelizumab", 600000, 3, 149, false},  // below the label's minimum: the interval asks
               {"ivig", 28000, 1, 200, false}};
  for (const auto& one_case : cases) {
    INFO(one_case.drug << ' ' << one_case.before << ' ' << one_case.days);
    Starts starts{one_case.drug, {.count = one_case.before - 1}};
    const auto before = nine - one_case.days * 24h;
    starts.h.stop(starts.start(before, one_case.thousandths, "mg"), before + 4h);
    const auto questions = starts.questions(nine, order(one_case.drug, one_case.thousandths, "mg"));
    CHECK((one<OffSchedule>(questions) != nullptr) == one_case.asked);
  }
}

TEST_CASE("a schedule is that of the weight and the age; of several any may be followed", "[protocol]") {
  const struct {
    const char* drug;
    int count;  // of the start
    std::optional<std::int64_t> grams;
    int born, days;
    bool asked;
  } cases[] = {{"ravulizumab", 3, 19900, 2022, 28, false}, {"ravulizumab", 3, 20000, 2022, 28, true},
               {"ravulizumab", 3, 19900, 2022, 56, true},  {"ravulizumab", 3, 20000, 2022, 56, false},
               {"ravulizumab", 3, {}, 2022, 28, false},    {"ravulizumab", 3, {}, 2022, 56, false},
               {"ravulizumab", 3, {}, 2022, 40, true},     {"eculizumab", 3, 9900, 2022, 21, false},
               {"eculizumab", 3, 9900, 2022, 14, true},    {"eculizumab", 3, 10000, 2022, 14, false},
               {"eculizumab", 3, 10000, 2022, 7, true},    {"eculizumab", 3, 20000, 2022, 7, false},
               {"eculizumab", 3, 20000, 2022, 14, true},   {"eculizumab", 4, 20000, 2022, 14, false},
               {"eculizumab", 5, 40000, 2014, 7, false},   {"eculizumab", 6, 40000, 2014, 14, false},
               {"eculizumab", 5, 40000, 1984, 7, false},   {"eculizumab", 4, 40000, 1984, 14, true},
               {"tocilizumab", 3, 40000, 2014, 14, false}, {"tocilizumab", 3, 40000, 2014, 28, false},
               {"tocilizumab", 3, 40000, 2014, 20, true},  {"tocilizumab", 3, 70000, 1984, 14, true},
               {"tocilizumab", 3, 70000, 1984, 28, false}};
  for (const auto& one_case : cases) {
    INFO(one_case.drug << ' ' << one_case.count << " at " << one_case.grams.value_or(0) << " g after "
                       << one_case.days);
    Starts starts{one_case.drug, {.count = one_case.count - 2}};
    auto patient = starts.h.chart().patient();
    patient.birth = std::chrono::year{one_case.born} / 3 / 9;
    const auto before = nine - one_case.days * 24h;
    starts.h.record(PatientSet{patient}, before);
    starts.h.stop(starts.start(before, 300000, "mg"), before + 4h);
    patient.weight_kg = one_case.grams ? std::optional{Decimal{*one_case.grams}} : std::nullopt;
    starts.h.record(PatientSet{patient}, nine - 1h);
    const auto questions = starts.questions(nine, order(one_case.drug, 300000, "mg"));
    CHECK((one<OffSchedule>(questions) != nullptr) == one_case.asked);
  }
}

TEST_CASE("three months of mitoxantrone are 84 to 112 days, and a tenth more", "[protocol]") {
  for (const auto& [days, asked] : {std::pair{83, "interval"},
                                    {84, ""},
                                    {91, ""},
                                    {100, ""},
                                    {101, ""},
                                    {112, ""},
                                    {123, ""},
                                    {124, "off-schedule"}}) {
    INFO(days);
    Starts starts{"mitoxantrone", {.count = 1}};
    const auto before = nine - days * 24h;
    starts.h.stop(starts.start(before), before + 1h);
    const auto questions = starts.questions(nine, order("mitoxantrone", 12000, "mg/m2"));
    const std::string found = one<TooSoon>(questions)       ? "interval"
                              : one<OffSchedule>(questions) ? "off-schedule"
                                                            : "";
    CHECK(found == asked);
  }
}

TEST_CASE("a vesicant asks for its blood return where nobody answered", "[protocol]") {
  const Starts starts{"mitoxantrone"};
  const auto next = order("mitoxantrone", 12000, "mg/m2");
  Started said;
  said.answers = {{"lvef", "60"}, {"neutrophils", "2000"}};
  const auto asked = starts.questions(nine, next, LabelRegion::us, said);
  REQUIRE(one<NotAnswered>(asked));
  CHECK(one<NotAnswered>(asked)->question == "blood-return");
  said.answers.push_back({"blood-return", "yes"});
  CHECK_FALSE(one<NotAnswered>(starts.questions(nine, next, LabelRegion::us, said)));
  said.answers.back().answer = "no";
  const auto otherwise = starts.questions(nine, next, LabelRegion::us, said);
  CHECK_FALSE(one<NotAnswered>(otherwise));
  REQUIRE(one<AnsweredOtherwise>(otherwise));
}

TEST_CASE("what a boxed warning or a contraindication rests on is asked where nobody answered",
          "[protocol]") {
  struct Case {
    const char* drug;
    const char* unit;
    std::int64_t dose;
    int before;  // infusions
    const char* question;
    const char* answer;
    bool asks;
  };
  const Case cases[] = {{"ocrelizumab", "mg", 300000, 0, "hepatitis-b", "yes", true},
                        {"ocrelizumab", "mg", 600000, 2, "hepatitis-b", "yes", false},
                        {"ublituximab", "mg", 150000, 0, "hepatitis-b", "yes", true},
                        {"rituximab", "mg", 1000000, 0, "hepatitis-b", "yes", true},
                        {"infliximab", "mg/kg", 5000, 0, "tuberculosis", "yes", true},
                        {"infliximab", "mg/kg", 5000, 1, "tuberculosis", "yes", false},
                        {"golimumab", "mg/kg", 2000, 0, "hepatitis-b", "yes", true},
                        {"tocilizumab", "mg/kg", 8000, 0, "tuberculosis", "yes", true},
                        {"abatacept", "mg", 750000, 0, "tuberculosis", "yes", true},
                        {"natalizumab", "mg", 300000, 0, "pml-ever", "no", true},
                        {"natalizumab", "mg", 300000, 1, "pml-ever", "no", false},
                        {"natalizumab", "mg", 300000, 9, "touch-authorized", "yes", true},
                        {"natalizumab", "mg", 300000, 9, "infection", "no", false},
                        {"mitoxantrone", "mg/m2", 12000, 3, "lvef", "50", true},
                        {"alemtuzumab", "mg", 12000, 0, "hiv", "no", true},
                        {"eculizumab", "mg", 600000, 3, "meningococcal-signs", "no", true}};
  for (const auto& [drug, unit, dose, before, question, answer, asks] : cases) {
    INFO(drug << ' ' << question << ' ' << before);
    const Starts starts{drug, {.count = before}};
    const auto open = [&](const char* said_so) {
      Started said;
      if (*said_so) said.answers = {{question, said_so}};
      const auto asked = starts.questions(nine, order(drug, dose, unit), LabelRegion::us, said);
      return std::any_of(asked.begin(), asked.end(), [&](const Question& one_question) {
        const auto* found = std::get_if<NotAnswered>(&one_question);
        return found && found->question == question;
      });
    };
    CHECK(open("") == asks);
    CHECK_FALSE(open(answer));
    CHECK_FALSE(open("as expected"));
  }
}

TEST_CASE("a patient younger than the protocol is for is asked about, a day on both sides of the birthday",
          "[protocol]") {
  using namespace std::chrono;
  const struct {
    std::string drug, unit;
    std::int64_t thousandths;
    year_month_day born;
    std::optional<int> age;  // as asked; none: not asked
  } cases[] = {{"natalizumab", "mg", 300000, year{2008} / 11 / 20, {}},
               {"natalizumab", "mg", 300000, year{2008} / 11 / 21, {}},  // 18 today
               {"natalizumab", "mg", 300000, year{2008} / 11 / 22, 17},
               {"ocrelizumab", "mg", 300000, year{2008} / 11 / 22, 17},
               {"mitoxantrone", "mg/m2", 12000, year{2018} / 10 / 9, 8},
               {"infliximab", "mg", 100000, year{2020} / 11 / 21, {}},
               {"infliximab", "mg", 100000, year{2020} / 11 / 22, 5},
               {"belimumab", "mg", 200000, year{2021} / 11 / 21, {}},
               {"belimumab", "mg", 200000, year{2021} / 11 / 22, 4},
               {"iron-sucrose", "mg", 100000, year{2024} / 11 / 22, 1},
               {"ferric-carboxymaltose", "mg", 750000, year{2025} / 11 / 21, {}},
               {"ferric-carboxymaltose", "mg", 750000, year{2025} / 11 / 22, 0},
               {"ivig", "g", 28000, year{2025} / 11 / 22, {}},  // its products differ
               {"eculizumab", "mg", 900000, year{2025} / 11 / 22, {}}};
  for (const auto& one_case : cases) {
    INFO(one_case.drug << ' ' << int{one_case.born.year()} << ' ' << unsigned{one_case.born.day()});
    Starts starts{one_case.drug};
    auto patient = starts.h.chart().patient();
    patient.birth = one_case.born;
    starts.h.record(PatientSet{patient});
    const auto asked = starts.questions(nine, order(one_case.drug, one_case.thousandths, one_case.unit));
    const auto young = one<TooYoung>(asked);
    REQUIRE((young != nullptr) == one_case.age.has_value());
    if (!young) continue;
    CHECK(young->age == *one_case.age);
    CHECK(young->from_years == seed().drugs.at(one_case.drug).before_start.youngest->years);
    CHECK_FALSE(young->source.empty());
  }
}

TEST_CASE("who was born on 29 February is a year older on 1 March", "[protocol]") {
  using namespace std::chrono;
  Starts starts{"natalizumab"};
  auto patient = starts.h.chart().patient();
  patient.birth = std::chrono::year{2008} / 2 / 29;
  starts.h.record(PatientSet{patient});
  CHECK(one<TooYoung>(starts.questions(at("2026-02-28T14:00"), natalizumab())));
  CHECK_FALSE(one<TooYoung>(starts.questions(at("2026-03-01T14:00"), natalizumab())));
}

TEST_CASE("a reaction to the premedication asks at the start until somebody answers it", "[protocol]") {
  const auto asked = [](const Starts& starts, Instant when) {
    const auto questions = starts.questions(when, natalizumab());
    const auto flags = one<FlagsUnanswered>(questions);
    return flags ? flags->flags : std::vector<FlagId>{};
  };
  const auto sign = [](const char* symptom, std::optional<int> grade, bool medication, Instant onset) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    if (medication)
      starts.h.record(Gave{prepared, Span{nine - 40min}, "cetirizine 10 mg oral", "", {}}, nine - 40min);
    starts.h.observe(prepared, onset, {seen(symptom, grade)});
    return starts;
  };
  const auto hives = [&](int grade, bool medication, Instant onset) {
    return sign("hives", grade, medication, onset);
  };
  const std::vector first{FlagId{1}};
  CHECK(asked(hives(1, true, nine - 30min), nine) == first);
  CHECK(asked(hives(2, true, nine - 30min), nine) == first);
  CHECK(asked(hives(3, true, nine - 30min), nine) == first);         // urgent: it waits by itself
  CHECK(asked(hives(2, false, nine - 30min), nine).empty());         // a baseline
  CHECK(asked(hives(2, true, nine - 30min), nine - 30min).empty());  // begun when it was started
  CHECK(asked(hives(2, true, nine - 30min), nine - 30min + 1s) == first);
  CHECK(asked(sign("hives", {}, true, nine - 30min), nine) == first);
  CHECK(asked(sign("headache", 1, true, nine - 30min), nine).empty());  // mild
  CHECK(asked(sign("headache", {}, true, nine - 30min), nine).empty());
  CHECK(asked(sign("headache", 2, true, nine - 30min), nine) == first);
  auto answered = hives(2, true, nine - 30min);
  answered.h.ack(FlagId{1});  // the hives are still there
  CHECK(asked(answered, nine).empty());
  auto over = hives(2, true, nine - 30min);
  over.h.resolve(FlagId{1});
  CHECK(asked(over, nine).empty());
}

TEST_CASE("a reaction to the premedication of an order that was cancelled asks for a day", "[protocol]") {
  const auto asked = [](Seconds later) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.record(Gave{prepared, Span{nine}, "cetirizine 10 mg oral", "", {}}, nine);
    starts.h.observe(prepared, nine + 5min, {seen("hives", 2)});
    starts.h.cancel(prepared, nine + 10min);
    Infusion infusion;
    infusion.number = InfusionId{9};
    return unanswered_before(starts.h.chart(), infusion, test::seed(), test::seed().drugs.at("natalizumab"),
                             nine + 5min + later)
        .size();
  };
  CHECK(asked(24h) == 1);
  CHECK(asked(24h + 1s) == 0);
}

TEST_CASE("the stay after the planned end must be over by the closing time", "[protocol]") {
  Infusion next;
  next.order = natalizumab();
  next.terms.planned = 1h;
  next.terms.observe_after_stop = 1h;
  CHECK_FALSE(after_closing(next, nine, {}));
  CHECK_FALSE(after_closing(next, nine, nine + 2h));
  REQUIRE(after_closing(next, nine, nine + 2h - 1s));
  CHECK(after_closing(next, nine, nine + 2h - 1s)->over == nine + 2h);
  next.order.planned = 90min;
  CHECK(after_closing(next, nine, nine + 2h));
}

}  // namespace
}  // namespace infuwatch::start_questions_test
