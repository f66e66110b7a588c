// What holds where a catalogue says nothing, and what nobody has set yet; how names are found in any
// catalogue.
#include "protocol/checks.hpp"
#include "protocol/course.hpp"
#include "protocol/news2.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::catalogue_defaults_test {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

TEST_CASE("a catalogue without rhythm, criteria or score has those of the site default", "[protocol]") {
  const auto read = read_catalogue(1, test::CatalogueTexts{}.parts());
  REQUIRE(read);
  const auto& common = read->common;
  REQUIRE(common.checks.rhythms.size() == 1);
  const auto& rhythm = common.checks.rhythms.front();
  CHECK((rhythm.first == 1 && !rhythm.last));
  CHECK(rhythm.first_hour_every == 15min);
  CHECK(rhythm.then_every == 30min);
  CHECK(rhythm.observe_every == 30min);
  CHECK(common.checks.early == 5min);
  CHECK(common.checks.soon == 5min);
  CHECK(common.checks.tight_every == 5min);
  CHECK(common.checks.tight_then_every == 15min);
  CHECK(common.checks.tight_then_for == 1h);
  CHECK(common.checks.review_after == 15min);
  CHECK(common.checks.urgent_after == 30min);
  CHECK(common.checks.call_again == 2h);
  CHECK(common.checks.call_early == 12h);
  CHECK(common.checks.call_not_within == 4h);
  CHECK(common.anaphylaxis.together == 2h);
  CHECK(common.anaphylaxis.likely_after_stop == 6h);
  CHECK(common.anaphylaxis.second_phase == 0s);  // not looked for
  CHECK(common.news2.urgent_from == 5);
  CHECK(common.news2.emergency_from == 7);
  CHECK(read->drugs.at("testumab").checks.early == 5min);
}

TEST_CASE("a limit or a time that the catalogue leaves out is none", "[protocol]") {
  const auto read = read_catalogue(1, test::CatalogueTexts{}
                                          .change("common", "[windows]",
                                                  "[anaphylaxis]\nsource = \"s\"\ntogether_within = \"2h\"\n"
                                                  "likely_allergen_after_stop = \"6h\"\n\n[windows]")
                                          .parts());
  REQUIRE(read);
  const auto& limits = read->common.limits;
  CHECK((!limits.sbp_rise_percent && limits.sbp_rise_to == 0));
  CHECK((!limits.spo2_drop && limits.spo2_drop_to == 0));
  CHECK(read->common.anaphylaxis.second_phase == 0s);
}

TEST_CASE("a catalogue that says nothing of what is hardly ever seen has the ranges of the site default",
          "[protocol]") {
  const auto read = read_catalogue(1, test::CatalogueTexts{}.parts());
  REQUIRE(read);
  const auto& probable = read->common.probable;
  CHECK(probable.diastolic == Range{.least = 30, .most = 140});
  const std::map<Sign, Range> expected{
      {Sign::heart_rate, {.least = 30, .most = 200}},     {Sign::pressure, {.least = 60, .most = 240}},
      {Sign::respiratory_rate, {.least = 6, .most = 50}}, {Sign::temperature, {.least = 330, .most = 420}},
      {Sign::spo2, {.least = 70, .most = 100}},           {Sign::weight, {.least = 30000, .most = 200000}},
      {Sign::glucose, {.least = 40, .most = 500}},        {Sign::height, {.least = 90, .most = 215}}};
  CHECK(probable.of == expected);
}

TEST_CASE("a drug without a stay of its own has the common one, at every count and whatever was seen",
          "[protocol]") {
  const auto stays = [](test::CatalogueTexts texts) {
    return read_catalogue(1, texts.parts())->drugs.at("testumab").observations;
  };
  auto text = test::small_drug;
  const auto from = text.find("[[stay]]"), to = text.find("[reactions]");
  text.erase(from, to - from);
  const auto found = stays(test::CatalogueTexts{}.replace("testumab", text));
  REQUIRE(found.size() == 1);
  CHECK((found[0].first == 1 && !found[0].last && !found[0].after_reaction && found[0].time == 30min));
}

TEST_CASE("a limit, a window or a length of time that nobody set is none", "[protocol]") {
  const VitalLimits limits;
  for (const int limit :
       {limits.sbp_below, limits.sbp_fall_percent, limits.spo2_below, limits.spo2_scale_2_below,
        limits.temp_from_tenths, limits.hr_below, limits.hr_above, limits.hr_review_from, limits.rr_to,
        limits.rr_from, limits.sbp_rise_to, limits.spo2_drop_to, limits.steps.sbp, limits.steps.fall_percent,
        limits.steps.spo2, limits.steps.temp_tenths, limits.steps.hr, limits.steps.rr})
    CHECK(limit == 0);
  const WindowLengths windows;
  const CommonProtocol common;
  const DrugProtocol drug;
  for (const auto length :
       {windows.high_risk, windows.follow_up, common.observe_after_stop, common.stop_grace, drug.stop_grace,
        Regimen{}.duration, ObservationAfterStop{}.time, Check{}.overdue, AnaphylaxisSettings{}.second_phase})
    CHECK(length == 0s);
}

TEST_CASE("a symptom, drug, schedule or score that nobody described is nothing special", "[protocol]") {
  const SymptomTerm term;
  for (const bool special :
       {term.reaction, !term.of_the_disease.empty(), term.mild_at_1, term.life_threatening, term.bronchospasm,
        ObservationAfterStop{}.after_reaction, DrugProtocol{}.procedure, DrugProtocol{}.vesicant, News2{}.red,
        News2{}.complete, term.serious_under_a_drug, VitalLimits{}.oxygen_newly_needed, Check{}.held,
        SymptomCourse{}.gone_by_list})
    CHECK_FALSE(special);
  CHECK((term.ctcae_code == 0 && term.system_from == 1));
  CHECK((!term.serious_everywhere && term.ask.empty()));
  CHECK((Regimen{}.first == 1 && ObservationAfterStop{}.first == 1 && CheckRhythm{}.first == 1));
  CHECK((ShortestInterval{}.first == 1 && ShortestInterval{}.days == 0));
  CHECK((StartQuestion{}.first == 1 && StartQuestion{}.first_day == 1));
  CHECK((CoursePlan{}.apart_days == 0 && CoursePlan{}.new_after_days == 0));
  CHECK((Catalogue{}.version == 0 && News2{}.score == 0 && SymptomCourse{}.number == 0));
  CHECK((Check{}.covered && Check{}.attempts == 0));
  CHECK((CatalogueFault{}.line == 1 && CatalogueFault{}.column == 1));
  const WindowSet none;
  CHECK_FALSE((none.before || none.high_risk || none.follow_up || none.late));
}

TEST_CASE("rhythm and schedule are those of the drug count, the last where none is meant", "[protocol]") {
  CheckPlan plan;
  plan.rhythms = {CheckRhythm{}, CheckRhythm{}, CheckRhythm{}};
  plan.rhythms[0].last = 2;
  plan.rhythms[1].first = 3;
  plan.rhythms[1].last = 12;
  plan.rhythms[2].first = 14;
  DrugProtocol drug;
  drug.regimens.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    drug.regimens[i].first = plan.rhythms[i].first;
    drug.regimens[i].last = plan.rhythms[i].last;
  }
  const std::pair<int, std::size_t> meant[] = {{1, 0}, {2, 0},  {3, 1},  {4, 1},  {12, 1},
                                               {0, 2}, {13, 2}, {14, 2}, {15, 2}, {100, 2}};
  for (const auto& [count, place] : meant) {
    INFO(count);
    CHECK(&plan.rhythm_for(count) == &plan.rhythms[place]);
    CHECK(drug.regimens_for(count) == std::vector<const Regimen*>{&drug.regimens[place]});
  }
}

TEST_CASE("names near a word: one typing error apart, or its beginning; numbers have none", "[protocol]") {
  const auto nearest = [](const char* word, const Names& keys) {
    Catalogue catalogue;
    for (const auto& key : keys) catalogue.drugs[key];
    return catalogue.nearest_drugs(word);
  };
  CHECK(nearest("abc", {"abx"}) == Names{"abx"});
  CHECK(nearest("abc", {"axy"}) == Names{});
  CHECK(nearest("abcdef", {"abcdfe"}) == Names{"abcdfe"});
  CHECK(nearest("abcdef", {"abcdxy"}) == Names{});
  CHECK(nearest("abcdefghi", {"abcdefghxi"}) == Names{"abcdefghxi"});
  CHECK(nearest("abcdefghi", {"abcdefxyi"}) == Names{});
  CHECK(nearest("2", {"a"}) == Names{});
  CHECK(nearest("abc", {"abcdefgh"}) == Names{"abcdefgh"});
  CHECK(nearest("ab", {"abcdefgh"}) == Names{});
  CHECK(nearest("abcd", {"abcdefgh"}) == Names{"abcdefgh"});
  CHECK(nearest("abc", {"abb", "abcdefgh", "abd"}) == Names{"abb", "abcdefgh", "abd"});  // each one letter
  CHECK(nearest("abcd", {"abca", "abcb", "abcc", "abce"}) == Names{"abca", "abcb", "abcc"});
}

TEST_CASE("a drug is as near as the nearest of its names", "[protocol]") {
  Catalogue catalogue;
  catalogue.drugs["abxy"].brands = {"abcd", "axyz"};
  catalogue.drugs["abce"];
  CHECK(catalogue.nearest_drugs("abcd") == Names{"abxy", "abce"});
  Catalogue by_brand;
  by_brand.drugs["abca"];
  by_brand.drugs["abcx"].brands = {"abcd"};
  CHECK(by_brand.nearest_drugs("abcd") == Names{"abcx", "abca"});
}

TEST_CASE("a catalogue without symptoms has none by any name", "[protocol]") {
  CHECK_FALSE(Catalogue{}.symptom("hives"));
  CHECK_FALSE(Catalogue{}.symptom_called("hives"));
  CHECK_FALSE(Catalogue{}.symptom_written("hives"));
}

TEST_CASE("a symptom is found by its key, its name or a synonym, case aside", "[protocol]") {
  const auto read = read_catalogue(1, test::CatalogueTexts{}.parts());
  REQUIRE(read);
  for (const auto* word : {"hives", "Hives", "urticaria", "Urticaria", "welts"}) {
    INFO(word);
    const auto* term = read->symptom_written(word);
    REQUIRE(term);
    CHECK(term->key == "hives");
  }
  CHECK_FALSE(read->symptom_written("rash"));
}

}  // namespace
}  // namespace infuwatch::catalogue_defaults_test
