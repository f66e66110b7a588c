// What is due while a flag waits, and how long vital signs are overdue.
#include "protocol/checks.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::checks_waiting_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-20T14:00");  // 09:00 in New York
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};

Vitals whole_set(int systolic = 120) { return hr(80) + bp(systolic, 70) + spo2(98); }

std::vector<Check> checks(const History& history, Instant now, const char* drug = "natalizumab") {
  const auto hours = *parse_opening("always");
  auto all =
      checks_of(history.chart(), history.infusion(infusion), {seed().drugs.at(drug), hours, zone}, now);
  std::erase_if(all, [](const Check& check) { return check.kind != CheckKind::vitals; });
  return all;
}

/// `0 done, 15 done, 20 ok`: the vital signs' checks, in minutes since the start.
std::string told(const std::vector<Check>& all) {
  std::string out;
  for (const auto& check : all)
    out += (out.empty() ? "" : ", ") + std::to_string((check.due - start).count() / 60) + ' ' +
           std::string{name(check.state)};
  return out;
}

History with_baseline() {
  History history;
  history.prepare("natalizumab");
  history.observe(infusion, start - 10min, whole_set());
  history.start(infusion, start);
  return history;
}

TEST_CASE("what raised a flag does not do the first check that the flag asks for", "[protocol]") {
  auto history = with_baseline();
  history.observe(infusion, start + 10min, {seen("hives", 2)}, whole_set());
  CHECK(told(checks(history, start + 11min)) == "0 done, 15 soon");
  CHECK(told(checks(history, start + 15min)) == "0 done, 15 due, 20 soon");
  history.observe(infusion, start + 15min, whole_set());
  CHECK(told(checks(history, start + 15min)) == "0 done, 15 done, 20 soon");
}

TEST_CASE("vital signs taken from a second after the flag's minute on do it", "[protocol]") {
  const auto done = [](Seconds after) {
    auto history = with_baseline();
    history.observe(infusion, start + 10min, {seen("hives", 2)});
    history.observe(infusion, start + 10min + after, whole_set());
    return told(checks(history, start + 12min));
  };
  CHECK(done(0s) == "0 done, 15 soon");
  CHECK(done(1s) == "0 done, 15 done, 20 ok");
}

TEST_CASE("of what lies ahead the next that is not done is told", "[protocol]") {
  auto history = with_baseline();
  history.observe(infusion, start + 12min, whole_set());
  CHECK(told(checks(history, start + 13min)) == "0 done, 15 done, 30 ok");
  CHECK(told(checks(history, start + 25min)) == "0 done, 15 done, 30 soon");
}

TEST_CASE("flags that wait at the same time ask for one rhythm", "[protocol]") {
  auto history = with_baseline();
  history.observe(infusion, start + 2min, {seen("hives", 2)});
  history.observe(infusion, start + 4min, whole_set(80));
  REQUIRE(history.chart().flags().size() >= 2);
  CHECK(told(checks(history, start + 13min)) == "0 done, 7 missed, 12 overdue, 15 soon");
  History apart = with_baseline();
  apart.observe(infusion, start + 62min, {seen("hives", 2)});
  apart.observe(infusion, start + 67min, {seen("hives", 3)});  // in its place
  REQUIRE(apart.flag(1).superseded_by);
  CHECK(told(checks(apart, start + 71min)).ends_with("60 overdue, 72 soon"));
}

Check waiting(const std::vector<Check>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [](const Check& one) { return one.waits(); });
  REQUIRE(found != all.end());
  return *found;
}

TEST_CASE("overdue counts from the first check in a row that nobody did, and never falls", "[protocol]") {
  auto history = with_baseline();
  Seconds last{0};
  for (int minute = 15; minute <= 130; ++minute) {
    const auto now = waiting(checks(history, start + std::chrono::minutes{minute})).overdue;
    INFO(minute);
    CHECK(now == std::chrono::minutes{minute - 15} * (minute > 15));
    CHECK(now >= last);
    last = now;
  }
  const auto at_30 = checks(history, start + 30min), at_45 = checks(history, start + 45min);
  CHECK(told(at_30) == "0 done, 15 missed, 30 overdue, 45 ok");
  CHECK((waiting(at_30).overdue == 15min && waiting(at_30).priority == Priority::review));
  CHECK((waiting(at_45).overdue == 30min && waiting(at_45).priority == Priority::urgent));
  CHECK(waiting(at_45).last_taken == start - 10min);
  CHECK(waiting(checks(history, start + 45min - 1s)).priority == Priority::review);
}

TEST_CASE("vital signs, or a reason why there are none, begin the count anew", "[protocol]") {
  auto history = with_baseline();
  history.observe(infusion, start + 31min, whole_set());
  const auto after = checks(history, start + 47min);
  CHECK(told(after) == "0 done, 15 missed, 30 done, 45 overdue, 60 ok");
  CHECK((waiting(after).overdue == 2min && waiting(after).last_taken == start + 31min));
  auto accounted = with_baseline();
  accounted.at(start + 32min);
  accounted.record(NotDone{infusion, start + 32min, "1/vitals/09:15", "asleep"}, start + 32min);
  CHECK(waiting(checks(accounted, start + 32min)).overdue == 2min);
  accounted.record(NotDone{infusion, start + 33min, "1/vitals/09:30", "asleep"}, start + 33min);
  CHECK(waiting(checks(accounted, start + 47min)).overdue == 2min);
}

TEST_CASE("without any vital signs overdue counts from the start", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  const auto check = waiting(checks(history, start + 16min));
  CHECK((check.overdue == 16min && !check.last_taken));
}

}  // namespace
}  // namespace infuwatch::checks_waiting_test
