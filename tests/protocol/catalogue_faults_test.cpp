// What is refused in a catalogue file, where, and in which words.
#include "support/catalogue_mistakes.hpp"

namespace infuwatch::catalogue_faults_test {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

TEST_CASE("the small catalogue of these tests is without fault", "[protocol]") {
  CHECK(CatalogueTexts{}.faults() == Lines{});
}

TEST_CASE("an unknown key is refused where it stands", "[protocol]") {
  const Mistake mistakes[] = {
      {"common", "follow_up = \"24h\"", "follow_up = \"24h\"\n@followup = \"24h\"", "unknown key `followup`"},
      {"common", "rr_from = 25", "rr_from = 25\n@rr_above = 30", "unknown key `rr_above`"},
      {"common", "rr = 5", "rr = 5\n@etco2 = 3", "unknown key `etco2`"},
      {"common", "[windows]", "@hours = 3\n[windows]", "unknown key `hours`"},
      {"symptoms", "reaction = true", "@reactions = true", "unknown key `reactions`"},
      {"symptoms", "grade_1 = \"mild\"", "grade_1 = \"mild\"\n@grade_6 = \"worse\"", "unknown key `grade_6`"},
      {"testumab", "about = \"antibody\"", "about = \"antibody\"\n@weight = 3", "unknown key `weight`"},
      {"testumab", "dose = \"300 mg\"", "dose = \"300 mg\"\n  @doses = 2", "unknown key `doses`"},
      {"testumab", "second_call = \"48h\"", "@third_call = \"48h\"", "unknown key `third_call`"},
      {"testumab", "after_stop = \"1h\"", "after_stop = \"1h\"\n@after = 1", "unknown key `after`"},
      {"testumab", "vesicant = true", "vesicant = true\n@irritant = true", "unknown key `irritant`"},
      {"testumab", "text = \"Read", "@title = \"x\"\ntext = \"Read", "unknown key `title`"},
  };
  for (const auto& mistake : mistakes) check(mistake);
}

TEST_CASE("a fact without its source is refused, at its table", "[protocol]") {
  const std::string what = "a fact without its source: add `source = \"…\"`, or `source = \"site default\"`";
  const Mistake mistakes[] = {
      {"common", "[windows]\nsource = \"site default\"", "@[windows]", what},
      {"common", "[stay]\nsource = \"site default\"", "@[stay]", what},
      {"common", "[stop_missing]\nsource = \"site default\"", "@[stop_missing]", what},
      {"common", "[limits]\nsource = \"site default\"", "@[limits]", what},
      {"common", "[limits.steps]\nsource = \"site default\"", "@[limits.steps]", what},
      {"symptoms", "[itching]\nsource = \"CTCAE v5.0\"", "@[itching]", what},
      {"testumab", "[windows]\nsource = \"site default\"", "@[windows]", what},
      {"testumab", "[[regimen]]\nsource = \"label\"", "@[[regimen]]", what},
      {"testumab", "[[stay]]\nsource = \"label\"", "@[[stay]]", what},
      {"testumab", "[reactions]\nsource = \"label\"", "@[reactions]", what},
      {"testumab", "[[common]]\nsource = \"label\"", "@[[common]]", what},
      {"testumab", "[[serious]]\nsource = \"label\"", "@[[serious]]", what},
      {"testumab", "[site]\nsource = \"label\"", "@[site]", what},
      {"testumab", "[[note]]\nsource = \"label\"", "@[[note]]", what},
  };
  for (const auto& mistake : mistakes) check(mistake);
}

TEST_CASE("what a symptom is everywhere, and what is asked of it, is said as the console can use it",
          "[protocol]") {
  const auto faults = [](const std::string& line) {
    return CatalogueTexts{}.change("symptoms", "reaction = true", "reaction = true\n" + line).faults();
  };
  const std::string of_60(60, 'x'), of_61(61, 'x');
  const std::string ask = "\nask = \"Hives?\"";
  CHECK(faults("serious_everywhere = \"urgent\"" + ask) == Lines{});
  CHECK(faults("serious_everywhere = \"emergency\"" + ask) == Lines{});
  CHECK(faults("serious_everywhere = \"urgent\"") ==
        Lines{"symptoms:7:22: a sign that is serious everywhere needs `ask`, the question to a patient"});
  CHECK(faults("serious_everywhere = \"review\"") == Lines{"symptoms:7:22: urgent or emergency"});
  CHECK(faults("serious_everywhere = \"often\"") == Lines{"symptoms:7:22: urgent or emergency"});
  CHECK(faults("ask = \"" + of_60 + '"') == Lines{});
  CHECK(faults("ask = \"" + of_61 + '"') == Lines{"symptoms:7:7: at most 60 characters"});
}

TEST_CASE("what a key holds must be of its kind", "[protocol]") {
  const std::string duration = " must be a length of time such as \"2h30m\", longer than nothing";
  const std::string whole = " must be a whole number from 0 to 100000000";
  const std::string text = " must be a text that is not empty";
  const std::string celsius = "a temperature in Celsius is needed, such as \"38.0C\"";
  const Mistake mistakes[] = {
      {"common", "after_stop = \"30m\"", "after_stop = @\"30\"", "`after_stop`" + duration},
      {"common", "after_stop = \"30m\"", "after_stop = @\"0m\"", "`after_stop`" + duration},
      {"common", "after_stop = \"30m\"", "after_stop = @\"-30m\"", "`after_stop`" + duration},
      {"common", "after_stop = \"30m\"", "after_stop = @\"half an hour\"", "`after_stop`" + duration},
      {"common", "sbp_below = 90", "sbp_below = @\"90\"", "`sbp_below`" + whole},
      {"common", "sbp_below = 90", "sbp_below = @90.5", "`sbp_below`" + whole},
      {"common", "sbp_below = 90", "sbp_below = @-1", "`sbp_below`" + whole},
      {"common", "sbp_below = 90", "sbp_below = @true", "`sbp_below`" + whole},
      {"common", "temp_from = \"38.0C\"", "temp_from = @\"38.0\"", celsius},
      {"common", "temp_from = \"38.0C\"", "temp_from = @\"380C\"", celsius},
      {"common", "temp_from = \"38.0C\"", "temp_from = @\"warm\"", celsius},
      {"symptoms", "name = \"itching\"", "name = @3", "`name`" + text},
      {"symptoms", "name = \"itching\"", "name = @\"  \"", "`name`" + text},
      {"symptoms", "code = 10037087", "code = @\"10037087\"", "`code`" + whole},
      {"symptoms", "reaction = true", "reaction = @\"yes\"", "`reaction` must be true or false"},
      {"symptoms", "synonyms = [\"pruritus\"]", "synonyms = @\"pruritus\"",
       "`synonyms` must be a list of texts"},
      {"symptoms", "synonyms = [\"pruritus\"]", "synonyms = [\"pruritus\", @3]",
       "`synonyms` must be a list of texts that are not empty"},
      {"symptoms", "synonyms = [\"pruritus\"]", "synonyms = [@\"\", \"pruritus\"]",
       "`synonyms` must be a list of texts that are not empty"},
      {"testumab", "about = \"antibody\"", "about = @[\"antibody\"]", "`about`" + text},
  };
  for (const auto& mistake : mistakes) check(mistake);
}

TEST_CASE("a list that names a thing twice is refused at the second", "[protocol]") {
  check({"symptoms", "[\"urticaria\", \"welts\"]", "[\"urticaria\", \"welts\", @\"urticaria\"]",
         "`urticaria` is there twice"});
  check({"testumab", "symptoms = [\"hives\", \"itching\"]", "symptoms = [\"hives\", @\"hives\"]",
         "`hives` is there twice"});
  check({"testumab", "[\"Testra\", \"Testumab-xyz\"]", "[\"Testra\",\n          @\"Testra\"]",
         "`Testra` is there twice"});
  check({"testumab", "dose_units = [\"mg\"]", "dose_units = [\"mg\", @\"mg\"]", "`mg` is there twice"});
}

TEST_CASE("counts must be counts", "[protocol]") {
  // The counts are wrong: whether the others follow them is not told.
  for (const auto* counts : {"\"13+\"", "\"0-2\"", "\"2-1\"", "\"one\"", "\"1-2-3\"", "\"\"", "3"}) {
    CatalogueTexts texts;
    texts.change("testumab", "counts = \"1-2\"", std::string{"counts = @"} + counts);
    INFO(counts);
    const std::string what = counts == std::string{"\"\""} || counts == std::string{"3"}
                                 ? ": `counts` must be a text that is not empty"
                                 : ": `counts` must be counts such as \"1-12\", \"13-\" or \"3\"";
    CHECK(texts.faults() == Lines{texts.marked() + what});
  }
}

TEST_CASE("a window that cannot be is refused", "[protocol]") {
  const std::string what = "an impossible window: ";
  for (const auto* part : {"common", "testumab"}) {
    check({part, "follow_up = \"24h\"", "follow_up = @\"1h59m\"",
           what + "follow_up ends before high_risk does"});
    accepted(part, "follow_up = \"24h\"", "follow_up = \"2h\"");
  }
  check({"common", "follow_up = \"24h\"", "follow_up = @\"14d1s\"", what + "longer than 14 days"});
  accepted("common", "follow_up = \"24h\"", "follow_up = \"14d\"");
  const auto second = what + "the second call comes before the follow-up window closes";
  check({"testumab", "second_call = \"48h\"", "second_call = @\"23h\"", second});
  check({"testumab", "second_call = \"48h\"", "second_call = @\"24h\"", second});
  accepted("testumab", "second_call = \"48h\"", "second_call = \"24h1s\"");
  accepted("testumab", "second_call = \"48h\"\n", "");
}

TEST_CASE("counts follow each other from 1 on, without gap or overlap, to no end", "[protocol]") {
  const std::string follow = "the counts must follow each other from 1 on, without gap or overlap";
  const std::string last = "the last counts must have no end, such as \"13-\"";
  const std::string end = "counts without end must come last";
  for (const auto& [key, first, second] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"regimen", "1-2", "3-"}, {"stay", "1-12", "13-"}}) {
    const auto faults = [&](const std::string& one, const std::string& other) {
      CatalogueTexts texts;
      texts.change("testumab", "counts = \"" + second + '"', "counts = \"" + other + '"');
      texts.change("testumab", "counts = \"" + first + '"', "counts = \"" + one + '"');
      texts.change("testumab", "[[" + key + "]]", "@[[" + key + "]]");
      auto lines = texts.faults();
      for (auto& line : lines)
        if (line.starts_with(texts.marked() + ": ")) line = line.substr(texts.marked().size() + 2);
      return lines;
    };
    INFO(key);
    CHECK(faults("1-2", "3-") == Lines{});
    CHECK(faults("1", "2-") == Lines{});
    CHECK(faults("1-2", "4-") == Lines{follow});
    CHECK(faults("1-2", "2-") == Lines{follow});
    CHECK(faults("2-3", "4-") == Lines{follow});
    CHECK(faults("3-", "1-2") == Lines{follow});
    CHECK(faults("1-2", "3-9") == Lines{last});
    CHECK(faults("1-", "3-") == Lines{end});
  }
}

TEST_CASE("a stay that is no longer after a reaction is refused", "[protocol]") {
  const char* const given = "after_stop_where_reacted = \"1h\"";
  const char* const what = "must be longer than after_stop";
  check({"testumab", given, "after_stop_where_reacted = @\"30m\"", what});
  check({"testumab", given, "after_stop_where_reacted = @\"10m\"", what});
  accepted("testumab", given, "after_stop_where_reacted = \"31m\"");
}

// --- names ---

TEST_CASE("a symptom nobody defined is refused in every list", "[protocol]") {
  const auto what = "unknown symptom `hivs`";
  check({"testumab", "symptoms = [\"hives\", \"itching\"]", "symptoms = [\"itching\", @\"hivs\"]", what});
  check({"testumab", "symptom = \"hives\"", "symptom = @\"hivs\"", what});
  check({"testumab", "symptom = \"itching\"", "symptom = @\"hivs\"", what});
  check({"testumab", "symptoms = [\"itching\"]", "symptoms = [@\"hivs\"]", what});
  // The lists hold keys, not the words a nurse may type.
  check({"testumab", "symptom = \"hives\"", "symptom = @\"urticaria\"", "unknown symptom `urticaria`"});
}

TEST_CASE("an effect is either a symptom or a name", "[protocol]") {
  const auto what = "either `symptom` or `name` is needed, not both";
  check({"testumab", "symptom = \"itching\"", "symptom = @\"itching\"\nname = \"itching\"", what});
  check({"testumab", "[[serious]]\nsource = \"label\"\nsymptom = \"itching\"",
         "@[[serious]]\nsource = \"label\"", what});
  accepted("testumab", "symptom = \"itching\"", "name = \"autoimmune disease\"");
}

TEST_CASE("an unknown unit of dose is refused", "[protocol]") {
  const auto what = "unknown unit `mgs`; there are " + infuwatch::dose_units();
  check({"testumab", "dose_units = [\"mg\"]", "dose_units = [\"mg\", @\"mgs\"]", what});
  accepted("testumab", "dose_units = [\"mg\"]", "dose_units = [\"mg\", \"g/kg\", \"plasma volumes\"]");
}

TEST_CASE("a word that names two symptoms is refused at the second", "[protocol]") {
  check({"symptoms", "synonyms = [\"pruritus\"]", "synonyms = [\"pruritus\", @\"welts\"]",
         "`welts` already names `hives`"});
  check(
      {"symptoms", "synonyms = [\"pruritus\"]", "synonyms = [@\"Welts\"]", "`Welts` already names `hives`"});
  check(
      {"symptoms", "synonyms = [\"pruritus\"]", "synonyms = [@\"hives\"]", "`hives` already names `hives`"});
  accepted("symptoms", "synonyms = [\"pruritus\"]",
           "synonyms = [\"pruritus\", \"itching\"]");  // its own name
}

TEST_CASE("a brand that names two drugs is refused", "[protocol]") {
  const auto second = [](const std::string& brands) {
    auto text = test::small_drug;
    text.replace(text.find("[\"Testra\""), std::string{"[\"Testra\", \"Testumab-xyz\"]"}.size(), brands);
    text.replace(text.find("\"Testumab\""), std::string{"\"Testumab\""}.size(), "\"Otherumab\"");
    return CatalogueTexts{}.add("otherumab", text).faults();
  };
  CHECK(second("[\"Othera\"]") == Lines{});
  for (const auto* brand : {"Testra", "TESTRA", "testumab", "Testumab-XYZ"}) {
    INFO(brand);
    const auto faults = second(std::string{"[\"Othera\", \""} + brand + "\"]");
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().starts_with("testumab:1:1: `"));
    CHECK(faults.front().ends_with("` already names `otherumab`"));
  }
}

TEST_CASE("a procedure, and only a procedure, names its replacement fluids", "[protocol]") {
  const auto what = "a procedure, and only a procedure, names its fluids";
  CatalogueTexts without;
  without.change("testumab", "about = \"antibody\"", "about = \"antibody\"\nprocedure = true");
  CHECK(without.faults() == Lines{std::string{"testumab:1:1: "} + what});
  check({"testumab", "about = \"antibody\"", "about = \"antibody\"\nfluids = @[\"albumin\"]", what});
  accepted("testumab", "about = \"antibody\"",
           "about = \"antibody\"\nprocedure = true\nfluids = [\"albumin\"]");
}

TEST_CASE("a symptom needs a grade, and a code its term", "[protocol]") {
  check({"symptoms", "ctcae = \"Pruritus\"\ncode = 10037087", "code = @10037087",
         "a code without its CTCAE term"});
  check(
      {"symptoms",
       "name = \"itching\"\nsynonyms = [\"pruritus\"]\nctcae = \"Pruritus\"\ncode = 10037087\ngrade_1 = \"mild\"",
       "name = @\"itching\"", "no grade: at least one grade_N = \"…\" is needed"});
}

// --- what is missing ---

TEST_CASE("what a table must have and has not is asked for, at the table", "[protocol]") {
  const Mistake mistakes[] = {
      {"common", "[windows]\nsource = \"site default\"\nhigh_risk = \"2h\"",
       "@[windows]\nsource = \"site default\"", "`high_risk` is missing"},
      {"common", "[stay]\nsource = \"site default\"\nafter_stop = \"30m\"",
       "@[stay]\nsource = \"site default\"", "`after_stop` is missing"},
      {"common", "[limits]\nsource = \"site default\"\nsbp_below = 90",
       "@[limits]\nsource = \"site default\"", "`sbp_below` is missing"},
      {"symptoms", "[hives]\nsource = \"CTCAE v5.0\"\nname = \"hives\"", "@[hives]\nsource = \"CTCAE v5.0\"",
       "`name` is missing"},
      {"testumab", "name = \"Testumab\"\n", "@", "`name` is missing"},
      {"testumab", "[[regimen]]\nsource = \"label\"\nname = \"first\"", "@[[regimen]]\nsource = \"label\"",
       "`name` is missing"},
      {"testumab", "[[note]]\nsource = \"label\"\ntext = \"Read the label.\"",
       "@[[note]]\nsource = \"label\"", "`text` is missing"},
      {"testumab", "[reactions]\nsource = \"label\"\nsymptoms = [\"hives\", \"itching\"]\n", "",
       "[reactions] is missing"},
      {"common", "[stop_missing]\nsource = \"site default\"\nafter_planned_end = \"30m\"\n", "",
       "[stop_missing] is missing"},
      {"common", "[stay]\nsource = \"site default\"\nafter_stop = \"30m\"\n", "", "[stay] is missing"},
  };
  for (const auto& mistake : mistakes) {
    if (std::string{mistake.to}.find('@') != std::string::npos) {
      check(mistake);
      continue;
    }
    INFO(mistake.what);  // a whole table: the fault stands at the beginning of the file
    CHECK(CatalogueTexts{}.change(mistake.part, mistake.from, mistake.to).faults() ==
          Lines{std::string{mistake.part} + ":1:1: " + mistake.what});
  }
}

TEST_CASE("a catalogue without its common part or its symptoms is refused", "[protocol]") {
  const auto missing = ":1:1: this part of the catalogue is missing";
  CHECK(CatalogueTexts{}.remove("common").faults() == Lines{std::string{"common"} + missing});
  CHECK(CatalogueTexts{}.remove("symptoms").faults() == Lines{std::string{"symptoms"} + missing});
  CHECK(CatalogueTexts{}.remove("testumab").faults() == Lines{});
}

TEST_CASE("an empty file is refused with everything it lacks", "[protocol]") {
  const auto drug = CatalogueTexts{}.replace("testumab", "").faults();
  for (const auto* what : {"`name` is missing", "`about` is missing", "`dose_units` is missing",
                           "at least one [[regimen]] is needed", "[reactions] is missing"})
    CHECK(std::find(drug.begin(), drug.end(), std::string{"testumab:1:1: "} + what) != drug.end());
  const auto common = CatalogueTexts{}.replace("common", "").faults();
  for (const auto* what :
       {"[windows] is missing", "[limits] is missing", "[stay] is missing", "[stop_missing] is missing"})
    CHECK(std::find(common.begin(), common.end(), std::string{"common:1:1: "} + what) != common.end());
}

TEST_CASE("every fault there is is told, in the order of the files", "[protocol]") {
  CatalogueTexts texts;
  Lines want(4);
  const auto break_it = [&](std::size_t place, const char* part, const char* from, const char* to,
                            const std::string& what) {
    texts.change(part, from, to);
    want[place] = texts.marked() + ": " + what;
  };
  break_it(2, "testumab", "symptom = \"hives\"", "symptom = @\"hivs\"", "unknown symptom `hivs`");
  break_it(3, "testumab", "vesicant = true", "vesicant = @1", "`vesicant` must be true or false");
  break_it(1, "symptoms", "reaction = true", "@reactions = true", "unknown key `reactions`");
  break_it(0, "common", "sbp_below = 90", "sbp_below = @\"90\"",
           "`sbp_below` must be a whole number from 0 to 100000000");
  CHECK(texts.faults() == want);
}

// --- what is no TOML ---

TEST_CASE("a key given twice is refused on its line", "[protocol]") {
  const auto faults =
      CatalogueTexts{}.change("common", "sbp_below = 90", "sbp_below = 90\nsbp_below = 91").faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().starts_with("common:17:"));
  CHECK(faults.front().find("sbp_below") != std::string::npos);
  const auto tables = CatalogueTexts{}.change("symptoms", "[itching]", "[hives]").faults();
  REQUIRE_FALSE(tables.empty());
  CHECK(tables.front().starts_with("symptoms:8:"));
}

TEST_CASE("garbage is refused on its line, and never accepted", "[protocol]") {
  for (const std::string garbage : {"not toml", "name = ", "[", "\"", "a = 1 b = 2", "= 3"}) {
    INFO(garbage);
    const auto faults = CatalogueTexts{}.change("testumab", "about = \"antibody\"", garbage).faults();
    REQUIRE_FALSE(faults.empty());
    CHECK(faults.front().starts_with("testumab:3:"));
  }
}

TEST_CASE("bytes that are no text are refused", "[protocol]") {
  for (const std::string garbage : {"\xff\xfe", "about = \"a\xff\"", "\xc3(", "about = \"\\ud800\""}) {
    const auto faults = CatalogueTexts{}.change("testumab", "about = \"antibody\"", garbage).faults();
    REQUIRE_FALSE(faults.empty());
    CHECK(faults.front().starts_with("testumab:"));
  }
}

}  // namespace
}  // namespace infuwatch::catalogue_faults_test
