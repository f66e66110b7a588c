#include "time/entered.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

namespace infuwatch::entered_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using Why = TimeProblem::Why;
using Instants = std::vector<Instant>;

Zone zone(const std::string& name) {
  const auto found = Zone::open(name);
  if (!found) throw std::invalid_argument{name};
  return *found;
}

const Zone new_york = zone("America/New_York"), berlin = zone("Europe/Berlin"),
           lord_howe = zone("Australia/Lord_Howe"), kolkata = zone("Asia/Kolkata"),
           casablanca = zone("Africa/Casablanca");

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
};

void check(const Refused& row, const Zone& site, Instant typed_at) {
  INFO('`' << row.text << "` typed at " << site.shown(typed_at) << " in " << site.name());
  const auto read = entered_time(row.text, EnteredAt{typed_at, site, {}});
  REQUIRE_FALSE(read);
  CHECK((read.error().why == row.why));
  auto choices = row.choices;
  if (row.why == Why::too_far_back) choices.push_back(typed_at);
  CHECK((read.error().choices == choices));
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
            {"2026-11-23T00:35+05:30", at("2026-11-22T19:05")},
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
  check(Refused{"00:13", Why::too_far_back, {at("2026-11-22T05:13")}}, new_york, night);
  const auto five = at("2026-11-22T19:05");
  check(Taken{"14:07", at("2026-11-22T19:07")}, new_york, five);  // exactly 2 min ahead
  check(Refused{"14:07", Why::too_far_back, {at("2026-11-21T19:07")}}, new_york, five - 1s);
  check(Refused{"14:07:01", Why::too_far_back, {at("2026-11-21T19:07:01")}}, new_york, five);
  check(Refused{"14:08", Why::too_far_back, {at("2026-11-21T19:08")}}, new_york, five);
  check(Taken{"00:01", at("2026-11-23T05:01")}, new_york,
        at("2026-11-23T04:59:30"));  // tomorrow, at 23:59:30
}

TEST_CASE("a bare time more than 12 h back is refused with the moment it would be", "[time]") {
  check(Taken{"02:05", at("2026-11-22T07:05")}, new_york, at("2026-11-22T19:05"));
  check(Refused{"02:05", Why::too_far_back, {at("2026-11-22T07:05")}}, new_york, at("2026-11-22T19:05:01"));
  check(Taken{"02:05:20", at("2026-11-22T07:05:20")}, new_york, now);
  check(Refused{"02:05:19", Why::too_far_back, {at("2026-11-22T07:05:19")}}, new_york, now);
  check(Refused{"14:10", Why::too_far_back, {at("2026-11-21T19:10")}}, new_york, now);
  // Twelve hours pass on the nights the clocks change too.
  check(Taken{"22:00", at("2026-11-01T02:00")}, new_york, at("2026-11-01T14:00"));  // 09:00 EST
  check(Refused{"21:59", Why::too_far_back, {at("2026-11-01T01:59")}}, new_york, at("2026-11-01T14:00"));
  check(Taken{"22:00 EDT", at("2026-11-01T02:00")}, new_york, at("2026-11-01T14:00"));
  check(Taken{"20:00", at("2026-03-08T01:00")}, new_york, at("2026-03-08T13:00"));  // 09:00 EDT
  check(Refused{"19:59", Why::too_far_back, {at("2026-03-08T00:59")}}, new_york, at("2026-03-08T13:00"));
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
  check(Refused{"02:30", Why::too_far_back, {at("2026-03-07T07:30")}}, new_york, at("2026-03-08T06:00"));
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
      "14:00\u00B1-5m|14:00\u00B15m\u00B15m|25:00|24:00|14:60|14:05:60|2560|14|145|14055|14.05|"
      "14,05|14:5|14:|:05|14:05:|14:05:1|1405:10|14::05|-14:05|+14:05|14:05 14:06|"
      "14:05 EST EST|14:05 -05:00 -05:00|EST|EST 14:05|-05:00|14:05 2026-11-22|"
      "2026-11-22 2026-11-22|2026-11-22 2026-11-22 14:05|T14:05|2026-11-22T25:00Z|2026-11-22TZ|"
      "now now|now 14:05|10m|1h|-10|-m|--10m|- 10m|-30m1h|-1.5h|-10m 14:05|noon|2pm|"
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

// --- laws ---

const Zone& any_zone() { return **rc::gen::element(&new_york, &berlin, &lord_howe, &kolkata, &casablanca); }

/// From 2010 to 2030, every second of them, and often near a night of change in 2026.
Instant any_instant() {
  const auto near = [](const char* change) {
    return rc::gen::inRange(at(change).time_since_epoch().count() - 7200,
                            at(change).time_since_epoch().count() + 7200);
  };
  return Instant{Seconds{*rc::gen::resize(
      100, rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1262304000, 1893456000), near("2026-11-01T06:00"),
                          near("2026-03-08T07:00"), near("2026-10-25T01:00"), near("2026-04-04T15:00"),
                          near("2026-02-15T02:00")))}};
}

TEST_CASE("what is shown can be typed", "[time]") {
  test::holds_always("with its date, in the repeated hour too", [] {
    const auto& site = any_zone();
    const auto t = any_instant();
    const auto typed_at = t + Seconds{*rc::gen::inRange(0, 400000000)};
    const auto read = entered_time(site.shown(t), EnteredAt{typed_at, site, {}});
    RC_ASSERT((read && *read == Span{t}));
    RC_ASSERT(*dated_time(site.shown(t), site) == t);
    const auto from_iso = entered_time(iso(t), EnteredAt{typed_at, site, {}});
    RC_ASSERT((from_iso && *from_iso == Span{t}));
  });
  test::holds_always("without it, from 12 h back to 2 min ahead", [] {
    const auto& site = any_zone();
    const auto t = any_instant();
    const auto typed_at = t + Seconds{*rc::gen::resize(100, rc::gen::inRange(-120, 12 * 3600 + 1))};
    const bool once = site.readings(site.local(t)).instants.size() == 1;
    const auto read = entered_time(site.shown_near(t, t), EnteredAt{typed_at, site, {}});
    if (once) RC_ASSERT((read && *read == Span{t}));
    if (read) RC_ASSERT(site.local(read->from) == site.local(t));
  });
}

TEST_CASE("no text crashes, and no moment taken is more than 2 min ahead", "[time]") {
  const auto lawful = [](const std::string& text) {
    const auto& site = any_zone();
    const auto typed_at = any_instant();
    const auto stop = *rc::gen::arbitrary<bool>() ? std::optional{typed_at - 1h} : std::nullopt;
    const auto read = entered_time(text, EnteredAt{typed_at, site, stop});
    if (!read) return;
    RC_ASSERT((read->from <= read->to && read->from <= typed_at + 2min));
    RC_ASSERT((read->exact() || read->to <= typed_at));
  };
  const auto byte = rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 256)),
                                 [](int b) { return static_cast<char>(b); });
  test::holds_always("random bytes", [&] { lawful(*rc::gen::container<std::string>(byte)); });
  test::holds_always("pieces of every form in any order", [&] {
    const auto piece =
        rc::gen::element<std::string>("now", "14:05", "1405", ":30", "-", "+", "~", "\u00B1", "10m", "1h30m",
                                      " ", "yesterday", "22-Nov-2026", "22NOV2026", "2026-11-22", "T", "Z",
                                      "01:30", "02:30", "EDT", "+-", "2026-02-30", "after-stop", "9", "Nov");
    std::string text;
    for (const auto& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
    lawful(text);
  });
  test::holds_always("one byte changed in a form", [&] {
    auto text = *rc::gen::element<std::string>("14:05", "-1h30m", "yesterday 23:50", "22-Nov-2026 14:05",
                                               "22NOV2026 1405", "2026-11-22T14:05:30-05:00",
                                               "14:00\u00B130m", "~14:00", "after-stop");
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *byte;
    lawful(text);
  });
}

}  // namespace
}  // namespace infuwatch::entered_test
