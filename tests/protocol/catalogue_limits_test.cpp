// What numbers, lengths of time and counts of a catalogue can be.
#include "support/catalogue_mistakes.hpp"

namespace infuwatch::catalogue_limits_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

TEST_CASE("limits that contradict each other are refused", "[protocol]") {
  const std::string rise = "the heart-rate limits must rise: hr_below, hr_review_from, hr_above";
  check({"common", "hr_review_from = 111", "hr_review_from = @40", rise});
  accepted("common", "hr_review_from = 111", "hr_review_from = 41");
  check({"common", "hr_review_from = 111", "hr_review_from = @132", rise});
  accepted("common", "hr_review_from = 111", "hr_review_from = 131");  // no rate is only for review
  check({"common", "rr_from = 25", "rr_from = @8", "rr_from must lie above rr_to"});
  accepted("common", "rr_from = 25", "rr_from = 9");
  check({"common", "sbp_fall_percent_above = 30", "sbp_fall_percent_above = @101",
         "a pressure cannot fall by more than 100 %"});
  accepted("common", "sbp_fall_percent_above = 30", "sbp_fall_percent_above = 100");
}

TEST_CASE("limits that belong together stand together, and limits of an age rise", "[protocol]") {
  const std::string pair = "`sbp_rise_percent_from` and `sbp_rise_to` stand together";
  check({"common", "rr_from = 25\n", "rr_from = 25\nsbp_rise_percent_from = @20\n", pair});
  check({"common", "rr_from = 25\n", "rr_from = 25\nsbp_rise_to = @160\n", pair});
  accepted("common", "rr_from = 25\n", "rr_from = 25\nsbp_rise_percent_from = 20\nsbp_rise_to = 160\n");
  check({"common", "rr_from = 25\n", "rr_from = 25\nsbp_high_from = @90\n",
         "sbp_high_from must lie above sbp_below"});
  accepted("common", "rr_from = 25\n", "rr_from = 25\nsbp_high_from = 91\n");
  const auto limits = [](const char* lines) { return std::string{"rr_from = 25\n"} + lines; };
  check({"common", "rr_from = 25\n",
         limits("sbp_high_from = 160\nsbp_rise_percent_from = 20\nsbp_rise_to = @160\n").c_str(),
         "sbp_rise_to must lie below sbp_high_from"});
  accepted("common", "rr_from = 25\n",
           limits("sbp_high_from = 161\nsbp_rise_percent_from = 20\nsbp_rise_to = 160\n").c_str());
  check({"common", "rr_from = 25\n", limits("sbp_high_from = 110\ndbp_high_from = @110\n").c_str(),
         "dbp_high_from must lie below sbp_high_from"});
  accepted("common", "rr_from = 25\n", limits("sbp_high_from = 111\ndbp_high_from = 110\n").c_str());
  check({"common", "spo2_scale_2_below = 88", "spo2_scale_2_below = @93",
         "spo2_scale_2_below must not lie above spo2_below"});
  accepted("common", "spo2_scale_2_below = 88", "spo2_scale_2_below = 92");
  const auto of_ages = [](const char* first, const char* second) {
    const auto row = [](const char* age, const char* pulse) {
      return std::string{"\n[[limits.of_age]]\nunder_years = "} + age +
             "\nsbp_below = 70\nhr_below = " + pulse +
             "\nhr_above = 190\nrr_below = 30\nrr_from = 54\nsource = \"PALS\"\n";
    };
    return "rr_from = 25\n" + row(first, "90") + row(second, "90") + "\n[limits.steps]";
  };
  const auto* here = "rr_from = 25\n\n[limits.steps]";
  check({"common", here, of_ages("1", "@1").c_str(), "the ages must rise, the youngest first"});
  accepted("common", here, of_ages("1", "2").c_str());
  accepted("common", here, of_ages("1", "18").c_str());
  check({"common", here, of_ages("1", "@19").c_str(), "`under_years` must be an age from 1 to 18"});
  check({"common", here, of_ages("@0", "18").c_str(), "`under_years` must be an age from 1 to 18"});
  const auto pressure = [](const char* limit, const char* more) {
    return std::string{"rr_from = 25\n\n[[limits.of_age]]\nunder_years = 11\nsbp_below = "} + limit +
           "\nsbp_more_each_year = " + more +
           "\nhr_below = 58\nhr_above = 130\nrr_below = 18\nrr_from = 26\nsource = \"PALS\"\n\n[limits.steps]";
  };
  const std::string plausible = "the lower limit of a child's systolic pressure lies from 40 to 120 mmHg";
  accepted("common", here, pressure("40", "0").c_str());
  check({"common", here, pressure("@39", "0").c_str(), plausible});
  accepted("common", here, pressure("100", "2").c_str());  // 120 at 10 years
  check({"common", here, pressure("@101", "2").c_str(), plausible});
}

TEST_CASE("a temperature limit lies above 0 and up to 45 C, a step of it up to 5", "[protocol]") {
  const std::string what = "a temperature in Celsius is needed, such as \"38.0C\"";
  for (const auto* limit : {"@\"0.0C\"", "@\"45.1C\"", "@\"warm\""})
    check({"common", "\"38.0C\"", limit, what});
  for (const auto* limit : {"\"0.1C\"", "\"45.0C\""}) accepted("common", "\"38.0C\"", limit);
  accepted("common", "\"0.5C\"", "\"5.0C\"");
  CatalogueTexts steep;
  steep.change("common", "\"0.5C\"", "@\"5.1C\"");
  CHECK(steep.faults() == Lines{steep.marked() + ": " + what});
}

TEST_CASE("a step is at least 1, each of them", "[protocol]") {
  for (const std::string step : {"sbp = 10", "sbp_fall_percent = 10", "spo2 = 3", "hr = 10", "rr = 5"}) {
    INFO(step);
    const auto key = '\n' + step.substr(0, step.find(' '));
    CatalogueTexts texts;
    texts.change("common", '\n' + step + '\n', key + " = 0\n");
    REQUIRE(texts.faults().size() == 1);
    CHECK(texts.faults().front().ends_with("a step must be at least 1"));
    texts.change("common", key + " = 0\n", key + " = 1\n");
    CHECK(texts.faults() == Lines{});
  }
}

TEST_CASE("a drug's limits take the common steps, the common limits need theirs", "[protocol]") {
  const auto limits = test::small_common.find("[limits]"), steps = test::small_common.find("[limits.steps]");
  CatalogueTexts without;
  without.replace("common", test::small_common.substr(0, steps));
  REQUIRE_FALSE(without.faults().empty());
  CHECK(without.faults().front().ends_with("[limits.steps] is missing"));
  CatalogueTexts own;
  own.replace("testumab", test::small_drug + '\n' + test::small_common.substr(limits, steps - limits));
  CHECK(own.faults() == Lines{});
  CHECK(read_catalogue(1, own.parts())->drugs.at("testumab").limits.steps.sbp == 10);
}

const std::string checks_of_the_site = R"(
[checks]
source = "site default"
first_hour_every = "15m"
then_every = "30m"
observe_every = "30m"
early = "5m"
soon = "5m"
tight_every = "5m"
tight_then_every = "15m"
tight_then_for = "1h"
review_after = "15m"
urgent_after = "30m"
call_again = "2h"

[news2]
source = "site default"
urgent_from = 5
emergency_from = 7
)";

/// What is wrong once this line of the site's checks is another, without the place; empty: nothing.
std::string wrong(const std::string& from, const std::string& to) {
  const auto faults = CatalogueTexts{}
                          .replace("common", test::small_common + checks_of_the_site)
                          .change("common", '\n' + from + '\n', '\n' + to + '\n')
                          .faults();
  if (faults.empty()) return "";
  return faults.size() == 1 ? faults.front().substr(faults.front().find(": ") + 2) : "more than one fault";
}

TEST_CASE("checks are a minute apart or more", "[protocol]") {
  const std::string what = "an impossible rhythm: checks less than a minute apart";
  for (const std::string line :
       {"first_hour_every = \"15m\"", "then_every = \"30m\"", "observe_every = \"30m\""}) {
    INFO(line);
    const auto key = line.substr(0, line.find('"'));
    CHECK(wrong(line, key + "\"60s\"") == "");
    CHECK(wrong(line, key + "\"59s\"") == what);
  }
}

TEST_CASE("urgent comes no earlier than review, and an emergency above urgent", "[protocol]") {
  CHECK(wrong("review_after = \"15m\"", "review_after = \"30m\"") == "");
  CHECK(wrong("review_after = \"15m\"", "review_after = \"30m1s\"") == "must not come before review_after");
  CHECK(wrong("urgent_from = 5", "urgent_from = 6") == "");
  CHECK(wrong("urgent_from = 5", "urgent_from = 7") == "must lie above urgent_from");
  CHECK(wrong("urgent_from = 5", "urgent_from = 8") == "must lie above urgent_from");
}

TEST_CASE("a number is whole and at most 100000000, a length of time longer than nothing", "[protocol]") {
  const std::string number = "`code` must be a whole number from 0 to 100000000";
  accepted("symptoms", "code = 10037087", "code = 100000000");
  accepted("symptoms", "code = 10037087", "code = 0");
  check({"symptoms", "code = 10037087", "code = @100000001", number});
  check({"symptoms", "code = 10037087", "code = @-1", number});
  accepted("common", "after_planned_end = \"30m\"", "after_planned_end = \"1s\"");
  check({"common", "after_planned_end = \"30m\"", "after_planned_end = @\"0s\"",
         "`after_planned_end` must be a length of time such as \"2h30m\", longer than nothing"});
}

/// What is wrong with a common part that says this too, without the places.
Lines said_of(const std::string& more) {
  Lines what;
  for (const auto& line : CatalogueTexts{}.replace("common", small_common + more).faults())
    what.push_back(line.substr(line.find(": ") + 2));
  return what;
}

TEST_CASE("a list of numbers holds whole ones from 0 to 10000, a range two that rise", "[protocol]") {
  const auto range = [](const std::string& ends) {
    return said_of("\n[probable]\nsource = \"s\"\nhr = " + ends + '\n');
  };
  const std::string numbers = "`hr` must be a list of whole numbers from 0 to 10000";
  const std::string rise = "`hr` must be two numbers, the lower first, such as [30, 200]";
  CHECK(range("[0, 10000]") == Lines{});
  CHECK(range("[-1, 10000]") == Lines{numbers});
  CHECK(range("[0, 10001]") == Lines{numbers});
  CHECK(range("[0, \"many\"]") == Lines{numbers});
  CHECK(range("[30, 31]") == Lines{});
  CHECK(range("[30, 30]") == Lines{rise});
  CHECK(range("[30]") == Lines{rise});
}

TEST_CASE("a lifetime dose is more than nothing, an interval a day or more", "[protocol]") {
  const auto lifetime = [](const std::string& dose) {
    return said_of("\n[[dose_limit]]\nsource = \"s\"\nlifetime = \"" + dose + "\"\n");
  };
  CHECK(lifetime("0.001 mg/m2") == Lines{});
  CHECK(lifetime("0 mg/m2") ==
        Lines{"`lifetime` must be a dose, such as \"140 mg/m2\" or \"60 mg\"; units are " +
              infuwatch::dose_units()});
  const auto interval = [](const std::string& days) {
    return said_of("\n[[interval]]\nsource = \"s\"\ncounts = \"2-\"\ndays = " + days + '\n');
  };
  CHECK(interval("1") == Lines{});
  CHECK(interval("0") == Lines{"`days` must be at least 1"});
}

TEST_CASE("a course is broken off by 2 days or more, and by no more than courses lie apart", "[protocol]") {
  const auto courses = [](int new_after, int apart) {
    return said_of("\n[courses]\nsource = \"s\"\ndays = [5, 3]\napart_days = " + std::to_string(apart) +
                   "\nnew_after_days = " + std::to_string(new_after) + '\n');
  };
  const Lines refused{"`new_after_days` must lie between 2 and `apart_days`"};
  CHECK(courses(2, 365) == Lines{});
  CHECK(courses(1, 365) == refused);
  CHECK(courses(28, 28) == Lines{});
  CHECK(courses(28, 27) == refused);
}

TEST_CASE("grades by the surface are three, each one that the symptom has", "[protocol]") {
  const std::string what = "three grades that there are: under 10 %, 10 to 30 %, over 30 % of the body";
  accepted("symptoms", "grade_1 = \"few\"", "grade_1 = \"few\"\ngrades_by_surface = [1, 1, 1]");
  for (const std::string grades : {"[1, 1]", "[1, 1, 1, 1]", "[1, 1, 2]", "[2]"})
    check({"symptoms", "grade_1 = \"few\"", ("grade_1 = \"few\"\ngrades_by_surface = @" + grades).c_str(),
           what});
}

TEST_CASE("counts reach from 1 to 10000", "[protocol]") {
  const auto first_fault = [](const std::string& one, const std::string& other) -> std::string {
    const auto faults = CatalogueTexts{}
                            .change("testumab", "counts = \"3-\"", "counts = \"" + other + '"')
                            .change("testumab", "counts = \"1-2\"", "counts = \"" + one + '"')
                            .faults();
    return faults.empty() ? "" : faults.front().substr(faults.front().find(": ") + 2);
  };
  CHECK(first_fault("1-9999", "10000-") == "");
  CHECK(first_fault("1-10000", "10001-") == "`counts` must be counts such as \"1-12\", \"13-\" or \"3\"");
}

TEST_CASE("what cannot be read is told without what follows from it", "[protocol]") {
  CatalogueTexts few;
  few.change("testumab", "counts = \"1-2\"", "counts = @\"few\"");
  CHECK(few.faults() == Lines{few.marked() + ": `counts` must be counts such as \"1-12\", \"13-\" or \"3\""});
  check({"testumab", "about = \"antibody\"", "about = \"antibody\"\nchecks = @[1, 2]",
         "`checks` must be a list of tables: [[checks]]"});
}

TEST_CASE("a number that is missing is told once", "[protocol]") {
  CatalogueTexts texts;
  texts.change("common", "\nrr = 5", "");
  CHECK(texts.faults() == Lines{"common:27:1: `rr` is missing"});
}

TEST_CASE("what is missing is not compared with anything", "[protocol]") {
  const auto said = [](const CatalogueTexts& texts) {
    Lines what;
    for (const auto& line : texts.faults()) what.push_back(line.substr(line.find(": ") + 2));
    return what;
  };
  CHECK(said(CatalogueTexts{}
                 .change("common", "high_risk = \"2h\"", "high_risk = \"1s\"")
                 .change("common", "follow_up = \"24h\"\n", "")) == Lines{"`follow_up` is missing"});
  CHECK(said(CatalogueTexts{}
                 .change("common", "hr_below = 40\n", "")
                 .change("common", "hr_review_from = 111", "hr_review_from = 0")) ==
        Lines{"`hr_below` is missing"});
  check({"testumab", "about = \"antibody\"", "about = \"antibody\"\nprocedure = @1",
         "`procedure` must be true or false"});
}

TEST_CASE("names: one that is said twice of the same thing is no fault, one of two things is", "[protocol]") {
  accepted("testumab", "brands = [\"Testra\"", "brands = [\"Testra\", \"testumab\"");
  accepted("symptoms", "name = \"itching\"", "name = \"Itching\"");
  check({"symptoms", "name = \"itching\"\nsynonyms = [", "name = \"Welts\"\nsynonyms = @[",
         "`Welts` already names `hives`"});
  check(
      {"symptoms", "grade_1 = \"mild\"", "grade_1 = \"mild\"\n@grade_0 = \"none\"", "unknown key `grade_0`"});
}

}  // namespace
}  // namespace infuwatch::catalogue_limits_test
