#include "time/expiry.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::expiry_test {
namespace {

using test::at;

const auto new_york = *Zone::open("America/New_York");

TEST_CASE("a label's day holds through its last second, a month through its last day, a time by itself",
          "[time]") {
  const struct {
    const char *typed, *last, *shown;
  } cases[] = {{"2026-11-24", "2026-11-25T04:59:59", "24-Nov-2026"},
               {"24-Nov-2026", "2026-11-25T04:59:59", "24-Nov-2026"},
               {"24NOV2026", "2026-11-25T04:59:59", "24-Nov-2026"},
               {"2026-11", "2026-12-01T04:59:59", "30-Nov-2026"},
               {"2026-12", "2027-01-01T04:59:59", "31-Dec-2026"},
               {"2026-11-24 14:00", "2026-11-24T19:00:00", "24-Nov-2026 14:00"},
               {"2026-11-24 23:59:59", "2026-11-25T04:59:59", "24-Nov-2026"},
               {"2026-11-24T14:00:30-05:00", "2026-11-24T19:00:30", "24-Nov-2026 14:00:30"},
               {"2026-11-01", "2026-11-02T04:59:59", "01-Nov-2026"},  // of 25 hours
               {"2026-03-08", "2026-03-09T03:59:59", "08-Mar-2026"},  // of 23
               {"2020-02-29", "2020-03-01T04:59:59", "29-Feb-2020"}};
  for (const auto& [typed, last, told] : cases) {
    INFO(typed);
    const auto read = expiry(typed, new_york);
    REQUIRE(read);
    CHECK(read->last == at(last));
    CHECK(shown(*read, new_york) == told);
    CHECK(*expiry(told, new_york) == *read);
  }
}

TEST_CASE("what names no day of its own is not understood; a day there is not is refused", "[time]") {
  using Why = TimeProblem::Why;
  const std::pair<const char*, Why> cases[] = {{"14:00", Why::not_understood},
                                               {"now", Why::not_understood},
                                               {"-10m", Why::not_understood},
                                               {"today", Why::not_understood},
                                               {"yesterday 14:00", Why::not_understood},
                                               {"~2026-11-24 14:00", Why::not_understood},
                                               {"after-stop", Why::not_understood},
                                               {"soon", Why::not_understood},
                                               {"3/9/2026", Why::day_or_month},
                                               {"2026-02-30", Why::no_such_day},
                                               {"2026-03-08 02:30", Why::skipped},
                                               {"2026-11-01 01:30", Why::twice}};
  for (const auto& [typed, why] : cases) {
    INFO(typed);
    const auto read = expiry(typed, new_york);
    REQUIRE_FALSE(read);
    CHECK(read.error().why == why);
  }
}

TEST_CASE("it is over a second after its last", "[time]") {
  const Expiry until{at("2026-11-24T19:00:00")};
  CHECK_FALSE(until.over_at(at("2026-11-24T19:00:00")));
  CHECK(until.over_at(at("2026-11-24T19:00:01")));
}

}  // namespace
}  // namespace infuwatch::expiry_test
