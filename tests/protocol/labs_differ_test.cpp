// Labs on file that differ, that are old, and that hold for life.
#include "protocol/lab_answer.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <algorithm>

namespace infuwatch::labs_differ_test {
namespace {

using namespace test;
using std::chrono::year_month_day;

const Instant nine = at("2026-11-21T14:00");
constexpr year_month_day day = std::chrono::year{2026} / 11 / 21;

LabsCharted lab(const char* key, const char* result, int days) {
  return {
      .patient = PatientId{1},
      .labs = {{.lab = key, .on = std::chrono::sys_days{day} - std::chrono::days{days}, .result = result}}};
}
LabsCharted lvef(int percent, int days) {
  auto said = lab("lvef", "", days);
  said.labs[0].value = Quantity{Decimal{std::int64_t{percent} * 1000}, "%"};
  return said;
}

const LabOtherwise* otherwise(const std::vector<Question>& asked, const char* key) {
  for (const auto& question : asked)
    if (const auto* found = std::get_if<LabOtherwise>(&question); found && found->question == key)
      return found;
  return nullptr;
}

TEST_CASE("of one day the least favorable counts; an older one that differs is told with the last",
          "[protocol]") {
  struct Case {
    int first, first_days, second, second_days;  // percent, days before the start
    const char* found;                           // empty: nothing is asked
    const char* then;
  };
  const Case cases[] = {{55, 5, 45, 5, "LVEF 45 %", ""},
                        {45, 5, 55, 5, "LVEF 45 %", ""},
                        {55, 9, 60, 5, "", ""},
                        {45, 9, 60, 5, "LVEF 45 %", "LVEF 60 %"},
                        {60, 5, 45, 30, "LVEF 45 %", "LVEF 60 %"},
                        {60, 5, 45, 31, "", ""},
                        {60, 9, 45, 5, "LVEF 45 %", ""},
                        {45, 81, 45, 90, "LVEF 45 %", ""},
                        {55, 81, 45, 90, "", ""}};
  for (const auto& [first, first_days, second, second_days, found, then] : cases) {
    INFO(first << ' ' << first_days << ' ' << second << ' ' << second_days);
    Starts starts{"mitoxantrone"};
    starts.h.record(lvef(first, first_days));
    starts.h.record(lvef(second, second_days));
    const auto asked = starts.questions(nine, order("mitoxantrone", 12000, "mg/m2"));
    const auto* told = otherwise(asked, "lvef");
    REQUIRE((told != nullptr) == (*found != 0));
    if (!told) continue;
    CHECK(told->found.name + ' ' + told->found.value == found);
    CHECK((told->then ? told->then->name + ' ' + told->then->value : std::string{}) == then);
  }
}

TEST_CASE("a last value against the question asks however old it is; one that must be answered still is",
          "[protocol]") {
  for (const auto& [days, must] : {std::pair{2, false}, {3, true}, {300, true}}) {
    INFO(days);
    Starts starts{"pegloticase", {.count = 3}};
    auto said = lab("uric-acid", "", days);
    said.labs[0].value = Quantity{Decimal{9000}, "mg/dL"};
    starts.h.record(said);
    const auto asked = starts.questions(nine, order("pegloticase", 8000, "mg"));
    CHECK(otherwise(asked, "uric-acid"));
    CHECK((one<NotAnswered>(asked) != nullptr) == must);
  }
}

TEST_CASE("what holds for life asks at every count, whatever came after it", "[protocol]") {
  struct Case {
    const char* drug;
    const char* unit;
    std::int64_t dose;
    const char* lab;
    const char* result;
    const char* question;
    bool asks;
  };
  const Case cases[] = {{"pegloticase", "mg", 8000, "g6pd", "deficient", "g6pd", true},
                        {"pegloticase", "mg", 8000, "g6pd", "normal", "g6pd", false},
                        {"ocrelizumab", "mg", 600000, "anti-hbc", "positive", "hepatitis-b", true},
                        {"ocrelizumab", "mg", 600000, "anti-hbc", "negative", "hepatitis-b", false},
                        {"infliximab", "mg/kg", 5000, "hbsag", "positive", "hepatitis-b", true},
                        {"infliximab", "mg/kg", 5000, "anti-hbs", "positive", "hepatitis-b", false}};
  for (const auto& [drug, unit, dose, key, result, question, asks] : cases)
    for (const bool later : {false, true}) {
      INFO(drug << ' ' << key << ' ' << result << ' ' << later);
      Starts starts{drug, {.count = 5}};
      starts.h.record(lab(key, result, 2000));
      if (later) starts.h.record(lab(key, std::string_view{key} == "g6pd" ? "normal" : "negative", 10));
      const auto asked = starts.questions(nine, order(drug, dose, unit));
      CHECK((otherwise(asked, question) != nullptr) == asks);
    }
}

TEST_CASE("all of one lab, as the chart stood before an entry", "[domain]") {
  History h;
  const auto first = h.record(lvef(55, 9));
  const auto second = h.record(lvef(60, 5));
  const auto corrected =
      h.correct<LabsCharted>(first, [](LabsCharted& said) { said.labs[0].value->amount = Decimal{45000}; });
  const auto retracted = h.retract(second);
  const auto told = [&](std::optional<EntryNumber> before) {
    std::string out;
    for (const auto& one : labs_of(h.chart(), "lvef", day, before)) out += ' ' + value_text(one.lab);
    return out;
  };
  CHECK(told({}) == " 45 %");
  CHECK(told(retracted) == " 60 % 45 %");
  CHECK(told(corrected) == " 60 % 55 %");
  CHECK(told(second) == " 55 %");
  CHECK(told(first).empty());
}

TEST_CASE("a question that is asked only where a lab is charted counts those dated by the start",
          "[protocol]") {
  for (const auto& [days, asks] : {std::pair{0, true}, {-1, false}}) {
    INFO(days);
    History h;
    h.record(lab("jcv-antibody", "negative", days));
    const auto all =
        seed().drugs.at("natalizumab").before_start.questions_for({.drug_count = 5}, h.chart(), day);
    CHECK(std::any_of(all.begin(), all.end(),
                      [](const StartQuestion* one) { return one->key == "jcv-antibody"; }) == asks);
  }
}

}  // namespace
}  // namespace infuwatch::labs_differ_test
