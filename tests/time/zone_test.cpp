#include "time/zone.hpp"

#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

#include <cstdlib>

namespace infuwatch::zone_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using Instants = std::vector<Instant>;

Zone zone(const std::string& name) {
  const auto found = Zone::open(name);
  if (!found) throw std::invalid_argument{name};
  return *found;
}

const Zone new_york = zone("America/New_York"), berlin = zone("Europe/Berlin"),
           lord_howe = zone("Australia/Lord_Howe"), kolkata = zone("Asia/Kolkata"),
           casablanca = zone("Africa/Casablanca");

TEST_CASE("a zone is opened by its name in the tz database and by no other", "[time]") {
  CHECK(new_york.name() == "America/New_York");
  for (const auto* name :
       {"", "America/Newyork", "america/new_york ", "Mars/Olympus", "../../etc/passwd", "EDT", "+05:00"}) {
    INFO(name);
    const auto none = Zone::open(name);
    REQUIRE_FALSE(none);
    CHECK(none.error().name == name);
  }
}

TEST_CASE("the wall clock, the offset and its letters at a moment", "[time]") {
  CHECK((new_york.local(at("2026-11-22T19:05:07")) == civil(2026, 11, 22, 14, 5, 7)));
  CHECK((new_york.local(at("2026-07-01T03:59")) == civil(2026, 6, 30, 23, 59)));
  CHECK((kolkata.local(at("2026-11-22T19:05")) == civil(2026, 11, 23, 0, 35)));
  CHECK(new_york.offset(at("2026-11-01T05:59:59")) == -4h);
  CHECK(new_york.offset(at("2026-11-01T06:00")) == -5h);
  CHECK(new_york.abbreviation(at("2026-11-01T05:59:59")) == "EDT");
  CHECK(new_york.abbreviation(at("2026-11-01T06:00")) == "EST");
  CHECK(kolkata.abbreviation(at("2026-11-01T06:00")) == "IST");
  CHECK(lord_howe.abbreviation(at("2026-04-04T14:59:59")) == "+11");
  CHECK(lord_howe.abbreviation(at("2026-04-04T15:00")) == "+1030");
}

TEST_CASE("the machine's own time zone changes nothing", "[time]") {
  const char* before = std::getenv("TZ");
  const std::string kept = before ? before : "";
  for (const auto* other : {"Pacific/Kiritimati", "America/Anchorage"}) {
    setenv("TZ", other, 1);
    tzset();
    CHECK((zone("Europe/Berlin").local(at("2026-11-22T19:05")) == civil(2026, 11, 22, 20, 5)));
    CHECK(berlin.shown(at("2026-11-22T19:05")) == "22-Nov-2026 20:05");
  }
  before ? setenv("TZ", kept.c_str(), 1) : unsetenv("TZ");
  tzset();
}

struct Reading {
  const Zone* zone;
  Civil time;
  Instants instants, nearest;
};

TEST_CASE("what a wall clock's reading means on the nights of change", "[time]") {
  const auto row = GENERATE(values<Reading>({
      {&new_york, civil(2026, 3, 8, 1, 59, 59), {at("2026-03-08T06:59:59")}, {}},
      {&new_york, civil(2026, 3, 8, 2, 0), {}, {at("2026-03-08T06:59"), at("2026-03-08T07:00")}},
      {&new_york, civil(2026, 3, 8, 2, 59, 59), {}, {at("2026-03-08T06:59"), at("2026-03-08T07:00")}},
      {&new_york, civil(2026, 3, 8, 3, 0), {at("2026-03-08T07:00")}, {}},
      {&new_york, civil(2026, 11, 1, 0, 59, 59), {at("2026-11-01T04:59:59")}, {}},
      {&new_york, civil(2026, 11, 1, 1, 0), {at("2026-11-01T05:00"), at("2026-11-01T06:00")}, {}},
      {&new_york, civil(2026, 11, 1, 1, 59, 59), {at("2026-11-01T05:59:59"), at("2026-11-01T06:59:59")}, {}},
      {&new_york, civil(2026, 11, 1, 2, 0), {at("2026-11-01T07:00")}, {}},
      {&berlin, civil(2026, 3, 29, 2, 30), {}, {at("2026-03-29T00:59"), at("2026-03-29T01:00")}},
      {&berlin, civil(2026, 10, 25, 2, 30), {at("2026-10-25T00:30"), at("2026-10-25T01:30")}, {}},
      {&lord_howe, civil(2026, 10, 4, 2, 29, 59), {}, {at("2026-10-03T15:29"), at("2026-10-03T15:30")}},
      {&lord_howe, civil(2026, 10, 4, 2, 30), {at("2026-10-03T15:30")}, {}},
      {&lord_howe, civil(2026, 4, 5, 1, 29, 59), {at("2026-04-04T14:29:59")}, {}},
      {&lord_howe, civil(2026, 4, 5, 1, 30), {at("2026-04-04T14:30"), at("2026-04-04T15:00")}, {}},
      {&casablanca, civil(2026, 3, 22, 2, 30), {}, {at("2026-03-22T01:59"), at("2026-03-22T02:00")}},
      {&casablanca, civil(2026, 2, 15, 2, 30), {at("2026-02-15T01:30"), at("2026-02-15T02:30")}, {}},
      {&kolkata, civil(2026, 3, 29, 2, 30), {at("2026-03-28T21:00")}, {}},
  }));
  INFO(row.zone->name());
  const auto found = row.zone->readings(row.time);
  CHECK((found.instants == row.instants));
  CHECK((found.nearest == row.nearest));
}

TEST_CASE("the first instant of a reading: the earlier of two, the end of a gap", "[time]") {
  CHECK(new_york.first(civil(2026, 11, 22, 14, 5)) == at("2026-11-22T19:05"));
  CHECK(new_york.first(civil(2026, 11, 1, 1, 30)) == at("2026-11-01T05:30"));
  CHECK(new_york.first(civil(2026, 3, 8, 2, 30)) == at("2026-03-08T07:00"));
  CHECK(new_york.first(civil(2026, 3, 8, 3, 0)) == at("2026-03-08T07:00"));
}

TEST_CASE("laws of readings", "[time]") {
  const auto any = [] {
    const auto names = {"America/New_York", "Europe/Berlin",     "Australia/Lord_Howe",
                        "Asia/Kolkata",     "Africa/Casablanca", "America/Havana",
                        "Africa/Cairo",     "Pacific/Chatham",   "America/Santiago"};
    return zone(*rc::gen::elementOf(std::vector<std::string>(names.begin(), names.end())));
  };
  const auto moment = rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1577836800, 1893456000),   // 2020 to 2030
                                     rc::gen::inRange<std::int64_t>(1793491200, 1793520000),   // 01-Nov-2026
                                     rc::gen::inRange<std::int64_t>(1772928000, 1772960000));  // 08-Mar-2026
  test::holds_always("an instant is among the readings of what the wall shows then", [&] {
    const auto site = any();
    const Instant t{Seconds{*moment}};
    const auto found = site.readings(site.local(t)).instants;
    RC_ASSERT(std::count(found.begin(), found.end(), t) == 1);
    for (const auto instant : found) RC_ASSERT(site.local(instant) == site.local(t));
    RC_ASSERT(std::is_sorted(found.begin(), found.end()));
  });
  test::holds_always(
      "before the first instant the wall had not shown the reading, at it the wall does or is past it", [&] {
        const auto site = any();
        const auto time = site.local(Instant{Seconds{*moment}}) + Seconds{*rc::gen::inRange(-7200, 7200)};
        const auto first = site.first(time);
        RC_ASSERT(site.local(first) >= time);
        RC_ASSERT(site.local(first - 1s) < time);
      });
}

TEST_CASE("a moment is shown with its date, and with its zone only where the wall shows it twice", "[time]") {
  CHECK(new_york.shown(at("2026-11-22T19:05")) == "22-Nov-2026 14:05");
  CHECK(new_york.shown(at("2026-11-22T19:05:07")) == "22-Nov-2026 14:05:07");
  CHECK(new_york.shown(at("2026-11-01T05:30")) == "01-Nov-2026 01:30 EDT");
  CHECK(new_york.shown(at("2026-11-01T06:30")) == "01-Nov-2026 01:30 EST");
  CHECK(new_york.shown(at("2026-11-01T04:59:59")) == "01-Nov-2026 00:59:59");
  CHECK(new_york.shown(at("2026-11-01T07:00")) == "01-Nov-2026 02:00");
  CHECK(lord_howe.shown(at("2026-04-04T15:15")) == "05-Apr-2026 01:45 +1030");
  CHECK(new_york.shown_day(at("2026-11-22T19:05")) == "22-Nov 14:05");
  CHECK(new_york.shown_day(at("2026-11-01T06:30")) == "01-Nov 01:30 EST");
}

TEST_CASE("the date is left out only where the calendar day is the same", "[time]") {
  const auto near = at("2026-11-22T19:05");  // 14:05
  CHECK(new_york.shown_near(at("2026-11-22T05:00"), near) == "00:00");
  CHECK(new_york.shown_near(at("2026-11-22T04:59"), near) == "21-Nov 23:59");
  CHECK(new_york.shown_near(at("2026-11-23T04:59:30"), near) == "23:59:30");
  CHECK(new_york.shown_near(at("2026-11-23T05:00"), near) == "23-Nov 00:00");
  CHECK(new_york.shown_near(at("2025-11-22T19:05"), near) == "22-Nov-2025 14:05");
  CHECK(new_york.shown_near(at("2026-11-01T06:30"), at("2026-11-01T15:00")) == "01:30 EST");
}

TEST_CASE("a span is shown by both its ends, an exact one once", "[time]") {
  const auto near = at("2026-11-22T19:05");
  CHECK(new_york.shown_near(Span{at("2026-11-22T19:00")}, near) == "14:00");
  CHECK(new_york.shown_near(Span{at("2026-11-22T19:00"), at("2026-11-22T19:30")}, near) == "14:00 to 14:30");
  CHECK(new_york.shown_near(Span{at("2026-11-22T04:00"), at("2026-11-22T06:00")}, near) ==
        "21-Nov 23:00 to 01:00");
}

TEST_CASE("a date is written with digits or with the month's name, and is a day of the calendar", "[time]") {
  using namespace std::chrono;
  CHECK((parse_date("1984-03-09") == 1984y / March / 9));
  CHECK((parse_date("2028-02-29") == 2028y / February / 29));
  CHECK((parse_date("09-Mar-1984") == 1984y / March / 9));
  CHECK((parse_date("9MAR1984") == 1984y / March / 9));
  for (const auto* text :
       {"",           "1984",        "1984-03",     "1984-3-9",    "1984-3-09",  "1984-03-9",
        "84-03-09",   "1984-03-09 ", " 1984-03-09", "1984/03/09",  "1984-00-09", "1984-13-09",
        "1984-03-00", "1984-03-32",  "2026-02-29",  "2026-02-30",  "19840309",   "1984-03-09-",
        "-984-03-09", "1984-ab-09",  "0000-01-01",  "09-Mrz-1984", "9-Mar-84"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(iso_date(1984y / March / 9) == "1984-03-09");
  CHECK(shown_date(1984y / March / 9) == "09-Mar-1984");
  CHECK(shown_date(2026y / November / 22) == "22-Nov-2026");
  test::holds_always("every day reads back", [] {
    const year_month_day day{sys_days{} + days{*rc::gen::inRange(-40000, 40000)}};
    RC_ASSERT(parse_date(iso_date(day)) == std::optional{day});
  });
}

TEST_CASE("a month by its English name or three letters of it", "[time]") {
  CHECK(month_number("November") == 11);
  CHECK(month_number("NOV") == 11);
  CHECK(month_number("jan") == 1);
  CHECK(month_number("mAy") == 5);
  CHECK(month_number("Dec") == 12);
  for (const auto* text : {"", "N", "No", "Nove", "Novembre", "Okt", "11", "Nov "}) {
    INFO(text);
    CHECK(month_number(text) == 0);
  }
}

}  // namespace
}  // namespace infuwatch::zone_test
