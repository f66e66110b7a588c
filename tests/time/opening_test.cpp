#include "time/opening.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::opening_test {
namespace {

using namespace std::chrono_literals;
using test::at;

TEST_CASE("opening hours are read by weekday, and told as they were typed", "[time]") {
  for (const auto* text : {"always", "Mon-Fri 07:00-19:00", "Mon-Fri 07:00-19:00, Sat 08:00-14:00",
                           "Sun 00:00-24:00", "Mon 08:00-12:00, Mon 13:00-17:00"}) {
    INFO(text);
    const auto hours = parse_opening(text);
    REQUIRE(hours);
    CHECK(to_text(*hours) == text);
  }
  CHECK(to_text(*parse_opening("sat 8-14, mon-fri 07-19:30")) == "Mon-Fri 07:00-19:30, Sat 08:00-14:00");
}

TEST_CASE("what is no opening hour is refused", "[time]") {
  for (const auto* text : {"", "Mon", "07-19", "Mon 19-07", "Mon 07-07", "Fri-Mon 07-19", "Mon 07-25",
                           "Mon 07:60-19", "Mon 07-12, Mon 11-13", "Xyz 07-19", "Mon 07-19 x"}) {
    INFO(text);
    CHECK_FALSE(parse_opening(text));
  }
}

TEST_CASE("the closing time after a moment is that of the opening it lies in", "[time]") {
  const auto zone = *Zone::open("America/New_York");
  const auto week = *parse_opening("Mon-Fri 07:00-12:00, Mon-Fri 13:00-19:00");
  // 20-Nov-2026 is a Friday; 07:00 there is 12:00 UTC.
  CHECK(closing_after(week, at("2026-11-20T11:59:59"), zone) == at("2026-11-20T00:00"));  // Thursday evening
  CHECK(closing_after(week, at("2026-11-20T12:00"), zone) == at("2026-11-20T17:00"));
  CHECK(closing_after(week, at("2026-11-20T16:59:59"), zone) == at("2026-11-20T17:00"));
  CHECK(closing_after(week, at("2026-11-20T17:00"), zone) == at("2026-11-20T17:00"));
  CHECK(closing_after(week, at("2026-11-20T18:00"), zone) == at("2026-11-21T00:00"));
  CHECK(closing_after(week, at("2026-11-21T14:00"), zone) == at("2026-11-21T00:00"));  // Saturday
  CHECK_FALSE(closing_after({}, at("2026-11-20T14:00"), zone));
  // through midnight, and without an end
  const auto through = *parse_opening("Fri 07:00-24:00, Sat 00:00-06:00");
  CHECK(closing_after(through, at("2026-11-20T23:00"), zone) == at("2026-11-21T11:00"));
  CHECK_FALSE(closing_after(*parse_opening("Mon-Sun 00:00-24:00"), at("2026-11-20T23:00"), zone));
  // the night the clocks go back: 25 h from midnight to midnight
  const auto night = *parse_opening("Sun 00:00-24:00");
  CHECK(closing_after(night, at("2026-11-01T05:00"), zone) == at("2026-11-02T05:00"));
}

TEST_CASE("the last open time before a window closes", "[time]") {
  const auto zone = *Zone::open("America/New_York");
  const auto week = *parse_opening("Mon-Fri 07:00-19:00");
  struct Row {
    const char* closes;
    const char* from;
    const char* until;
  };
  // 20-Nov-2026 is a Friday; 07:00 there is 12:00 UTC.
  const Row rows[] = {
      {"2026-11-20T20:00", "2026-11-20T12:00", "2026-11-20T20:00"},  // within the day: until it closes
      {"2026-11-21T00:00", "2026-11-20T12:00", "2026-11-21T00:00"},  // exactly at closing time
      {"2026-11-22T18:00", "2026-11-20T12:00", "2026-11-21T00:00"},  // on Sunday: Friday's
      {"2026-11-23T12:00", "2026-11-20T12:00", "2026-11-21T00:00"},  // Monday, when it opens: still Friday's
      {"2026-11-23T12:00:01", "2026-11-23T12:00", "2026-11-23T12:00:01"},
  };
  for (const auto& row : rows) {
    INFO(row.closes);
    const auto found = last_open(week, at(row.closes), zone);
    REQUIRE(found);
    CHECK((found->from == at(row.from)));
    CHECK((found->until == at(row.until)));
  }
  const auto always = last_open({}, at("2026-11-22T18:00"), zone);
  REQUIRE(always);
  CHECK((always->until == at("2026-11-22T18:00")));
}

}  // namespace
}  // namespace infuwatch::opening_test
