// Both forms of a substance, counts that nobody knows, and answers that the chart stands against.
#include "support/before_start.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::earlier_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Day = std::chrono::year_month_day;

const auto nine = at("2026-11-21T14:00");

Day before(int days) { return std::chrono::floor<std::chrono::days>(nine) - std::chrono::days{days}; }

void told(History& h, const std::string& drug, std::optional<int> count, std::optional<Day> last,
          EarlierReaction worst = EarlierReaction::none) {
  h.record(PriorSet{{PatientId{1}, drug, count, {}, last, worst}});
}

Infusion next_of(const History& h, const std::string& drug) {
  Infusion next;
  next.number = InfusionId{99};
  next.order = order(drug, 300000, "mg");
  next.terms = terms_of(h.chart(), next, seed(), LabelRegion::us);
  return next;
}

TEST_CASE("of two forms the later start counts, on one day that of the form to be given",
          "[protocol][earlier]") {
  const auto last = [](int by_vein, int under_skin, const char* next) {
    History h;
    told(h, "natalizumab", 3, before(by_vein));
    told(h, "natalizumab-sc", 3, before(under_skin));
    const auto found = last_start(h.chart(), next_of(h, next), seed().drugs.at(next));
    return std::pair{found->drug, Day{std::chrono::floor<std::chrono::days>(found->at)}};
  };
  for (const std::string next : {"natalizumab", "natalizumab-sc"}) {
    INFO(next);
    CHECK(last(30, 60, next.c_str()) == std::pair{std::string{"natalizumab"}, before(30)});
    CHECK(last(60, 30, next.c_str()) == std::pair{std::string{"natalizumab-sc"}, before(30)});
    CHECK(last(31, 30, next.c_str()) == std::pair{std::string{"natalizumab-sc"}, before(30)});
    CHECK(last(30, 30, next.c_str()) == std::pair{next, before(30)});
  }
}

TEST_CASE("with a start before it, an infusion of a count that nobody knows is the second at least",
          "[protocol][earlier]") {
  const auto shortest = [](std::optional<int> count, int days) {
    History h;
    told(h, "ocrelizumab-sc", count, before(days));  // its interval holds from the second on
    const auto found =
        too_soon(h.chart(), next_of(h, "ocrelizumab-sc"), seed().drugs.at("ocrelizumab-sc"), nine);
    return found ? found->shortest : 0;
  };
  for (const auto count : {std::optional<int>{}, std::optional{0}, std::optional{1}, std::optional{2}}) {
    INFO(count.value_or(-1));
    CHECK(shortest(count, 149) == 150);
    CHECK(shortest(count, 150) == 0);
  }
}

TEST_CASE("an earlier reaction is told of the form that it came under", "[protocol][earlier]") {
  const auto under = [](const char* earlier, const char* next) {
    History h;
    const auto number = h.start(earlier, nine - 200 * 24h);
    h.observe(number, nine - 200 * 24h + 10min, {seen("anaphylaxis", 3)});
    return reacted_before(h.chart(), next_of(h, next), seed().drugs.at(next))->drug;
  };
  for (const auto* earlier : {"natalizumab", "natalizumab-sc"})
    for (const auto* next : {"natalizumab", "natalizumab-sc"}) CHECK(under(earlier, next) == earlier);
}

TEST_CASE("of reactions told of both forms the worse is named, of equal ones that of the form to be given",
          "[protocol][earlier]") {
  using Worst = EarlierReaction;
  struct Case {
    Worst by_vein, under_skin;
    const char* named;
  };
  for (const auto& [by_vein, under_skin, named] :
       {Case{Worst::hypersensitivity, Worst::hypersensitivity, "natalizumab"},
        Case{Worst::life_threatening, Worst::hypersensitivity, "natalizumab"},
        Case{Worst::hypersensitivity, Worst::life_threatening, "natalizumab-sc"},
        Case{Worst::mild, Worst::hypersensitivity, "natalizumab-sc"},
        Case{Worst::unknown, Worst::hypersensitivity, "natalizumab-sc"}}) {
    History h;
    told(h, "natalizumab", 3, {}, by_vein);
    told(h, "natalizumab-sc", 3, {}, under_skin);
    const auto found = reacted_before(h.chart(), next_of(h, "natalizumab"), seed().drugs.at("natalizumab"));
    REQUIRE(found);
    CHECK(found->drug == named);
    CHECK(std::get<Worst>(found->what) ==
          std::max(by_vein == Worst::unknown ? Worst::none : by_vein, under_skin));
  }
}

TEST_CASE("a start asks for allergies where nobody has charted them", "[protocol][earlier]") {
  for (const auto& [allergies, asked] : {std::pair{"", true}, {"none known", false}, {"latex", false}}) {
    INFO(allergies);
    Starts starts{"natalizumab", {20}};
    auto patient = starts.h.chart().patient();
    patient.allergies = allergies;
    starts.h.record(PatientSet{patient});
    const auto questions = starts.questions(nine, order("natalizumab", 300000, "mg"));
    CHECK((one<AllergiesNotAsked>(questions) != nullptr) == asked);
  }
}

TEST_CASE("what stands against an answer is asked about, whoever answered", "[protocol][earlier]") {
  const auto term = std::make_shared<LabTerm>();
  term->key = "hcg";
  term->name = "hCG";
  term->results = {"negative", "positive"};
  auto drug = seed().drugs.at("natalizumab");
  StartQuestion question{.key = "pregnant",
                         .ask = "Pregnant?",
                         .last = {},
                         .last_day = {},
                         .expected = "no",
                         .at_least = {},
                         .source = "label",
                         .against = StartQuestion::Fact::pregnancy};
  question.labs = {{.term = term, .result = "negative"}};
  drug.before_start.questions = {question};
  const auto asked = [&](bool pregnant, const char* answer, const char* lab) {
    History h;
    auto patient = h.chart().patient();
    patient.pregnant = pregnant;
    h.record(PatientSet{patient});
    if (*lab)
      h.record(
          LabsCharted{.patient = PatientId{1}, .labs = {{.lab = "hcg", .on = before(1), .result = lab}}});
    Started said;
    if (*answer) said.answers = {{"pregnant", answer}};
    const auto found =
        questions_before(h.chart(), next_of(h, "natalizumab"), drug, seed(), start_at(nine), said);
    return one<Contradicted>(found) != nullptr;
  };
  CHECK(asked(true, "no", ""));
  CHECK(asked(true, "", ""));  // nobody answered: it is asked for what is charted
  CHECK(asked(true, "", "negative"));
  CHECK(asked(true, "no", "negative"));
  CHECK_FALSE(asked(true, "yes", "negative"));  // asked about as that
  CHECK_FALSE(asked(false, "no", ""));
  CHECK_FALSE(asked(false, "", "negative"));
}

TEST_CASE("a total dose past its limit is flagged in the unit of the limit", "[protocol][earlier]") {
  const auto unit = [](const char* lifetime) {
    const auto catalogue = read_catalogue(1, CatalogueTexts{}
                                                 .change("testumab", "[[note]]",
                                                         std::string{"[[dose_limit]]\nlifetime = \""} +
                                                             lifetime + "\"\nsource = \"label\"\n\n[[note]]")
                                                 .parts());
    REQUIRE(catalogue);
    History h{*catalogue};
    h.prior("testumab", 0);
    const auto number = h.start("testumab", nine);  // 300 mg
    const auto found = h.finding(number, Rule::dose_limit);
    return found ? '"' + found->items.front().words + '"' : "none";
  };
  CHECK(unit("299.999 mg") == "\"mg\"");
  CHECK(unit("300 mg") == "none");
  CHECK(unit("0.2 g") == "\"g\"");
  CHECK(unit("140 mg/m2") == "\"\"");  // cannot be reckoned: at least what is known
}

}  // namespace
}  // namespace infuwatch::earlier_edges_test
