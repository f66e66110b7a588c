// Both sides of the edges of a schedule, of premedication and of the youngest age.
#include "protocol/start_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::start_questions_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Schedule every(std::vector<int> days, int first = 1, const char* source = "label") {
  return {.labels = {}, .first = first, .last = {}, .every_days = std::move(days), .source = source};
}

/// What is asked of a start so many days after the one before.
std::optional<OffSchedule> off(const std::vector<Schedule>& schedules, int days, int count = 2) {
  History h;
  h.stop(h.start("natalizumab", nine - days * 24h), nine - days * 24h + 1h);
  DrugProtocol drug;
  drug.before_start.schedules = schedules;
  Infusion next;
  next.number = InfusionId{99};
  next.order = order("natalizumab", 300000, "mg");
  next.terms.drug_count = count;
  return off_schedule(h.chart(), next, drug, nine);
}

TEST_CASE("a start a tenth off a schedule is on it", "[protocol][start-questions]") {
  for (const auto& [days, asked] : {std::pair{26, true}, {27, false}, {30, false}, {33, false}, {34, true}}) {
    INFO(days);
    CHECK(off({every({30})}, days).has_value() == asked);
  }
}

TEST_CASE("between two schedules a start is on them, where the longer is at most twice the shorter",
          "[protocol][start-questions]") {
  const struct {
    std::vector<int> every_days;
    int days;
    bool asked;
  } cases[] = {{{28, 56}, 28, false}, {{28, 56}, 40, false}, {{28, 56}, 56, false}, {{28, 56}, 61, false},
               {{28, 56}, 62, true},  {{28, 57}, 30, false}, {{28, 57}, 31, true},  {{28, 57}, 40, true},
               {{28, 57}, 51, true},  {{28, 57}, 52, false}, {{28, 84}, 50, true},  {{56, 28}, 40, false}};
  for (const auto& [days_of, days, asked] : cases) {
    INFO(days_of.front() << ' ' << days_of.back() << ' ' << days);
    CHECK(off({every(days_of)}, days).has_value() == asked);
  }
}

TEST_CASE("after a start a schedule from the second on holds, whatever is known of the count",
          "[protocol][start-questions]") {
  for (const int count : {0, 1, 2}) {
    INFO(count);
    CHECK(off({every({28}, 2)}, 100, count));
  }
  for (const int count : {0, 1, 2}) CHECK_FALSE(off({every({28}, 3)}, 100, count));
  CHECK(off({every({28}, 3)}, 100, 3));
}

TEST_CASE("of several schedules each rhythm and each source is told once", "[protocol][start-questions]") {
  const auto told =
      off({every({28, 56}, 2, "label"), every({56, 14}, 2, "label"), every({28}, 2, "house")}, 200);
  REQUIRE(told);
  CHECK(told->every == std::vector{28, 56, 14});
  CHECK(told->source == "label; house");
  CHECK(told->days == 200);
}

/// What is open of a corticosteroid given so long before the start, charted in this order.
std::optional<PremedicationOpen> open(Seconds label, const std::vector<Seconds>& given) {
  History h;
  const auto prepared = h.prepare("natalizumab");
  for (const auto before : given)
    h.record(Gave{prepared, Span{nine - before}, "prednisone 50 mg oral", "", {}}, nine);
  auto drug = seed().drugs.at("natalizumab");
  drug.before_start.premedication_within = 6h;
  drug.before_start.premedications = {{.kind = "corticosteroid", .before = label, .source = "label"}};
  Infusion next;
  next.number = prepared;
  const auto found = premedication_open(h.chart(), next, drug, nine);
  return found.empty() ? std::nullopt : std::optional{found.front()};
}

TEST_CASE("what is to be given just before counts up to the very start", "[protocol][start-questions]") {
  CHECK_FALSE(open(0s, {1s}));
  CHECK_FALSE(open(0s, {0s}));
  CHECK(open(0s, {-1s}));
  CHECK(open(2s, {0s}));
  CHECK_FALSE(open(2s, {1s}));
}

TEST_CASE("where no dose was in time the last one is told, and whether it was too early",
          "[protocol][start-questions]") {
  struct Case {
    std::vector<Seconds> given;
    Seconds last;
    bool early;
  };
  for (const auto& [given, last, early] :
       {Case{{20h, 10min}, 10min, false}, Case{{10min, 20h}, 10min, false}, Case{{20h, 7h}, 7h, true},
        Case{{7h, 20h}, 7h, true}, Case{{20h, 20h}, 20h, true}}) {
    INFO(given.front().count() << ' ' << given.back().count());
    const auto found = open(30min, given);
    REQUIRE(found);
    CHECK(found->given == nine - last);
    CHECK(found->within.has_value() == early);
  }
  CHECK_FALSE(open(30min, {20h, 1h, 10min}));
}

TEST_CASE("a birthday that lies after the start is told as an age of 0", "[protocol][start-questions]") {
  using namespace std::chrono;
  StartPlan plan;
  plan.youngest = YoungestAge{.years = 1, .source = "label"};
  Infusion next;
  next.order = order("natalizumab", 300000, "mg");
  const auto age = [&](year_month_day born) {
    Patient patient;
    patient.birth = born;
    const auto found = too_young(patient, next, plan, nine);
    return found ? found->age : -1;
  };
  CHECK(age(year{2025} / 11 / 21) == -1);  // not asked
  CHECK(age(year{2025} / 11 / 22) == 0);
  CHECK(age(year{2026} / 11 / 21) == 0);
  CHECK(age(year{2026} / 11 / 22) == 0);
  CHECK(age(year{2028} / 1 / 1) == 0);
}

}  // namespace
}  // namespace infuwatch::start_questions_edges_test
