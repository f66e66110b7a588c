// What is asked and reckoned before the start, and flagged where the drug was given all the same.
#include "support/before_start.hpp"

#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::before_start_flag_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Lines = std::vector<std::string>;

const auto nine = at("2026-03-02T09:00");

Told had(std::int64_t thousandths, int count) { return {count, Quantity{{thousandths}, "mg/m2"}}; }

TEST_CASE("the cumulative dose is held against the limit of the labels that hold", "[protocol]") {
  struct Case {
    std::int64_t before, dose;
    LabelRegion labels;
    bool asks;
  };
  const Case cases[] = {{120000, 12000, LabelRegion::us, false},  // the eleventh: 132
                        {132000, 12000, LabelRegion::us, true},   // the twelfth: 144
                        {128000, 12000, LabelRegion::us, false},  // 140 itself is within
                        {128001, 12000, LabelRegion::us, true},
                        {60000, 12000, LabelRegion::eu, false},  // the sixth: 72 itself
                        {60000, 12001, LabelRegion::eu, true},
                        {60000, 12001, LabelRegion::us, false}};
  for (const auto& [before, dose, labels, asks] : cases) {
    INFO(before << " and " << dose);
    const Starts course{"mitoxantrone", had(before, 5)};
    const auto questions = course.questions(nine, order("mitoxantrone", dose, "mg/m2"), labels);
    const auto limit = one<PastDoseLimit>(questions);
    CHECK((limit != nullptr) == asks);
    if (limit) CHECK(limit->with == Quantity{{before + dose}, "mg/m2"});
    CHECK_FALSE(one<DoseUnknown>(questions));
  }
}

TEST_CASE("a dose in mg is reckoned by the body's surface, rounded up; the record's own doses count",
          "[protocol]") {
  Starts course{"mitoxantrone"};
  const auto sum = [&](InfusionId number) {
    return cumulative_dose(course.h.chart(), course.h.infusion(number), "mg/m2", nine);
  };
  const auto first = course.start(nine, 21600, "mg", Decimal{1800});
  CHECK(sum(first).with.thousandths == 12000);
  CHECK(sum(first).before.thousandths == 0);
  CHECK(sum(first).whole);
  const auto second = course.start(nine + 24h * 90, 20000, "mg", Decimal{1700});
  CHECK(sum(second).with.thousandths == 12000 + 11765);  // 11.7647 …
  course.h.record(Stopped{second, nine + 24h * 90 + 15min, Quantity{{10000}, "mg"}, "reaction"});
  CHECK(sum(second).with.thousandths == 12000 + 5883);
  const auto resumed = [&](Seconds after, std::optional<Quantity> given) {
    const auto when = nine + 24h * 90 + after;
    course.h.record(Resumed{second, when}, when);
    course.h.record(Stopped{second, when + 5min, std::move(given), "completed"}, when + 5min);
  };
  resumed(20min, Quantity{{5100}, "mg"});
  CHECK(sum(second).with.thousandths == 12000 + 5883 + 3000);  // both bags
  resumed(30min, Quantity{{1}, "g"});
  CHECK(sum(second).with.thousandths == 12000 + 5883 + 3000 + 589);  // whatever the unit of the mass
  resumed(40min, {});
  CHECK(sum(second).with.thousandths == 12000 + 11765);  // all that was ordered
  resumed(50min, Quantity{{1700}, "mg"});
  CHECK(sum(second).with.thousandths == 12000 + 11765);  // a stop before it did not say: not below the order
  const auto third = course.start(nine + 24h * 180, 20000, "mg");
  CHECK_FALSE(sum(third).whole);
  CHECK(sum(third).surface_missing);
  CHECK(sum(third).with.thousandths == 12000 + 11765);
  const auto fourth = course.start(nine + 24h * 270);
  CHECK_FALSE(sum(fourth).whole);
  CHECK_FALSE(sum(fourth).surface_missing);
  CHECK(sum(fourth).with.thousandths == 12000 + 11765 + 12000);
  CHECK(sum(first).with.thousandths == 12000);  // what came later does not count
}

TEST_CASE("a lifetime limit is in any unit; doses are counted in it where they can be", "[protocol]") {
  Starts course{"mitoxantrone", {2, Quantity{{3000}, "g"}}};
  const auto with = [&](InfusionId number, std::string_view unit) {
    const auto sum = cumulative_dose(course.h.chart(), course.h.infusion(number), unit, nine);
    return std::pair{sum.with.thousandths, sum.whole};
  };
  const auto first = course.start(nine, 20000, "mg");
  CHECK(with(first, "mg") == std::pair{std::int64_t{3020000}, true});
  CHECK(with(first, "g") == std::pair{std::int64_t{3020}, true});
  CHECK(with(first, "mcg") == std::pair{std::int64_t{3020000000}, true});
  CHECK(with(first, "mL") == std::pair{std::int64_t{0}, false});
  const auto second = course.start(nine + 24h * 90, 12000, "mg/m2", Decimal{1700});
  CHECK(with(second, "mg") == std::pair{std::int64_t{3040400}, true});
  CHECK(with(second, "g") == std::pair{std::int64_t{3041}, true});  // 20.4 mg are 0.021 g, rounded up
  const auto third = course.start(nine + 24h * 180, 12000, "mg/m2");
  CHECK(with(third, "mg") == std::pair{std::int64_t{3040400}, false});
}

TEST_CASE("what is not known of earlier doses asks", "[protocol]") {
  const auto unknown = [](const Told& told, const Order& next) {
    return one<DoseUnknown>(Starts{"mitoxantrone", told}.questions(nine, next));
  };
  const auto next = order("mitoxantrone", 12000, "mg/m2");
  CHECK(unknown({std::nullopt}, next));
  CHECK(unknown({3}, next));
  CHECK(unknown({3, Quantity{{60000}, "mg"}}, next));
  CHECK_FALSE(unknown({0}, next));
  CHECK_FALSE(unknown(had(36000, 3), next));
  CHECK(unknown(had(36000, 3), order("mitoxantrone", 21600, "mg")));
  const History without_prior;
  Infusion first;
  first.order = next;
  first.start = nine;
  CHECK_FALSE(cumulative_dose(without_prior.chart(), first, "mg/m2", nine).whole);
}

TEST_CASE("the interval counts days between starts, rounded, both sides of the edge", "[protocol]") {
  struct Case {
    const char* drug;
    int count;  // before the record
    LabelRegion labels;
    Seconds apart;
    bool asks;
  };
  const Case cases[] = {{"ocrelizumab", 2, LabelRegion::us, 24h * 150 - 12h, false},
                        {"ocrelizumab", 2, LabelRegion::us, 24h * 150 - 12h - 1s, true},
                        {"ocrelizumab", 1, LabelRegion::us, 24h * 14, false},  // only from the third on
                        {"ublituximab", 2, LabelRegion::eu, 24h * 150 - 12h, false},
                        {"ublituximab", 2, LabelRegion::eu, 24h * 150 - 12h - 1s, true},
                        {"ublituximab", 2, LabelRegion::us, 24h * 20, false},
                        {"mitoxantrone", 1, LabelRegion::us, 24h * 84 - 12h, false},
                        {"mitoxantrone", 1, LabelRegion::us, 24h * 84 - 12h - 1s, true},
                        {"mitoxantrone", 1, LabelRegion::eu, 24h * 28 - 12h, false},
                        {"mitoxantrone", 1, LabelRegion::eu, 24h * 28 - 12h - 1s, true},
                        {"natalizumab", 5, LabelRegion::us, 24h, false}};
  for (const auto& [drug, count, labels, apart, asks] : cases) {
    INFO(drug << " after " << count << ", " << apart.count() << " s");
    Starts course{drug, {count - 1}};
    course.start(nine);
    CHECK((one<TooSoon>(course.questions(nine + apart, order(drug, 1000, "mg"), labels)) != nullptr) == asks);
  }
}

TEST_CASE("the last infusion may lie before the record; where nothing is known nothing is asked",
          "[protocol]") {
  using namespace std::chrono;
  const auto next = order("ocrelizumab", 600000, "mg");
  const auto asks = [&](const Told& told, Instant when) {
    return one<TooSoon>(Starts{"ocrelizumab", told}.questions(when, next)) != nullptr;
  };
  const year_month_day day{2026y / March / 2};
  const Instant first_noon = sys_days{day} + 12h;
  CHECK(asks({2, {}, day}, first_noon + 24h * 150 - 12h - 1s));
  CHECK_FALSE(asks({2, {}, day}, first_noon + 24h * 150 - 12h));
  CHECK_FALSE(asks({2}, nine));
}

TEST_CASE("course and day follow from what came before", "[protocol]") {
  struct Case {
    std::optional<int> before;
    std::vector<int> days;  // of the starts in the record
    std::pair<int, int> expected;
  };
  const Case cases[] = {{0, {0}, {1, 1}},
                        {0, {0, 1, 2, 3, 4}, {1, 5}},
                        {0, {0, 1, 2, 3, 4, 5}, {2, 1}},  // one more than the course has
                        {0, {0, 1, 28}, {1, 3}},          // 27 days: the course goes on
                        {0, {0, 1, 29}, {2, 1}},          // 28: a break
                        {5, {0}, {2, 1}},
                        {5, {0, 1, 2}, {2, 3}},
                        {8, {0, 1, 2, 400}, {4, 1}},
                        {3, {0}, {1, 4}},
                        {std::nullopt, {0}, {0, 0}}};
  for (const auto& [before, days, expected] : cases) {
    Starts course{"alemtuzumab", {before}};
    InfusionId last;
    for (const int day : days) last = course.start(nine + 24h * day, 12000, "mg");
    INFO("before " << before.value_or(-1) << ", starts " << days.size());
    const auto& terms = course.h.infusion(last).terms;
    CHECK(std::pair{terms.course, terms.course_day} == expected);
  }
  Starts other{"natalizumab"};
  CHECK(other.h.infusion(other.start(nine, 300000, "mg")).terms.course == 0);
}

TEST_CASE("courses lie a year apart, and two of their days not on one day", "[protocol]") {
  const auto asks = [](std::vector<Seconds> starts, Seconds next) {
    Starts course{"alemtuzumab"};
    for (const auto start : starts) course.start(nine + start, 12000, "mg");
    const auto questions = course.questions(nine + next, order("alemtuzumab", 12000, "mg"));
    const auto soon = one<TooSoon>(questions);
    return soon ? soon->shortest : 0;
  };
  const std::vector<Seconds> five{0h, 24h, 48h, 72h, 96h};
  CHECK(asks(five, 96h + 24h * 365 - 12h) == 0);
  CHECK(asks(five, 96h + 24h * 365 - 12h - 1s) == 365);
  CHECK(asks({0h}, 12h) == 0);
  CHECK(asks({0h}, 12h - 1s) == 1);
  CHECK(asks({}, 0h) == 0);
}

TEST_CASE("an earlier reaction asks as the protocol says; the gravest is named", "[protocol]") {
  using test::seen;
  struct Case {
    const char* drug;
    std::vector<SymptomSeen> symptoms;
    const char* named;  // empty: nothing is asked
  };
  const Case cases[] = {
      {"natalizumab", {seen("hives", 1)}, "hives grade 1"},
      {"natalizumab", {seen("fatigue", 1)}, ""},   // for review only
      {"natalizumab", {seen("headache", 2)}, ""},  // not on the label's list
      {"natalizumab", {seen("headache", 3)}, "headache grade 3"},
      {"natalizumab", {seen("headache", 2), seen("hives", 1)}, "hives grade 1"},
      {"natalizumab", {}, ""},
      {"ocrelizumab", {seen("hives", 2)}, ""},
      {"ocrelizumab", {seen("hives", 3)}, "hives grade 3"},
      {"ocrelizumab", {seen("hives", 2), seen("wheezing", 2)}, "anaphylaxis by its criteria"},
      {"ocrelizumab", {seen("anaphylaxis", 3), seen("hives", 3)}, "anaphylaxis grade 3"}};
  for (const auto& [drug, symptoms, named] : cases) {
    INFO(drug << ": " << named);
    Starts course{drug, {20}};
    const auto first = course.start(nine, 300000, "mg");
    course.h.observe(first, nine + 10min, symptoms);
    const auto questions = course.questions(nine + 24h * 200, order(drug, 300000, "mg"));
    const auto before = one<ReactedBefore>(questions);
    CHECK((before ? stored_words(*before) : "") == named);
    if (before) CHECK(before->infusion == first);
  }
}

TEST_CASE("hypersensitivity told of before the record asks; mild and unknown do not", "[protocol]") {
  using Worst = EarlierReaction;
  for (const auto& [worst, asks] : {std::pair{Worst::none, false},
                                    {Worst::mild, false},
                                    {Worst::hypersensitivity, true},
                                    {Worst::life_threatening, true},
                                    {Worst::unknown, false}}) {
    INFO(name(worst));
    const Starts course{"ocrelizumab", {1, {}, {}, worst}};
    const auto questions = course.questions(nine, order("ocrelizumab", 300000, "mg"));
    CHECK((one<ReactedBefore>(questions) != nullptr) == asks);
  }
}

TEST_CASE("a reaction before the start, taken back, or under another drug does not ask", "[protocol]") {
  Starts course{"natalizumab", {20}};
  const auto first = course.start(nine, 300000, "mg");
  const auto next = order("natalizumab", 300000, "mg");
  const auto asks = [&] { return one<ReactedBefore>(course.questions(nine + 24h * 28, next)) != nullptr; };
  course.h.observe(first, nine - 10min, {test::seen("hives", 1)});
  CHECK_FALSE(asks());
  const auto entry = course.h.observe(first, nine + 10min, {test::seen("hives", 2)});
  CHECK(asks());
  course.h.retract(entry);
  CHECK_FALSE(asks());
}

TEST_CASE("an answer that is not as expected asks, an open question does not", "[protocol]") {
  struct Case {
    const char *question, *answer;
    bool asks;
  };
  const Case cases[] = {
      {"infection", "no", false},          {"infection", "yes", true},     {"infection", "unknown", true},
      {"infection", "as expected", false}, {"lvef", "50", false},          {"lvef", "49.999", true},
      {"lvef", "unknown", true},           {"lvef", "as expected", false}, {"neutrophils", "1500", false},
      {"neutrophils", "1499", true},       {"liver-tests", "yes", false},  {"liver-tests", "no", true}};
  const Starts course{"mitoxantrone"};
  const auto next = order("mitoxantrone", 12000, "mg/m2");
  for (const auto& [question, answer, asks] : cases) {
    INFO(question << " = " << answer);
    Started said;
    said.answers = {{question, answer}};
    CHECK((one<AnsweredOtherwise>(course.questions(nine, next, LabelRegion::us, said)) != nullptr) == asks);
  }
  CHECK_FALSE(one<AnsweredOtherwise>(course.questions(nine, next)));
}

TEST_CASE("nobody told to be male is asked about a pregnancy", "[protocol]") {
  for (const auto& [sex, asked] :
       {std::pair{"M", false}, {"male", false}, {"", true}, {"F", true}, {"X", true}}) {
    INFO(sex);
    History h;
    h.record(PatientSet{{.id = PatientId{1}, .sex = sex}});
    const AppliedProtocol terms{.drug_count = 1};
    const auto questions =
        test::seed()
            .drugs.at("natalizumab")
            .before_start.questions_for(terms, h.chart(), std::chrono::year{2026} / 11 / 21);
    CHECK(std::any_of(questions.begin(), questions.end(),
                      [](const StartQuestion* question) { return question->key == "pregnancy"; }) == asked);
  }
}

TEST_CASE("questions are asked for the counts and days of a course they are for", "[protocol]") {
  const auto asked = [](const char* drug, int count, int day, LabelRegion labels = LabelRegion::us) {
    const AppliedProtocol terms{.drug_count = count, .labels = labels, .course_day = day};
    std::string keys;
    for (const auto* question : test::seed().drugs.at(drug).before_start.questions_for(
             terms, Chart{}, std::chrono::year{2026} / 11 / 21))
      keys += ' ' + question->key;
    return keys;
  };
  CHECK(asked("ocrelizumab", 1, 0) ==
        " infection neurologic pregnancy hepatitis-b immunoglobulins liver-tests vaccines premedication");
  CHECK(asked("ocrelizumab", 2, 0) == " infection neurologic pregnancy premedication");
  CHECK(asked("alemtuzumab", 3, 3) == " infection neurologic pregnancy antiviral corticosteroid");
  CHECK(asked("alemtuzumab", 4, 4) == " infection neurologic pregnancy antiviral");
  CHECK(asked("alemtuzumab", 9, 0) ==
        " infection neurologic pregnancy rems blood-count kidney-tests thyroid-test liver-tests antiviral"
        " corticosteroid");
  CHECK(asked("alemtuzumab", 1, 1) ==
        " infection neurologic pregnancy hiv campath-before urine-protein rems blood-count kidney-tests"
        " thyroid-test liver-tests antiviral corticosteroid");
  CHECK(asked("alemtuzumab", 6, 1) ==
        " infection neurologic pregnancy rems blood-count kidney-tests thyroid-test liver-tests antiviral"
        " corticosteroid");
  CHECK(asked("ublituximab", 1, 0) ==
        " infection neurologic pregnancy hepatitis-b immunoglobulins liver-tests vaccines premedication");
  CHECK(asked("ublituximab", 2, 0) == " infection neurologic pregnancy premedication");
  CHECK(asked("natalizumab", 2, 0) ==
        " infection neurologic pregnancy touch-authorized touch-new-problem touch-weak-immunity"
        " touch-immune-drugs");
  CHECK(asked("natalizumab", 2, 0, LabelRegion::eu) == " infection neurologic pregnancy weak-immunity");
  CHECK(asked("alemtuzumab", 6, 1, LabelRegion::eu) ==
        " infection neurologic pregnancy blood-count kidney-tests thyroid-test liver-tests antiviral"
        " corticosteroid");
}

TEST_CASE("a second nurse is asked for where the protocol wants one", "[protocol]") {
  const auto asks = [](const char* drug, const char* badge) {
    History h;
    Infusion next;
    next.order = order(drug, 12000, "mg/m2");
    next.start = nine;
    next.terms = terms_of(h.chart(), next, test::seed(), LabelRegion::us);
    Started said;
    said.checked_by = badge;
    return one<NotChecked>(questions_before(h.chart(), next, test::seed().drugs.at(drug), test::seed(),
                                            test::start_at(nine), said)) != nullptr;
  };
  CHECK(asks("mitoxantrone", ""));
  CHECK_FALSE(asks("mitoxantrone", "n2"));
  CHECK_FALSE(asks("ocrelizumab", ""));
}

}  // namespace
}  // namespace infuwatch::before_start_flag_test
