// What a protocol's plan for a start holds where it says nothing, and what it may say.
#include "protocol/start_plan.hpp"
#include "support/catalogue_mistakes.hpp"
#include "support/history.hpp"

namespace infuwatch::start_plan_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Lines = std::vector<std::string>;

/// A row of a list of the small drug's file, before its notes.
std::string row(const std::string& list, const std::string& lines) {
  return "[[" + list + "]]\nsource = \"label\"\n" + lines + "\n\n[[note]]";
}
void refused(const std::string& list, const std::string& lines, const std::string& what) {
  check({"testumab", "[[note]]", row(list, lines).c_str(), what});
}
void fine(const std::string& list, const std::string& lines) {
  accepted("testumab", "[[note]]", row(list, lines).c_str());
}

TEST_CASE("a fact that names no count holds from the first start on", "[protocol][start-plan]") {
  StartPlan plan;
  plan.intervals.push_back({.labels = {}, .last = {}, .days = 14, .source = "label"});
  plan.schedules.push_back({.labels = {}, .last = {}, .every_days = {28}, .source = "label"});
  plan.questions.push_back({.key = "k",
                            .ask = "k?",
                            .last = {},
                            .last_day = {},
                            .expected = "yes",
                            .at_least = {},
                            .source = "label"});
  const History h;
  for (const auto& [count, holds] : {std::pair{0, false}, {1, true}, {2, true}}) {
    INFO(count);
    CHECK((plan.interval(LabelRegion::us, count) != nullptr) == holds);
    CHECK(plan.schedules_for(LabelRegion::us, count).size() == (holds ? 1U : 0U));
    AppliedProtocol terms;
    terms.drug_count = count;
    const std::chrono::year_month_day day{std::chrono::year{2026} / 11 / 21};
    CHECK(plan.questions_for(terms, h.chart(), day).size() == (holds ? 1U : 0U));
  }
}

TEST_CASE("a premedication and a question that name no day of a course are for each of them, from the first",
          "[protocol][start-plan]") {
  StartPlan plan;
  plan.premedications.push_back({.kind = "antihistamine", .last_day = {}, .source = "label"});
  CHECK(plan.premedications.front().before == 0s);  // just before
  for (const int day : {0, 1, 2, 5}) CHECK(plan.premedications_for(day).size() == 1);
  CHECK(plan.premedications.front().first_day == 1);
  plan.questions.push_back({.key = "k",
                            .ask = "k?",
                            .last = {},
                            .last_day = {},
                            .expected = "yes",
                            .at_least = {},
                            .source = "label"});
  const History h;
  for (const auto& [day, holds] : {std::pair{0, true}, {1, true}, {2, true}}) {
    INFO(day);
    AppliedProtocol terms;
    terms.drug_count = 1;
    terms.course_day = day;
    CHECK(plan.questions_for(terms, h.chart(), std::chrono::year{2026} / 11 / 21).size() ==
          (holds ? 1U : 0U));
  }
}

TEST_CASE("a plan that says nothing of premedication lets a dose of a day count", "[protocol][start-plan]") {
  CHECK(StartPlan{}.premedication_within == 24h);
  const auto read = read_catalogue(1, CatalogueTexts{}.parts());
  REQUIRE(read);
  CHECK(read->drugs.at("testumab").before_start.premedication_within == 24h);
}

TEST_CASE("a list that was asked answers what need not be answered, and what it is said to answer",
          "[protocol][start-plan]") {
  struct Case {
    std::optional<int> at_least;
    bool must, list_answers, by_list;
  };
  for (const auto& [at_least, must, list_answers, by_list] :
       {Case{{}, false, false, true}, Case{{}, true, false, false}, Case{{}, true, true, true},
        Case{50, false, false, false}, Case{50, true, false, false}, Case{50, true, true, false}}) {
    INFO(at_least.value_or(0) << must << list_answers);
    StartQuestion question;
    question.at_least = at_least;
    question.must = must;
    question.list_answers = list_answers;
    CHECK(question.by_list() == by_list);
  }
  StartQuestion bare;  // need not be answered
  CHECK(bare.by_list());
  bare.must = true;
  CHECK_FALSE(bare.by_list());
}

TEST_CASE("a question that says nothing of labs reads each whatever its day, charted or not",
          "[protocol][start-plan]") {
  const StartQuestion question;
  CHECK_FALSE(question.must);
  CHECK_FALSE(question.since_last_start);
  CHECK_FALSE(question.where_charted);
}

TEST_CASE("premedication counts for 24 h at most, and no shorter than it is to be given before",
          "[protocol][start-plan]") {
  const std::string what = "`within` must be no shorter than `before`, and 24 h at most";
  const auto given = [](const std::string& times) { return "kind = \"corticosteroid\"\n" + times; };
  const auto with_kind = [&](const std::string& times) {
    CatalogueTexts texts;
    texts.change("common", "[windows]",
                 "[substances]\nsource = \"s\"\nknown = [{ name = \"prednisone\", "
                 "kinds = [\"corticosteroid\"] }]\n\n"
                 "[windows]");
    texts.change("testumab", "[[note]]", row("premedication", given(times)));
    return texts;
  };
  for (const auto* times : {"before = \"30m\"\nwithin = \"30m\"", "before = \"30m\"\nwithin = \"1h\"",
                            "before = \"30m\"\nwithin = \"24h\"", "within = \"1s\"", "within = \"24h\"",
                            "before = \"24h\"\nwithin = \"24h\""}) {
    INFO(times);
    CHECK(with_kind(times).faults() == Lines{});
  }
  for (const auto* times : {"before = \"30m\"\nwithin = @\"29m59s\"", "before = \"30m\"\nwithin = @\"24h1s\"",
                            "within = @\"24h1s\"", "within = @\"25h\""}) {
    INFO(times);
    const auto texts = with_kind(times);
    CHECK(texts.faults() == Lines{texts.marked() + ": " + what});
  }
  const auto before = [](const char* within) {
    return std::string{"[premedication_before]\nsource = \"s\"\nwithin = "} + within + "\n\n[[note]]";
  };
  for (const auto* within : {"\"1s\"", "\"23h\"", "\"24h\""})
    accepted("testumab", "[[note]]", before(within).c_str());
  for (const auto* within : {"@\"24h1s\"", "@\"25h\""})
    check({"testumab", "[[note]]", before(within).c_str(), "`within` must be 24 h at most"});
}

TEST_CASE("what is said of a lab that answers stands beside the lab, each by itself",
          "[protocol][start-plan]") {
  const std::string asks = "key = \"iron\"\nask = \"Iron?\"\nexpected = \"yes\"\n";
  const auto told = [&](const std::string& line) {
    return "@[[question]]\nsource = \"label\"\n" + asks + line + "\n\n[[note]]";
  };
  for (const auto* line :
       {"within_days = 3", "since_last_start = true", "where_charted = true", "lab_source = \"label\""})
    check({"testumab", "[[note]]", told(line).c_str(), "`lab` is missing"});
  for (const auto* line : {"", "since_last_start = false", "where_charted = false"})
    fine("question", asks + line);
}

TEST_CASE("a lab answers for a day at least", "[protocol][start-plan]") {
  const auto within = [](const std::string& days) {
    CatalogueTexts texts;
    texts.change(
        "common", "[windows]",
        "[[lab]]\nkey = \"iron\"\nname = \"iron\"\nresults = [\"low\", \"normal\"]\nsource = \"s\"\n\n"
        "[windows]");
    texts.change("testumab", "[[note]]",
                 row("question",
                     "key = \"k\"\nask = \"k?\"\nexpected = \"yes\"\nlab = [\"iron normal\"]\n"
                     "within_days = " +
                         days));
    return texts;
  };
  CHECK(within("1").faults() == Lines{});
  CHECK(within("2").faults() == Lines{});
  const auto none = within("@0");
  CHECK(none.faults() == Lines{none.marked() + ": `within_days` must be at least 1"});
}

TEST_CASE("a schedule says after which days, a day or more", "[protocol][start-plan]") {
  const std::string what = "`every_days` must say the days between two starts, such as [28]";
  for (const auto* days : {"[1]", "[2]", "[28, 42]", "[28, 1]"})
    fine("schedule", std::string{"counts = \"2-\"\nevery_days = "} + days);
  for (const auto* days : {"@[]", "@[0]", "@[28, 0]", "@[0, 28]"})
    refused("schedule", std::string{"counts = \"2-\"\nevery_days = "} + days, what);
}

TEST_CASE("an age of a regimen or a schedule is a year or more", "[protocol][start-plan]") {
  for (const std::string key : {"years_from", "years_under"}) {
    fine("schedule", "counts = \"2-\"\nevery_days = [28]\n" + key + " = 1");
    fine("schedule", "counts = \"2-\"\nevery_days = [28]\n" + key + " = 2");
    refused("schedule", "counts = \"2-\"\nevery_days = [28]\n" + key + " = @0",
            '`' + key + "` must be at least 1");
  }
}

TEST_CASE("doses of a regimen are in one unit, the highest not below the lowest", "[protocol][start-plan]") {
  const std::string what = "`highest` must be in the unit of `lowest`, and not below it";
  const auto doses = [](const char* lowest, const char* highest) {
    return std::string{"dose = \"300 mg\"\nlowest = \""} + lowest + "\"\nhighest = " + highest;
  };
  const auto* dose = "dose = \"300 mg\"";
  accepted("testumab", dose, doses("4 mg", "\"4 mg\"").c_str());
  check({"testumab", dose, doses("4 mg", "@\"3.999 mg\"").c_str(), what});
  check({"testumab", dose, doses("4 mg", "@\"8 mg/kg\"").c_str(), what});
  check({"testumab", dose, doses("4 mg/kg", "@\"8 mg/m2\"").c_str(), what});
  check({"testumab", dose, doses("4 mg", "@\"2 mg/kg\"").c_str(), what});
}

TEST_CASE("a cap is no more than the dose comes to for anybody: 500 kg, or 5 m2", "[protocol][start-plan]") {
  const auto capped = [](const char* lowest, const char* most) {
    return std::string{"dose = \"300 mg\"\nlowest = \""} + lowest + "\"\nhighest = \"" + lowest +
           "\"\nmost = " + most;
  };
  const auto* dose = "dose = \"300 mg\"";
  const std::string what = "`most` is more than `highest` comes to for anybody: 500 kg, or 5 m2";
  accepted("testumab", dose, capped("8 mg/kg", "\"4000 mg\"").c_str());
  check({"testumab", dose, capped("8 mg/kg", "@\"4000.001 mg\"").c_str(), what});
  accepted("testumab", dose, capped("12 mg/m2", "\"60 mg\"").c_str());
  check({"testumab", dose, capped("12 mg/m2", "@\"60.001 mg\"").c_str(), what});
}

TEST_CASE("of what cannot be read only that is told, not what follows from it", "[protocol][start-plan]") {
  const auto ages = [](const char* first, const char* second) {
    const auto of = [](const char* under) {
      return std::string{"\n[[limits.of_age]]\nunder_years = "} + under +
             "\nsbp_below = 70\nhr_below = 90\nhr_above = 190\nrr_below = 30\nrr_from = 54\n"
             "source = \"PALS\"\n";
    };
    return "rr_from = 25\n" + of(first) + of(second) + "\n[limits.steps]";
  };
  const auto* here = "rr_from = 25\n\n[limits.steps]";
  accepted("common", here, ages("1", "2").c_str());
  check({"common", here, ages("@\"1\"", "1").c_str(),
         "`under_years` must be a whole number from 0 to 100000000"});
  check({"common", "follow_up = \"24h\"", "follow_up = @\"24\"\nsecond_call = \"1s\"",
         "`follow_up` must be a length of time such as \"2h30m\", longer than nothing"});
}

TEST_CASE("a file whose name is no key is refused at its first letter", "[protocol][start-plan]") {
  auto drug = small_drug;
  drug.replace(drug.find("Testumab"), 8, "Second");
  drug.replace(drug.find("[\"Testra\", \"Testumab-xyz\"]"), 26, "[\"Secra\"]");
  CHECK(CatalogueTexts{}.add("second_2", drug).faults() ==
        Lines{"second_2:1:1: the file's name is the drug's key: small letters, digits and -"});
}

}  // namespace
}  // namespace infuwatch::start_plan_edges_test
