// The labs of one day, the bound they are held against, and how long they hold, on both sides of every edge.
#include "protocol/lab_answer.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::lab_answer_edges_test {
namespace {

using test::History;

constexpr auto day = std::chrono::year{2026} / 11 / 21;

StartQuestion about(LabTerm term, std::optional<int> at_least = {}) {
  return {.key = "heart",
          .ask = "Ejection fraction?",
          .last = {},
          .last_day = {},
          .expected = "yes",
          .at_least = at_least,
          .source = "s",
          .labs = {{.term = std::make_shared<const LabTerm>(std::move(term))}},
          .within_days = 30};
}
StartQuestion heart() { return about({.key = "lvef", .name = "LVEF", .unit = "%"}, 50); }

LabsCharted charted(LabResult lab, int days) {
  lab.on = std::chrono::sys_days{day} - std::chrono::days{days};
  return {.patient = PatientId{1}, .labs = {lab}};
}
LabsCharted lvef(int number, int days, const char* unit = "%") {
  return charted({.lab = "lvef", .value = Quantity{Decimal{std::int64_t{number} * 1000}, unit}}, days);
}

std::string told(const LabAnswer& answer) {
  std::string out;
  for (const auto& lab : answer.last) out += lab.value;
  for (const auto entry : answer.entries) out += " E" + std::to_string(entry.value());
  return out;
}

TEST_CASE("the lab of a day is its least favorable one, and the entry it stands in is told",
          "[protocol][lab]") {
  const struct {
    int first, first_days, second, second_days;  // percent, days before the start; entries E2 and E3
    const char* told;
  } cases[] = {{45, 5, 55, 5, "45 % E2"}, {55, 5, 45, 5, "45 % E3"}, {45, 6, 55, 5, "55 % E3"},
               {55, 6, 45, 5, "45 % E3"}, {55, 5, 60, 5, "60 % E3"}, {55, 5, 60, 6, "55 % E2"}};
  for (const auto& one : cases) {
    INFO(one.first << ' ' << one.first_days << ' ' << one.second << ' ' << one.second_days);
    History h;
    h.record(lvef(one.first, one.first_days));
    h.record(lvef(one.second, one.second_days));
    CHECK(told(lab_answer(h.chart(), heart(), day)) == one.told);
  }
}

TEST_CASE("the last lab is told beside an older one against it only where it is as expected",
          "[protocol][lab]") {
  const struct {
    int last;
    const char* unit;
    int last_days;
    const char* then;  // empty: none is told
  } cases[] = {{55, "%", 5, "55 %"},
               {55, "mL", 5, ""},  // of a unit that is not the lab's it cannot be told
               {45, "%", 5, ""}};
  for (const auto& [last, unit, last_days, then] : cases) {
    INFO(last << ' ' << unit);
    History h;
    h.record(lvef(40, 9));
    h.record(lvef(last, last_days, unit));
    const auto answer = lab_answer(h.chart(), heart(), day);
    REQUIRE(answer.otherwise);
    CHECK((answer.otherwise->then ? answer.otherwise->then->value : std::string{}) == then);
    CHECK(answer.says == LabAnswer::Says::against);
  }
}

TEST_CASE("a bound of the lab's own, on either side, takes the place of the question's", "[protocol][lab]") {
  const struct {
    std::optional<Decimal> own_least, own_most;
    std::optional<int> of_question;
    std::optional<Decimal> least;
  } cases[] = {{{}, {}, 50, Decimal{50000}},
               {{}, {}, {}, {}},
               {Decimal{40000}, {}, 50, Decimal{40000}},
               {{}, Decimal{6000}, 50, {}},
               {Decimal{2000}, Decimal{6000}, 50, Decimal{2000}},
               {Decimal{2000}, {}, {}, Decimal{2000}}};
  for (const auto& [own_least, own_most, of_question, least] : cases) {
    auto question = about({.key = "lvef", .name = "LVEF", .unit = "%"}, of_question);
    question.labs[0].least = own_least;
    question.labs[0].most = own_most;
    const auto expected = expected_of(question, question.labs[0]);
    CHECK(expected.least == least);
    CHECK(expected.most == own_most);
  }
}

TEST_CASE("a result older than the question takes counts only where it is said to hold for life",
          "[protocol][lab]") {
  using Says = LabAnswer::Says;
  const LabTerm of_now{.key = "anti-hbc", .name = "anti-HBc", .results = {"negative", "positive"}};
  auto for_life = of_now;
  for_life.for_life = true;
  for (const auto& [term, days, says] : {std::tuple{of_now, 30, Says::against},
                                         {of_now, 31, Says::open},
                                         {for_life, 30, Says::against},
                                         {for_life, 31, Says::against}}) {
    INFO(term.for_life << ' ' << days);
    auto question = about(term);
    question.labs[0].result = "negative";
    History h;
    h.record(charted({.lab = "anti-hbc", .result = "positive"}, days));
    CHECK(lab_answer(h.chart(), question, day).says == says);
    CHECK(against_for_life(h.chart(), question, day) == term.for_life);
  }
}

}  // namespace
}  // namespace infuwatch::lab_answer_edges_test
