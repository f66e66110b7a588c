#include "time/entered.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/zones.hpp"

#include <algorithm>

namespace infuwatch::entered_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::berlin;
using test::casablanca;
using test::lord_howe;
using test::new_york;
using test::zone;
using Why = TimeProblem::Why;
using Instants = std::vector<Instant>;

const Instant now = at("2026-11-22T19:05:20");  // 14:05:20 in New York

struct Taken {
  std::string text;
  Span want;
};

void check(const Taken& row, const Zone& site, Instant typed_at, std::optional<Instant> stop = {}) {
  INFO('`' << row.text << "` typed at " << site.shown(typed_at) << " in " << site.name());
  const auto read = entered_time(row.text, EnteredAt{typed_at, site, stop});
  REQUIRE(read);
  CHECK(iso(read->from) == iso(row.want.from));
  CHECK(iso(read->to) == iso(row.want.to));
}

struct Refused {
  std::string text;
  Why why;
  Instants choices;
  std::string instead{};
};

void check(const Refused& row, const Zone& site, Instant typed_at) {
  INFO('`' << row.text << "` typed at " << site.shown(typed_at) << " in " << site.name());
  const auto read = entered_time(row.text, EnteredAt{typed_at, site, {}});
  REQUIRE_FALSE(read);
  CHECK((read.error().why == row.why));
  auto choices = row.choices;
  if (row.why == Why::too_far_back || row.why == Why::ahead) choices.push_back(typed_at);
  CHECK((read.error().choices == choices));
  CHECK(read.error().instead == row.instead);
}

TEST_CASE("every form of a moment, to the minute unless seconds are given", "[time]") {
  check(GENERATE(values<Taken>({
            {"now", at("2026-11-22T19:05")},
            {" NOW ", at("2026-11-22T19:05")},
            {"14:05", at("2026-11-22T19:05")},
            {"1405", at("2026-11-22T19:05")},
            {"14:05:10", at("2026-11-22T19:05:10")},
            {"08:00", at("2026-11-22T13:00")},
            {"-10m", at("2026-11-22T18:55")},
            {"-1h30m", at("2026-11-22T17:35")},
            {"-90m", at("2026-11-22T17:35")},
            {"-1d", at("2026-11-21T19:05")},
            {"-30s", at("2026-11-22T19:04:50")},
            {"yesterday 23:50", at("2026-11-22T04:50")},
            {"Yesterday 0010", at("2026-11-21T05:10")},
            {"22-Nov-2026 14:05", at("2026-11-22T19:05")},
            {"22-NOV-2026 1405", at("2026-11-22T19:05")},
            {"3-Nov-2026 14:05:30", at("2026-11-03T19:05:30")},
            {"22NOV2026 1405", at("2026-11-22T19:05")},
            {"22nov2026 14:05", at("2026-11-22T19:05")},
            {"2026-11-22 14:05", at("2026-11-22T19:05")},
            {"2026-11-22 14:05:30", at("2026-11-22T19:05:30")},
            {"2026-11-22T14:05", at("2026-11-22T19:05")},
            {"2026-11-22T14:05:00-05:00", at("2026-11-22T19:05")},
            {"2026-11-22T19:05:19Z", at("2026-11-22T19:05:19")},
            {"2026-11-22T19:05Z", at("2026-11-22T19:05")},
            {"2026-11-22T19:05:00.000Z", at("2026-11-22T19:05")},
            {"2026-11-22T19:05:00.123456+00:00", at("2026-11-22T19:05")},
            {"14:05:10.999", at("2026-11-22T19:05:10")},
            {"2026-11-22 14:05 EST", at("2026-11-22T19:05")},
            {"14:05 est", at("2026-11-22T19:05")},
            {"14:05-05:00", at("2026-11-22T19:05")},
            {"14:05 -0500", at("2026-11-22T19:05")},
            {"2026-07-01 14:05 EDT", at("2026-07-01T18:05")},
            {"2024-02-29 14:05", at("2024-02-29T19:05")},
        })),
        new_york, now);
}

TEST_CASE("a bare time is the latest such moment, at most 2 min ahead", "[time]") {
  const auto night = at("2026-11-23T05:10");  // 00:10
  check(Taken{"23:55", at("2026-11-23T04:55")}, new_york, night);
  check(Taken{"00:10", at("2026-11-23T05:10")}, new_york, night);
  check(Taken{"00:00", at("2026-11-23T05:00")}, new_york, night);
  check(Taken{"00:12", at("2026-11-23T05:12")}, new_york, night);
  check(Refused{"00:13", Why::ahead, {at("2026-11-22T05:13")}}, new_york, night);
  const auto five = at("2026-11-22T19:05");
  check(Taken{"14:07", at("2026-11-22T19:07")}, new_york, five);  // exactly 2 min ahead
  check(Refused{"14:07", Why::ahead, {at("2026-11-21T19:07")}}, new_york, five - 1s);
  check(Refused{"14:07:01", Why::ahead, {at("2026-11-21T19:07:01")}}, new_york, five);
  check(Refused{"14:08", Why::ahead, {at("2026-11-21T19:08")}}, new_york, five);
  check(Taken{"00:01", at("2026-11-23T05:01")}, new_york,
        at("2026-11-23T04:59:30"));  // tomorrow, at 23:59:30
}

TEST_CASE("a bare time more than 12 h back is refused with the moment it would be", "[time]") {
  check(Taken{"02:05", at("2026-11-22T07:05")}, new_york, at("2026-11-22T19:05"));
  check(Refused{"02:05", Why::too_far_back, {at("2026-11-22T07:05")}}, new_york, at("2026-11-22T19:05:01"));
  check(Taken{"02:05:20", at("2026-11-22T07:05:20")}, new_york, now);
  check(Refused{"02:05:19", Why::too_far_back, {at("2026-11-22T07:05:19")}}, new_york, now);
  check(Refused{"14:10", Why::ahead, {at("2026-11-21T19:10")}}, new_york, now);
  // Twelve hours pass on the nights the clocks change too.
  check(Taken{"22:00", at("2026-11-01T02:00")}, new_york, at("2026-11-01T14:00"));  // 09:00 EST
  check(Refused{"21:59", Why::ahead, {at("2026-11-01T01:59")}}, new_york, at("2026-11-01T14:00"));
  check(Taken{"22:00 EDT", at("2026-11-01T02:00")}, new_york, at("2026-11-01T14:00"));
  check(Taken{"20:00", at("2026-03-08T01:00")}, new_york, at("2026-03-08T13:00"));  // 09:00 EDT
  check(Refused{"19:59", Why::ahead, {at("2026-03-08T00:59")}}, new_york, at("2026-03-08T13:00"));
}

TEST_CASE("more than 2 min in the future is refused", "[time]") {
  const auto five = at("2026-11-22T19:05");
  for (const auto* form :
       {"2026-11-22 14:07", "22-Nov-2026 14:07", "22NOV2026 1407", "2026-11-22T19:07:00Z"}) {
    check(Taken{form, at("2026-11-22T19:07")}, new_york, five);
    check(Refused{form, Why::future, {at("2026-11-22T19:07")}}, new_york, five - 1s);
  }
  check(Refused{"2026-11-22 14:07:01", Why::future, {at("2026-11-22T19:07:01")}}, new_york, five);
  check(Refused{"2062-11-22 14:05", Why::future, {at("2062-11-22T19:05")}}, new_york, five);
  check(Refused{"2026-11-24", Why::future, {at("2026-11-24T05:00")}}, new_york, five);
}

struct Gap {
  const Zone* zone;
  std::string day, clock;
  Instant before, after;
};

TEST_CASE("a time the clocks skip is refused with the nearest real ones", "[time]") {
  const auto row = GENERATE(values<Gap>({
      {&new_york, "2026-03-08", "02:30", at("2026-03-08T06:59"), at("2026-03-08T07:00")},
      {&new_york, "08-Mar-2026", "02:00", at("2026-03-08T06:59"), at("2026-03-08T07:00")},
      {&berlin, "2026-03-29", "02:59:59", at("2026-03-29T00:59"), at("2026-03-29T01:00")},
      {&lord_howe, "04OCT2026", "0215", at("2026-10-03T15:29"), at("2026-10-03T15:30")},
      {&casablanca, "2026-03-22", "02:30", at("2026-03-22T01:59"), at("2026-03-22T02:00")},
  }));
  const Instants nearest{row.before, row.after};
  const auto dated = row.day + ' ' + row.clock;
  check(Refused{dated, Why::skipped, nearest}, *row.zone, row.after + 200h);
  check(Refused{row.clock, Why::skipped, nearest}, *row.zone, row.after + 10h);
  check(Refused{"yesterday " + row.clock, Why::skipped, nearest}, *row.zone, row.after + 24h);
  check(Refused{'~' + dated, Why::skipped, nearest}, *row.zone, row.after + 200h);
}

TEST_CASE("a bare time that will be skipped tonight means last night's", "[time]") {
  check(Refused{"02:30", Why::ahead, {at("2026-03-07T07:30")}}, new_york, at("2026-03-08T06:00"));
}

TEST_CASE("what lies beside the skipped hour is real", "[time]") {
  check(Taken{"2026-03-08 01:59", at("2026-03-08T06:59")}, new_york, now);
  check(Taken{"2026-03-08 03:00", at("2026-03-08T07:00")}, new_york, now);
  check(Taken{"2026-10-04 02:30", at("2026-10-03T15:30")}, lord_howe, now);
}

struct Twice {
  const Zone* zone;
  std::string day, clock;
  Instant first, second;
  std::string first_name, second_name;
};

TEST_CASE("a time the clocks show twice is asked once both are past, and never guessed", "[time]") {
  const auto row = GENERATE(values<Twice>({
      {&new_york, "2026-11-01", "01:30", at("2026-11-01T05:30"), at("2026-11-01T06:30"), "EDT", "EST"},
      {&new_york, "01-Nov-2026", "01:00", at("2026-11-01T05:00"), at("2026-11-01T06:00"), "-04:00", "-0500"},
      {&berlin, "2026-10-25", "02:59", at("2026-10-25T00:59"), at("2026-10-25T01:59"), "CEST", "cet"},
      {&lord_howe, "05APR2026", "0145", at("2026-04-04T14:45"), at("2026-04-04T15:15"), "+11", "+1030"},
      {&casablanca, "2026-02-15", "02:30", at("2026-02-15T01:30"), at("2026-02-15T02:30"), "+01", "+00"},
  }));
  const Instants both{row.first, row.second};
  for (const auto& text : {row.clock, row.day + ' ' + row.clock}) {
    check(Taken{text, row.first}, *row.zone, row.first + 10min);
    check(Refused{text, Why::twice, both}, *row.zone, row.second);
    check(Refused{text, Why::twice, both}, *row.zone, row.second + 5h);
    check(Taken{text + ' ' + row.first_name, row.first}, *row.zone, row.second + 5h);
    check(Taken{text + ' ' + row.second_name, row.second}, *row.zone, row.second + 5h);
    check(Refused{'~' + text, Why::twice, both}, *row.zone, row.second + 5h);
  }
  check(Refused{row.day + ' ' + row.clock + ' ' + row.second_name, Why::future, {row.second}}, *row.zone,
        row.first + 10min);
}

TEST_CASE("what lies beside the repeated hour is not asked", "[time]") {
  check(Taken{"2026-11-01 00:59:59", at("2026-11-01T04:59:59")}, new_york, now);
  check(Taken{"2026-11-01 02:00", at("2026-11-01T07:00")}, new_york, now);
}

TEST_CASE("an abbreviation that is not the site's then is refused", "[time]") {
  for (const auto* text :
       {"14:05 EDT", "14:05 PST", "2026-11-22 14:05 EDT", "2026-07-01 14:05 EST", "14:05 CET"}) {
    INFO(text);
    const auto read = entered_time(text, EnteredAt{now, new_york, {}});
    REQUIRE_FALSE(read);
    CHECK((read.error().why == Why::other_zone));
  }
}

TEST_CASE("an uncertain time is a span, cut off at the moment of recording", "[time]") {
  const auto stop = at("2026-11-22T18:00");
  check(GENERATE_REF(values<Taken>({
            {"~13:30", {at("2026-11-22T18:15"), at("2026-11-22T18:45")}},
            {"~14:00", {at("2026-11-22T18:45"), now}},
            {"~ 1400", {at("2026-11-22T18:45"), now}},
            {"~now", {at("2026-11-22T18:50"), now}},
            {"~-10m", {at("2026-11-22T18:40"), now}},
            {"~yesterday 14:00", {at("2026-11-21T18:45"), at("2026-11-21T19:15")}},
            {"~22NOV2026 1300", {at("2026-11-22T17:45"), at("2026-11-22T18:15")}},
            {"14:00\u00B130m", {at("2026-11-22T18:30"), now}},
            {"13:00\u00B130m", {at("2026-11-22T17:30"), at("2026-11-22T18:30")}},
            {"13:00+-30m", {at("2026-11-22T17:30"), at("2026-11-22T18:30")}},
            {"13:00 \u00B1 1h", {at("2026-11-22T17:00"), at("2026-11-22T19:00")}},
            {"2026-11-22 13:00 \u00B1 1h5m", {at("2026-11-22T16:55"), at("2026-11-22T19:05")}},
            {"01-Nov-2026 01:30 EST+-5m", {at("2026-11-01T06:25"), at("2026-11-01T06:35")}},
            {"14:05\u00B10m", at("2026-11-22T19:05")},
            {"2026-11-21", {at("2026-11-21T05:00"), at("2026-11-22T04:59:59")}},
            {"21-Nov-2026", {at("2026-11-21T05:00"), at("2026-11-22T04:59:59")}},
            {"21NOV2026", {at("2026-11-21T05:00"), at("2026-11-22T04:59:59")}},
            {"2026-11-22", {at("2026-11-22T05:00"), now}},
            {"2026-11-01", {at("2026-11-01T04:00"), at("2026-11-02T04:59:59")}},  // 25 h
            {"2026-03-08", {at("2026-03-08T05:00"), at("2026-03-09T03:59:59")}},  // 23 h
            {"after-stop", {stop, now}},
            {"After-Stop", {stop, now}},
        })),
        new_york, now, stop);
}

// Behind a clock time stands an offset only where some place has it, and it is taken only where it is the
// site's.

TEST_CASE("what stands behind a clock time is the site's offset, the end of a span, or refused", "[time]") {
  const auto span = [](const char* from, const char* to) { return Span{at(from), at(to)}; };
  for (const auto* form : {"06:05-06:20", "0605-0620", "06:05 - 06:20", "06:05 to 06:20", "06:05\u201306:20",
                           "06:05 -06:20", "today 06:05-06:20", "22-Nov-2026 06:05-06:20",
                           "2026-11-22 06:05-06:20 EST", "2026-11-22 06:05 TO 2026-11-22 06:20"})
    check(Taken{form, span("2026-11-22T11:05", "2026-11-22T11:20")}, new_york, now);
  check(Taken{"13:00-14:30", span("2026-11-22T18:00", "2026-11-22T19:30")}, new_york, at("2026-11-22T20:00"));
  check(Taken{"23:50-00:10", span("2026-11-22T04:50", "2026-11-22T05:10")}, new_york, at("2026-11-22T06:00"));
  check(Taken{"yesterday 23:50-00:10", span("2026-11-22T04:50", "2026-11-22T05:10")}, new_york, now);
  check(Taken{"14:00-14:07", span("2026-11-22T19:00", "2026-11-22T19:05")}, new_york, at("2026-11-22T19:05"));
  check(Refused{"14:00-14:07", Why::ends_in_future, {at("2026-11-22T19:07")}}, new_york,
        at("2026-11-22T19:04:59"));
  check(Refused{"23:50-00:10", Why::ends_in_future, {at("2026-11-23T05:10")}}, new_york,
        at("2026-11-23T04:55"));
  check(Refused{"14:20-14:40", Why::ahead, {at("2026-11-21T19:20")}}, new_york, now);
  check(Refused{"06:20-06:05", Why::ends_first, {}}, new_york, now);
  check(Refused{"22-Nov-2026 06:05 to 21-Nov-2026 06:20", Why::ends_first, {}}, new_york, now);
  check(Taken{"22-Nov-2026 08:00-20:00", span("2026-11-22T13:00", "2026-11-23T01:00")}, new_york,
        at("2026-11-23T02:00"));
  // Twelve hours over midnight are a span, a second more is not.
  check(Taken{"21-Nov-2026 22:00:00-10:00:00", span("2026-11-22T03:00", "2026-11-22T15:00")}, new_york, now);
  check(Refused{"21-Nov-2026 22:00:00-10:00:01", Why::ends_first, {}}, new_york, now);

  check(Refused{"14:05-24:30", Why::no_such_offset, {}}, new_york, now);
  check(Refused{"14:05+06:20", Why::no_such_offset, {}}, new_york, now);
  check(Refused{"14:05+99", Why::no_such_offset, {}}, new_york, now);
  check(Refused{"2026-11-22T14:05:00+15:00", Why::no_such_offset, {}}, new_york, now);
  check(Refused{"14:05-05:01", Why::ends_first, {}}, new_york, now);
  check(Refused{"2026-11-22T14:05-04:00", Why::other_offset, {at("2026-11-22T18:05")}}, new_york, now);
  check(Refused{"2026-11-23T00:35+05:30", Why::other_offset, {at("2026-11-22T19:05")}}, new_york, now);
  check(Refused{"07:00-08:00", Why::other_offset, {at("2026-11-22T15:00")}, "07:00 to 08:00"}, new_york, now);
  check(Refused{"04:00-05:00", Why::offset_or_span, {at("2026-11-22T09:00")}, "04:00 to 05:00"}, new_york,
        now);
  check(Taken{"04:00 to 05:00", span("2026-11-22T09:00", "2026-11-22T10:00")}, new_york, now);
  check(Taken{"05:00-05:00", at("2026-11-22T10:00")}, new_york, now);
  check(Taken{"2026-11-22T04:00-05:00", at("2026-11-22T09:00")}, new_york, now);
  check(Taken{"04:00 -05:00", at("2026-11-22T09:00")}, new_york, now);
  check(Taken{"12:30-03:30", at("2026-11-22T16:00")}, zone("America/St_Johns"), now);
}

TEST_CASE("a span in the hour that comes twice is asked, and answered by the zone's name", "[time]") {
  const auto later = at("2026-11-01T12:00");
  const auto span = [](const char* from, const char* to) { return Span{at(from), at(to)}; };
  check(Refused{"01:30-01:45", Why::twice, {at("2026-11-01T05:30"), at("2026-11-01T06:30")}}, new_york,
        later);
  check(Taken{"01:30-01:45 EDT", span("2026-11-01T05:30", "2026-11-01T05:45")}, new_york, later);
  check(Taken{"01:30-01:45 EST", span("2026-11-01T06:30", "2026-11-01T06:45")}, new_york, later);
  check(Taken{"01:30 EST-01:45", span("2026-11-01T06:30", "2026-11-01T06:45")}, new_york, later);
  check(Taken{"01:30 EDT-03:00 EST", span("2026-11-01T05:30", "2026-11-01T08:00")}, new_york, later);
  check(Taken{"01:30 EDT to 01:15 EST", span("2026-11-01T05:30", "2026-11-01T06:15")}, new_york, later);
  check(Taken{"01:30-04:00", at("2026-11-01T05:30")}, new_york, later);
  check(Taken{"01:30-05:00", at("2026-11-01T06:30")}, new_york, later);
  check(Taken{"00:30-01:30 EST", span("2026-11-01T04:30", "2026-11-01T06:30")}, new_york, later);
  check(Taken{"01:30-03:20 EDT", span("2026-11-01T05:30", "2026-11-01T08:20")}, new_york, later);
  check(Refused{"07:00-07:20 PST", Why::other_zone, {at("2026-11-01T12:20")}}, new_york,
        at("2026-11-01T14:00"));
  check(Refused{"02:30-03:20", Why::skipped, {at("2026-03-08T06:59"), at("2026-03-08T07:00")}}, new_york,
        at("2026-03-08T12:00"));
}

TEST_CASE("a month is that month, and four digits alone are a clock time", "[time]") {
  const Span april{at("2014-04-01T04:00"), at("2014-05-01T03:59:59")};
  for (const auto* form : {"2014-04", "Apr-2014", "apr 2014", "APR2014", "April 2014"})
    check(Taken{form, april}, new_york, now);
  check(Taken{"2026-11", {at("2026-11-01T04:00"), now}}, new_york, now);
  check(Taken{"2014-04-03", {at("2014-04-03T04:00"), at("2014-04-04T03:59:59")}}, new_york, now);
  check(Taken{"2014", at("2026-11-23T01:14")}, new_york, at("2026-11-23T02:00"));
  check(Refused{"2026-12", Why::future, {at("2026-12-01T05:00")}}, new_york, now);
  check(Refused{"2014-13", Why::no_such_day, {}}, new_york, now);
  check(Refused{"~2014-04", Why::other_offset, {at("2026-11-23T00:14")}}, new_york, at("2026-11-23T02:00"));
}

TEST_CASE("what is written otherwise is refused with how it is typed here", "[time]") {
  check(Refused{"8:20 AM", Why::twelve_hour, {}, "08:20"}, new_york, now);
  check(Refused{"2:05 PM", Why::twelve_hour, {}, "14:05"}, new_york, now);
  check(Refused{"03:30 PM", Why::twelve_hour, {}, "15:30"}, new_york, now);
  check(Refused{"12:05 am", Why::twelve_hour, {}, "00:05"}, new_york, now);
  check(Refused{"12:05 p.m.", Why::twelve_hour, {}, "12:05"}, new_york, now);
  check(Refused{"2pm", Why::twelve_hour, {}, "14:00"}, new_york, now);
  check(Refused{"14:05pm", Why::twelve_hour, {}, "14:05"}, new_york, now);
  check(Refused{"22-Nov-2026 8:20 AM", Why::twelve_hour, {}, "22-Nov-2026 08:20"}, new_york, now);
  check(Refused{"24:00", Why::twenty_four, {}, "today 00:00"}, new_york, now);
  check(Refused{"2026-11-21 24:00", Why::twenty_four, {}, "22-Nov-2026 00:00"}, new_york, now);
  check(Refused{"3/9/1984", Why::day_or_month, {}, "09-Mar-1984 or 03-Sep-1984"}, new_york, now);
  check(Refused{"3/9/2026 14:05", Why::day_or_month, {}, "09-Mar-2026 14:05 or 03-Sep-2026 14:05"}, new_york,
        now);
  check(Refused{"11/22/2026 14:05", Why::not_understood, {}, "22-Nov-2026 14:05"}, new_york, now);
  check(Refused{"13:05 AM", Why::not_understood, {}}, new_york, now);
}

TEST_CASE("a bare time that comes again soon is in the future", "[time]") {
  const auto evening = at("2026-11-23T04:50");  // 23:50
  check(Refused{"00:05", Why::ahead, {at("2026-11-22T05:05")}}, new_york, evening);
  check(Refused{"01:49", Why::ahead, {at("2026-11-22T06:49")}}, new_york, evening);
  check(Refused{"01:50", Why::too_far_back, {at("2026-11-22T06:50")}}, new_york, evening);
}

TEST_CASE("after-stop wants a stop", "[time]") {
  check(Refused{"after-stop", Why::no_stop, {}}, new_york, now);
}

TEST_CASE("a day that is not in the calendar is refused", "[time]") {
  for (const auto* text :
       {"2026-02-30 10:00", "2026-02-30", "2025-02-29 10:00", "31-Apr-2026 10:00", "00-Nov-2026 10:00",
        "2026-13-01 10:00", "2026-00-10", "31NOV2026 1000", "~2026-02-30 10:00"})
    check(Refused{text, Why::no_such_day, {}}, new_york, now);
}

void check_refused(const std::string& text) {
  INFO('`' << text.substr(0, 80) << '`');
  const auto read = entered_time(text, EnteredAt{now, new_york, now - 1h});
  REQUIRE_FALSE(read);
  CHECK((read.error().why == Why::not_understood || read.error().why == Why::other_zone));
}

TEST_CASE("anything else is refused, not guessed", "[time]") {
  constexpr auto forms =
      "| |-|~|\u00B1|\u00B130m|+-30m|~\u00B130m|~~14:00|14:00\u00B1|14:00\u00B1x|14:00+-|"
      "14:00\u00B1-5m|14:00\u00B15m\u00B15m|25:00|24:05|14:60|14:05:60|2560|14|145|14055|14.05|"
      "14,05|14:5|14:|:05|14:05:|14:05:1|1405:10|14:05:10.|14:05:10.x|14:05.5|13:05 AM|25:05 PM|PM|14::05|-14:05|+14:05|14:05 14:06|"
      "14:05 EST EST|14:05 -05:00 -05:00|06:05-06:20-06:30|06:05 to|to 06:20|06:05 to 06:20 to 06:30|~06:05-06:20|EST|EST 14:05|-05:00|14:05 2026-11-22|"
      "2026-11-22 2026-11-22|2026-11-22 2026-11-22 14:05|T14:05|2026-11-22T25:00Z|2026-11-22TZ|"
      "now now|now 14:05|10m|1h|-10|-m|--10m|- 10m|-30m1h|-1.5h|-10m 14:05|noon|"
      "tomorrow 10:00|11/22/2026 14:05|22.11.2026 14:05|22-11-2026 14:05|22-Nov-26 14:05|"
      "22-Nov 14:05|Nov-22-2026 14:05|22-Xyz-2026 14:05|222-Nov-2026 14:05|20261122 1405|"
      "2026-1-22 14:05|2026-11-22_14:05|after-stop 14:05|after stop|\u0661\u0664:\u0660\u0665|"
      "14:05\xFF|\x80";
  for (const auto& text : split(forms, '|')) check_refused(text);
  check_refused(std::string{"14:05\0", 6});
  check_refused(std::string{"\0", 1});
  for (const char c : {'0', '9', '-', '~', ':', ' ', 'T', 'Z', '+'}) check_refused(std::string(100000, c));
  check_refused("14:05 " + std::string(100000, 'E'));
  check_refused("-" + std::string(100000, '1') + "m");
}

TEST_CASE("a time for the clock itself names its day", "[time]") {
  CHECK(*dated_time("2026-11-22 14:05", new_york) == at("2026-11-22T19:05"));
  CHECK(*dated_time("22NOV2026 1405", new_york) == at("2026-11-22T19:05"));
  CHECK(*dated_time(" 2062-11-22T14:05:30Z ", new_york) == at("2062-11-22T14:05:30"));
  CHECK(*dated_time("2026-11-01 01:30 EDT", new_york) == at("2026-11-01T05:30"));
  CHECK((dated_time("2026-11-01 01:30", new_york).error().why == Why::twice));
  CHECK((dated_time("2026-03-08 02:30", new_york).error().why == Why::skipped));
  CHECK((dated_time("2026-02-30 02:30", new_york).error().why == Why::no_such_day));
  for (const auto* text :
       {"", "now", "14:05", "-10m", "yesterday 14:05", "2026-11-22", "~2026-11-22 14:05", "after-stop"}) {
    INFO(text);
    REQUIRE_FALSE(dated_time(text, new_york));
    CHECK((dated_time(text, new_york).error().why == Why::not_understood));
  }
}

}  // namespace
}  // namespace infuwatch::entered_test
