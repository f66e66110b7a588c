#include "time/shift.hpp"

#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

namespace infuwatch::shift_test {
namespace {

using namespace std::chrono_literals;
using test::at;

Zone zone(const std::string& name) {
  const auto found = Zone::open(name);
  if (!found) throw std::invalid_argument{name};
  return *found;
}

const Zone new_york = zone("America/New_York");
const ShiftPlan three, two{{7 * 60, 19 * 60}}, midnight{{0, 12 * 60}}, one{{6 * 60 + 30}};

struct Plan {
  const char* text;
  std::vector<int> begins;
  const char* written;
};

TEST_CASE("a plan of shifts is one to six times, ascending", "[time]") {
  const auto row = GENERATE(values<Plan>({
      {"07,15,23", {420, 900, 1380}, "07:00,15:00,23:00"},
      {"7,15,23", {420, 900, 1380}, "07:00,15:00,23:00"},
      {"07:00,19:00", {420, 1140}, "07:00,19:00"},
      {"06:45, 14:45, 22:45", {405, 885, 1365}, "06:45,14:45,22:45"},
      {"00", {0}, "00:00"},
      {"0,4,8,12,16,23:59", {0, 240, 480, 720, 960, 1439}, "00:00,04:00,08:00,12:00,16:00,23:59"},
  }));
  INFO(row.text);
  const auto plan = parse_shifts(row.text);
  REQUIRE(plan);
  CHECK(plan->begins == row.begins);
  CHECK(to_text(*plan) == row.written);
  CHECK((parse_shifts(to_text(*plan)) == plan));
}

TEST_CASE("any other plan is refused", "[time]") {
  for (const auto* text :
       {"", ",", "07,", ",07", "07,07", "15,07", "23,07,15", "24", "07:60", "-1", "07:-1", "7am", "07:00:00",
        "07;15", "07 15", "0,1,2,3,4,5,6", "x", "7.5", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_shifts(text));
  }
}

struct Row {
  const char* what;
  const ShiftPlan* plan;
  Instant at;
  const char* name;
  Instant from, to;
};

TEST_CASE("a shift holds its first instant and not the first of the next", "[time]") {
  const auto row = GENERATE(values<Row>({
      {"first of the day", &three, at("2026-11-22T12:00"), "day", at("2026-11-22T12:00"),
       at("2026-11-22T20:00")},
      {"last of the day", &three, at("2026-11-22T19:59:59"), "day", at("2026-11-22T12:00"),
       at("2026-11-22T20:00")},
      {"first of the evening", &three, at("2026-11-22T20:00"), "evening", at("2026-11-22T20:00"),
       at("2026-11-23T04:00")},
      {"last of the evening", &three, at("2026-11-23T03:59:59"), "evening", at("2026-11-22T20:00"),
       at("2026-11-23T04:00")},
      {"first of the night", &three, at("2026-11-23T04:00"), "night", at("2026-11-23T04:00"),
       at("2026-11-23T12:00")},
      {"past midnight", &three, at("2026-11-23T05:00"), "night", at("2026-11-23T04:00"),
       at("2026-11-23T12:00")},
      {"last of the night", &three, at("2026-11-23T11:59:59"), "night", at("2026-11-23T04:00"),
       at("2026-11-23T12:00")},
      {"two: night before midnight", &two, at("2026-11-23T04:59:59"), "night", at("2026-11-23T00:00"),
       at("2026-11-23T12:00")},
      {"two: night after it", &two, at("2026-11-23T05:00"), "night", at("2026-11-23T00:00"),
       at("2026-11-23T12:00")},
      {"from midnight: last", &midnight, at("2026-11-23T04:59:59"), "night", at("2026-11-22T17:00"),
       at("2026-11-23T05:00")},
      {"from midnight: first", &midnight, at("2026-11-23T05:00"), "day", at("2026-11-23T05:00"),
       at("2026-11-23T17:00")},
      {"one: last", &one, at("2026-11-22T11:29:59"), "shift 1", at("2026-11-21T11:30"),
       at("2026-11-22T11:30")},
      {"one: first", &one, at("2026-11-22T11:30"), "shift 1", at("2026-11-22T11:30"), at("2026-11-23T11:30")},
      {"the night the clocks go forward has 7 h", &three, at("2026-03-08T07:00"), "night",
       at("2026-03-08T04:00"), at("2026-03-08T11:00")},
      {"the night they go back has 9 h", &three, at("2026-11-01T06:30"), "night", at("2026-11-01T03:00"),
       at("2026-11-01T12:00")},
  }));
  INFO(row.what);
  const auto shift = shift_at(row.at, *row.plan, new_york);
  CHECK(shift.name == row.name);
  CHECK(shift.from == row.from);
  CHECK(shift.to == row.to);
}

TEST_CASE("four and more shifts are numbered", "[time]") {
  const ShiftPlan four{{0, 360, 720, 1080}};
  CHECK(shift_at(at("2026-11-22T05:00"), four, new_york).name == "shift 1");
  CHECK(shift_at(at("2026-11-23T04:59:59"), four, new_york).name == "shift 4");
}

TEST_CASE("a shift that begins in the repeated hour begins once, in the skipped hour when the clocks go on",
          "[time]") {
  const ShiftPlan plan{{90, 150}};  // 01:30, 02:30
  const auto first = shift_at(at("2026-11-01T05:30"), plan, new_york);
  CHECK((first.name == "day" && first.from == at("2026-11-01T05:30") && first.to == at("2026-11-01T07:30")));
  CHECK(shift_at(at("2026-11-01T06:15"), plan, new_york).from == at("2026-11-01T05:30"));  // 01:15 EST
  CHECK(shift_at(at("2026-11-01T06:30"), plan, new_york).from == at("2026-11-01T05:30"));
  const auto day = shift_at(at("2026-03-08T06:59:59"), plan, new_york);
  CHECK((day.from == at("2026-03-08T06:30") && day.to == at("2026-03-08T07:00")));
  CHECK(shift_at(at("2026-03-08T07:00"), plan, new_york).from == at("2026-03-08T07:00"));
}

TEST_CASE("the latest shift of a name", "[time]") {
  const auto now = at("2026-11-22T21:00");  // 16:00, evening
  const auto from = [&](const char* name) {
    const auto shift = latest_shift(name, now, three, new_york);
    return shift ? shift->from : Instant{};
  };
  CHECK(from("evening") == at("2026-11-22T20:00"));
  CHECK(from("day") == at("2026-11-22T12:00"));
  CHECK(from("night") == at("2026-11-22T04:00"));
  CHECK(latest_shift("day", at("2026-11-22T12:00"), three, new_york)->from == at("2026-11-22T12:00"));
  CHECK(latest_shift("day", at("2026-11-22T11:59:59"), three, new_york)->from == at("2026-11-21T12:00"));
  CHECK_FALSE(latest_shift("evening", now, two, new_york));
  CHECK_FALSE(latest_shift("Day", now, three, new_york));
  CHECK_FALSE(latest_shift("", now, three, new_york));
}

TEST_CASE("a report is about the shift that ended within the last hour, else about the current one",
          "[time]") {
  const auto reported = [](Instant now) { return shift_to_report(now, three, new_york).name; };
  CHECK(reported(at("2026-11-22T19:59:59")) == "day");
  CHECK(reported(at("2026-11-22T20:00")) == "day");
  CHECK(reported(at("2026-11-22T20:59:59")) == "day");
  CHECK(reported(at("2026-11-22T21:00:01")) == "evening");
  CHECK(reported(at("2026-11-23T04:59")) == "evening");
  CHECK(reported(at("2026-11-23T05:01")) == "night");
  // An hour is an hour on the night the clocks go back: 01:30 EDT + 1 h is 01:30 EST.
  const ShiftPlan early{{90, 720}};
  CHECK(shift_to_report(at("2026-11-01T06:29:59"), early, new_york).name == "night");
  CHECK(shift_to_report(at("2026-11-01T06:30:01"), early, new_york).name == "day");
}

TEST_CASE("shifts tile the time line in every zone", "[time]") {
  const auto names = {"America/New_York", "Europe/Berlin",     "Australia/Lord_Howe",
                      "Asia/Kolkata",     "Africa/Casablanca", "America/Havana",
                      "Africa/Cairo",     "Pacific/Chatham",   "Pacific/Apia"};
  const auto moment = rc::gen::oneOf(
      rc::gen::inRange<std::int64_t>(1293840000, 1893456000),   // 2011, when Apia skipped a day, to 2030
      rc::gen::inRange<std::int64_t>(1793491200, 1793578000),   // 01-Nov-2026
      rc::gen::inRange<std::int64_t>(1772928000, 1773014400));  // 08-Mar-2026
  test::holds_always("every instant lies in exactly one shift, whose neighbours begin and end with it", [&] {
    const auto site = zone(*rc::gen::elementOf(std::vector<std::string>(names.begin(), names.end())));
    auto minutes = *rc::gen::suchThat(rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 1440)),
                                      [](const auto& all) { return !all.empty() && all.size() <= 6; });
    std::sort(minutes.begin(), minutes.end());
    const ShiftPlan plan{minutes};
    const Instant t{Seconds{*moment}};
    const auto shift = shift_at(t, plan, site);
    RC_ASSERT((shift.from <= t && t < shift.to));
    const auto same = [&](Instant other) { return shift_at(other, plan, site).from == shift.from; };
    RC_ASSERT((same(shift.from) && same(shift.to - 1s)));
    RC_ASSERT(shift_at(shift.from - 1s, plan, site).to == shift.from);
    RC_ASSERT(shift_at(shift.to, plan, site).from == shift.to);
  });
}

}  // namespace
}  // namespace infuwatch::shift_test
