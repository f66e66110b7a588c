// Checks that were not done: who says so, whom they fall to, and a release that waits for something.
#include "protocol/checks.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>
#include <functional>

namespace infuwatch::checks_undone_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-20T14:00");  // 09:00 in New York, a Friday
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};

Vitals whole_set() { return hr(80) + bp(120, 70) + spo2(98); }

std::vector<Check> checks(const History& history, Instant now) {
  const auto hours = *parse_opening("always");
  return checks_of(history.chart(), history.infusion(infusion), {seed().drugs.at("natalizumab"), hours, zone},
                   now);
}

Check only(const std::vector<Check>& all, CheckKind kind) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Check& one) { return one.kind == kind; });
  REQUIRE(found != all.end());
  return *found;
}
Check vitals_at(const std::vector<Check>& all, Seconds after) {
  for (const auto& check : all)
    if (check.kind == CheckKind::vitals && check.due == start + after) return check;
  FAIL("no such check");
  return {};
}

TEST_CASE("all vital signs that were due by then are said not to be done at once", "[protocol]") {
  const auto states = [](Seconds said) {
    History history;
    history.start("natalizumab", start);
    history.observe(infusion, start, whole_set());
    history.at(start + 39min);
    history.record(NotDone{infusion, start + said, "1/vitals", "asleep"});
    std::string told;
    const auto all = checks(history, start + 39min);
    for (const auto after : {0min, 15min, 30min, 45min})
      told += std::string{name(vitals_at(all, after).state)} + ' ';
    return told;
  };
  CHECK(states(30min) == "done not-done not-done ok ");
  CHECK(states(30min - 1s) == "done not-done overdue ok ");
  CHECK(states(15min) == "done not-done overdue ok ");
  CHECK(states(15min - 1s) == "done missed overdue ok ");
  CHECK(states(45min) == "done not-done not-done ok ");  // what is not due yet is no part of it
}

TEST_CASE("a check falls to whoever last wrote on the infusion by the time it was due", "[protocol]") {
  const auto owner = [](Seconds check, const std::function<void(History&)>& then) {
    History history;
    history.by("starter");
    history.start("natalizumab", start);
    history.by("next");
    then(history);
    return vitals_at(checks(history, start + 50min), check).owner;
  };
  const auto observed = [](Seconds after) {
    return [after](History& history) { history.observe(infusion, start + after, {seen("fatigue", 1)}); };
  };
  CHECK(owner(15min, observed(15min)) == "next");  // missed
  CHECK(owner(15min, observed(15min + 1s)) == "starter");
  CHECK(owner(45min, observed(45min)) == "next");  // overdue
  CHECK(owner(45min, observed(45min + 1s)) == "starter");
  CHECK(owner(60min, observed(30min)).empty());  // not due yet
  CHECK(owner(45min, [](History& history) {      // charted last, of an earlier time
          history.observe(infusion, start + 30min, {seen("fatigue", 1)});
          history.by("last");
          history.observe(infusion, start + 20min, {seen("headache", 1)});
        }) == "last");
}

TEST_CASE("a release that would be asked about is held from the end of the stay on, and not urged",
          "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 1h);
  const auto release = [&](Seconds after) {
    return only(checks(history, start + after), CheckKind::release);
  };
  CHECK_FALSE(release(2h - 1s).held);
  CHECK(release(2h - 1s).state == CheckState::soon);
  for (const Seconds after : {Seconds{2h}, Seconds{2h + 10min}, Seconds{2h + 40min}}) {
    INFO(after.count());
    const auto held = release(after);
    CHECK((held.held && held.state == CheckState::due && held.overdue == 0s && !held.priority));
  }
  CHECK_FALSE(release(2h).goes_on);
  history.observe(infusion, start + 2h, whole_set());
  const auto free = release(2h + 40min);
  CHECK((!free.held && free.state == CheckState::overdue && free.overdue == 40min));
}

TEST_CASE("a held release says whether a symptom or a reading outside the limits goes on", "[protocol]") {
  const auto goes_on = [](const std::function<void(History&)>& then, Seconds after = 2h) {
    History history;
    history.start("natalizumab", start);
    then(history);
    history.stop(infusion, start + 1h);
    return only(checks(history, start + after), CheckKind::release).goes_on;
  };
  const auto low = [](History& history) { history.observe(infusion, start + 30min, bp(84)); };
  CHECK_FALSE(goes_on(low, 2h - 1s));
  CHECK(goes_on(low));
  CHECK_FALSE(goes_on([&](History& history) {
    low(history);
    history.observe(infusion, start + 50min, bp(118));
  }));
  CHECK(goes_on([](History& history) { history.observe(infusion, start + 30min, {seen("hives", 2)}); }, 9h));
  CHECK_FALSE(goes_on(
      [](History& history) {
        history.observe(infusion, start + 30min, {seen("hives", 2)});
        history.resolved(infusion, start + 50min, {"hives"});
      },
      9h));
}

}  // namespace
}  // namespace infuwatch::checks_undone_test
