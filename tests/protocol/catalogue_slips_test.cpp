// One slip in a catalogue file is one mistake; what a protocol cannot mean is refused when it is taken in.
#include "support/catalogue_mistakes.hpp"

namespace infuwatch::catalogue_slips_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

TEST_CASE("one slip is one mistake", "[protocol]") {
  const std::string whole = " must be a whole number from 0 to 100000000";
  const std::string text = " must be a text that is not empty";
  const std::string restart = "\n[restart]\nsource = \"label\"\nlasts = \"30m\"\n";
  check({"testumab", "[[note]]", (restart + "percent = @\"50\"\n\n[[note]]").c_str(), "`percent`" + whole});
  check({"testumab", "[[note]]", (restart + "percent = @101\n\n[[note]]").c_str(),
         "`percent` must be from 1 to 100"});
  check({"testumab", "[[note]]", ("\n@[restart]\nsource = \"label\"\nlasts = \"30m\"\n\n[[note]]"),
         "`percent` is missing"});
  check({"testumab", "symptom = \"itching\"", "symptom = @3", "`symptom`" + text});
  check({"testumab", "dose = \"300 mg\"", "dose = \"300 mg\"\nlowest = @300\nhighest = \"300 mg\"",
         "`lowest`" + text});
  check({"testumab", "dose = \"300 mg\"", "dose = \"300 mg\"\nlowest = @\"much\"\nhighest = \"300 mg\"",
         "`lowest` must be a dose, such as \"300 mg\" or \"12 mg/m2\""});
  check({"common", "hr_above = 130", "hr_above = @\"130\"", "`hr_above`" + whole});
  check({"common", "\nrr = 5", "\nrr = @\"5\"", "`rr`" + whole});
  check({"testumab", "[[note]]",
         "[[question]]\nkey = \"k\"\nask = \"a?\"\nat_least = @\"50\"\nsource = \"label\"\n\n[[note]]",
         "`at_least`" + whole});
}

TEST_CASE("a dose of a regimen is above 0", "[protocol]") {
  const auto* dose = "dose = \"300 mg\"";
  for (const auto* fine : {"dose = \"0.001 mg\"", "dose = \"as ordered\"",
                           "dose = \"300 mg\"\nlowest = \"30 mg\"\nhighest = \"300 mg\""})
    accepted("testumab", dose, fine);
  check({"testumab", dose, "dose = @\"0 mg\"", "`dose` must be above 0"});
  check({"testumab", dose, "dose = \"300 mg\"\nlowest = @\"0 mg\"\nhighest = \"300 mg\"",
         "`lowest` must be above 0"});
  check({"testumab", dose, "dose = \"300 mg\"\nlowest = \"8 mg/kg\"\nhighest = \"8 mg/kg\"\nmost = @\"0 mg\"",
         "`most` must be above 0"});
}

TEST_CASE("a name can be read, in one line of 80 columns", "[protocol]") {
  const std::string no_name =
      " must have letters that can be seen, no control characters, and at most 80 columns";
  const auto named = [](const std::string& name) { return "name = @\"" + name + '"'; };
  const auto* name = "name = \"Testumab\"";
  accepted("testumab", name, ("name = \"" + std::string(80, 'x') + '"').c_str());
  for (const auto& bad : {std::string(81, 'x'), std::string{"12"}, std::string{"\xE2\x80\x8B"},
                          std::string{"Test\xE2\x80\xAEumab"}, std::string{"Test\\u0007umab"}})
    check({"testumab", name, named(bad).c_str(), "`name`" + no_name});
  check({"testumab", "brands = [\"Testra\"", "brands = [@\"---\"", "`brands`" + no_name});
}

TEST_CASE("a file's name is a key", "[protocol]") {
  for (const auto& [part, fits] :
       {std::pair{"second-2", true}, std::pair{"Second", false}, std::pair{"second_2", false},
        std::pair{"second 2", false}, std::pair{"", false}}) {
    INFO(part);
    auto drug = small_drug;
    drug.replace(drug.find("Testumab"), 8, "Second");
    drug.replace(drug.find("[\"Testra\", \"Testumab-xyz\"]"), 26, "[\"Secra\"]");
    CHECK(CatalogueTexts{}.add(part, drug).faults().empty() == fits);
  }
}

TEST_CASE("a first age leaves an age for each regimen", "[protocol]") {
  const auto* first = "about = \"antibody\"";
  const auto with = [](const char* years) {
    return std::string{"about = \"antibody\"\nfrom_years = "} + years + "\nfrom_years_source = \"label\"";
  };
  const std::string banded =
      "\n[[regimen]]\nsource = \"label\"\nname = \"child\"\ncounts = \"1-\"\ndose = \"100 mg\"\n"
      "years_under = 18\nduration = \"2h\"\ninterval = \"2 weeks\"\n\n[[stay]]\nsource = \"label\"";
  for (const auto& [years, fits] : {std::pair{"17", true}, std::pair{"18", false}, std::pair{"19", false}}) {
    INFO(years);
    CatalogueTexts texts;
    texts.change("testumab", first, with(years).c_str());
    texts.change("testumab", "\n[[stay]]\nsource = \"label\"", banded.c_str());
    CHECK(texts.faults().empty() == fits);
  }
}

TEST_CASE("while a part is no TOML, only that is told, and not what stands on it", "[protocol]") {
  for (const std::string part : {"common", "symptoms", "testumab"}) {
    INFO(part);
    CatalogueTexts texts;
    texts.replace(part, "[hives\n" + std::string{part == "testumab" ? small_drug : ""});
    const auto faults = texts.faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().starts_with(part + ":1:"));
  }
  CatalogueTexts both;  // two files with a slip each: both are told
  both.replace("common", "[hives").replace("symptoms", "[hives");
  CHECK(both.faults().size() == 2);
  CatalogueTexts newer;
  newer.change("common", "[windows]", "format = 99\n[windows]");
  CHECK(newer.faults().size() == 1);
  CatalogueTexts newer_symptoms;
  newer_symptoms.change("symptoms", "[hives]", "format = 99\n[hives]");
  CHECK(newer_symptoms.faults().size() == 1);
}

TEST_CASE("steps of the rate rise, in one unit, and each but the last say how long it lasts", "[protocol]") {
  const auto steps = [](const std::string& written) {
    return "[[rate_steps]]\nsource = \"label\"\ncounts = \"1-\"\nsteps = [" + written + "]\n\n[[note]]";
  };
  const std::string what = "steps must rise, in one unit, and each but the last say how long it lasts";
  for (const auto* wrong : {R"("30 mL/h", @"60 mL/h")", R"("30 mL/h for 30m", @"60 mg/h")",
                            R"("30 mL/h for 30m", @"30 mL/h for 10m")", R"("30 mL/h for 30m", @"29 mL/h")"})
    check({"testumab", "[[note]]", steps(wrong).c_str(), what});
  for (const auto* right :
       {R"("30 mL/h for 30m", "60 mL/h")", R"("30 mL/h for 1s", "30.001 mL/h")", R"("30 mL/h")"})
    accepted("testumab", "[[note]]", steps(right).c_str());
}

TEST_CASE("a rate after a reaction is from 1 to 100 %", "[protocol]") {
  const auto restart = [](const char* percent) {
    return std::string{"[restart]\nsource = \"label\"\nlasts = \"30m\"\npercent = "} + percent +
           "\n\n[[note]]";
  };
  for (const auto* right : {"1", "100"}) accepted("testumab", "[[note]]", restart(right).c_str());
  for (const auto* wrong : {"@0", "@101"})
    check({"testumab", "[[note]]", restart(wrong).c_str(), "`percent` must be from 1 to 100"});
}

TEST_CASE("counts that cannot be read are one mistake, whatever follows them", "[protocol]") {
  const std::string what = "`counts` must be counts such as \"1-12\", \"13-\" or \"3\"";
  check({"testumab", "counts = \"1-12\"", "counts = @\"one\"", what});
  const auto checks = [](const char* first, const char* second) {
    const auto row = [](const char* counts) {
      return std::string{"[[checks]]\nsource = \"label\"\ncounts = "} + counts +
             "\nfirst_hour_every = \"15m\"\nthen_every = \"30m\"\nobserve_every = \"30m\"\n\n";
    };
    return row(first) + row(second) + "[[note]]";
  };
  accepted("testumab", "[[note]]", checks("\"1\"", "\"2-\"").c_str());
  check({"testumab", "[[note]]", checks("@\"one\"", "\"2-\"").c_str(), what});
  CatalogueTexts late;
  late.change("testumab", "[[note]]", checks("\"2\"", "\"3-\""));
  CHECK_FALSE(late.faults().empty());
}

TEST_CASE("the limits of an age may meet, and not cross", "[protocol]") {
  const auto* here = "rr_from = 25\n\n[limits.steps]";
  const auto row = [](const char* age, const char* pulse, const char* breaths) {
    return std::string{"rr_from = 25\n\n[[limits.of_age]]\nunder_years = "} + age +
           "\nsbp_below = 70\nhr_below = " + pulse + "\nhr_above = 190\nrr_below = " + breaths +
           "\nrr_from = 54\nsource = \"PALS\"\n\n[limits.steps]";
  };
  const std::string rise = "the limits of an age must rise: hr_below, hr_above; rr_below, rr_from";
  accepted("common", here, row("1", "190", "54").c_str());
  check({"common", here, row("@1", "191", "30").c_str(), rise});
  check({"common", here, row("@1", "90", "55").c_str(), rise});
}

TEST_CASE("a grade a rule begins at is one that the symptom has, and stands where it means something",
          "[protocol]") {
  const auto* serious = "[[serious]]\nsource = \"label\"\nsymptom = \"itching\"";
  const auto with = [](std::string table, const char* line) { return table + '\n' + line; };
  accepted("testumab", serious, with(serious, "from_grade = 1").c_str());
  check({"testumab", serious, with(serious, "from_grade = @2").c_str(),
         "`from_grade` must be a grade that the symptom has"});
  for (const auto* wrong : {"from_grade = @0", "from_grade = @6"})
    check({"testumab", serious, with(serious, wrong).c_str(), "`from_grade` must be a grade from 1 to 5"});
  CatalogueTexts deadly;
  deadly.change("symptoms", "grade_1 = \"mild\"", "grade_1 = \"mild\"\ngrade_5 = \"death\"");
  deadly.change("testumab", serious, with(serious, "from_grade = 5"));
  CHECK(deadly.faults() == Lines{});
  check({"testumab", serious, "[[serious]]\nsource = \"label\"\nname = \"wilting\"\nfrom_grade = @1",
         "`from_grade` must be a grade that the symptom has"});
  const auto* common = "[[common]]\nsource = \"label\"\nsymptom = \"hives\"";
  check({"testumab", common, with(common, "from_grade = @1").c_str(),
         "`from_grade` stands in [[serious]] only: elsewhere it changes nothing"});
  const auto* skin = "reaction = true";
  accepted("symptoms", skin, "reaction = true\nsystem = \"skin\"\nsystem_from_grade = 1");
  check({"symptoms", skin, "reaction = true\nsystem = \"skin\"\nsystem_from_grade = @2",
         "`system_from_grade` must be a grade that the symptom has"});
  check(
      {"symptoms", skin, "reaction = true\nsystem_from_grade = @1", "`system_from_grade` needs a `system`"});
  check({"symptoms", skin, "reaction = true\nsystem = \"gut\"\nsystem_severe_from_grade = @3",
         "`system_severe_from_grade` must be a grade that the symptom has"});
}

TEST_CASE("only what is mild is excepted from it, and nothing serious is mild", "[protocol]") {
  const auto excepted = [](const char* line) {
    CatalogueTexts texts;
    if (*line) texts.change("symptoms", "grade_1 = \"mild\"", std::string{"grade_1 = \"mild\"\n"} + line);
    texts.change("testumab", "[\"hives\", \"itching\"]",
                 "[\"hives\", \"itching\"]\nnot_mild = [@\"itching\"]");
    return std::pair{texts.faults(), texts.marked()};
  };
  CHECK(excepted("mild_at_grade_1 = true").first == Lines{});
  const auto [faults, marked] = excepted("");
  CHECK(faults == Lines{marked + ": `itching` is not mild under any drug: nothing to except"});
  check({"symptoms", "reaction = true", "mild_at_grade_1 = @true\nlife_threatening = true",
         "what is serious at any grade is not mild at grade 1"});
}

TEST_CASE("what an earlier release took in opens, and is refused only where it is taken in anew",
          "[protocol]") {
  CatalogueTexts texts;
  texts.change("common", "rr_from = 25\n",
               "rr_from = 25\nsbp_high_from = 150\nsbp_rise_percent_from = 20\nsbp_rise_to = 160\n");
  texts.change("testumab", "[\"hives\", \"itching\"]", "[\"hives\", \"itching\"]\nnot_mild = [\"hives\"]");
  texts.change("testumab", "symptom = \"hives\"", "symptom = \"hives\"\nfrom_grade = 4");
  texts.change("symptoms", "reaction = true", "reaction = true\nserious_everywhere = \"urgent\"");
  CHECK(texts.faults().size() == 4);
  CHECK(read_checked_catalogue(1, texts.parts()));
}

TEST_CASE("the youngest age is a whole number of years with its source", "[protocol]") {
  const auto* here = "about = \"antibody\"";
  const auto with = [&](const char* lines) { return std::string{here} + '\n' + lines; };
  accepted("testumab", here, with("from_years = 1\nfrom_years_source = \"label\"").c_str());
  accepted("testumab", here, with("from_years = 100\nfrom_years_source = \"label\"").c_str());
  const std::string age = "`from_years` must be an age in whole years, from 1 to 100";
  check({"testumab", here, with("from_years = @0\nfrom_years_source = \"label\"").c_str(), age});
  check({"testumab", here, with("from_years = @101\nfrom_years_source = \"label\"").c_str(), age});
  check({"testumab", here, with("from_years = @\"18\"\nfrom_years_source = \"label\"").c_str(),
         "`from_years` must be a whole number from 0 to 100000000"});
  const std::string pair = "`from_years` and `from_years_source` stand together";
  check({"testumab", here, with("from_years = @18").c_str(), pair});
  check({"testumab", here, with("from_years_source = @\"label\"").c_str(), pair});
  CHECK_FALSE(read_catalogue(1, CatalogueTexts{}.parts())->drugs.at("testumab").before_start.youngest);
}

// --- windows, counts, limits that cannot be ---

}  // namespace
}  // namespace infuwatch::catalogue_slips_test
