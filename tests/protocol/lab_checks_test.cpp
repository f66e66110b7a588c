// Which questions before a start are left open, as the labs on file stand now.
#include "protocol/checks.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <algorithm>

namespace infuwatch::lab_checks_test {
namespace {

using namespace test;

const Instant nine = at("2026-11-21T14:00");
const Zone zone = *Zone::open("America/New_York");

LabsCharted lvef(std::int64_t percent) {
  return {.patient = PatientId{1},
          .labs = {{.lab = "lvef",
                    .on = std::chrono::year{2026} / 11 / 18,
                    .value = Quantity{Decimal{percent * 1000}, "%"}}}};
}

/// Whether the ejection fraction is among the questions that nobody answered.
bool left_open(const Starts& starts) {
  const auto hours = *parse_opening("always");
  const auto checks = checks_of(starts.h.chart(), starts.h.infusion(InfusionId{1}),
                                {seed().drugs.at("mitoxantrone"), hours, zone}, nine + Seconds{3600});
  const auto found = std::find_if(checks.begin(), checks.end(),
                                  [](const Check& one) { return one.kind == CheckKind::screening; });
  return found != checks.end() &&
         std::find(found->questions.begin(), found->questions.end(), "lvef") != found->questions.end();
}

void start(Starts& starts, const char* answer) {
  Started said{InfusionId{1}, nine, order("mitoxantrone", 12000, "mg/m2")};
  if (*answer) said.answers = {{"lvef", answer}};
  starts.h.record(said, nine);
}

TEST_CASE("a question is answered by a person, or by a lab that meets it", "[protocol]") {
  struct Case {
    std::int64_t percent;  // 0: none on file
    const char* answer;    // empty: none
    bool open;
  };
  const Case cases[] = {{0, "", true},     {0, "55", false},           {0, "chart E9", true},
                        {50, "", false},   {50, "chart E2", false},    {49, "", true},
                        {49, "55", false}, {49, "as expected", false}, {49, "chart E2", true}};
  for (const auto& [percent, answer, open] : cases) {
    INFO(percent << ' ' << answer);
    Starts starts{"mitoxantrone"};
    if (percent) starts.h.record(lvef(percent));
    start(starts, answer);
    CHECK(left_open(starts) == open);
  }
}

TEST_CASE("what the chart answered is open again once the lab no longer stands, or is otherwise",
          "[protocol]") {
  Starts starts{"mitoxantrone"};
  const auto entry = starts.h.record(lvef(55));
  start(starts, "chart E2");
  CHECK_FALSE(left_open(starts));
  starts.h.correct<LabsCharted>(entry,
                                [](LabsCharted& said) { said.labs[0].value->amount = Decimal{45000}; });
  CHECK(left_open(starts));
  starts.h.correct<LabsCharted>(entry,
                                [](LabsCharted& said) { said.labs[0].value->amount = Decimal{50000}; });
  CHECK_FALSE(left_open(starts));
  starts.h.retract(entry);
  CHECK(left_open(starts));
  starts.h.record(lvef(60));  // charted late, dated before the start
  CHECK_FALSE(left_open(starts));
}

TEST_CASE("one that must be answered is asked where the lab that answered it is gone", "[protocol]") {
  Starts starts{"pegloticase"};
  const Started said{InfusionId{1}, nine, {}, {{"g6pd", "chart E2"}}};
  const auto asks = [&] {
    const auto asked = starts.questions(nine, order("pegloticase", 8000, "mg"), LabelRegion::us, said);
    const auto open = one<NotAnswered>(asked);
    return open && open->question == "g6pd";
  };
  CHECK(asks());
  const auto entry = starts.h.record(
      LabsCharted{.patient = PatientId{1},
                  .labs = {{.lab = "g6pd", .on = std::chrono::year{2024} / 1 / 2, .result = "normal"}}});
  CHECK_FALSE(asks());
  starts.h.retract(entry);
  CHECK(asks());
}

}  // namespace
}  // namespace infuwatch::lab_checks_test
