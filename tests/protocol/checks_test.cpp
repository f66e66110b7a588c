#include "protocol/checks.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/times.hpp"

#include <algorithm>

namespace infuwatch::checks_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;

const Instant start = at("2026-11-20T14:00");  // 09:00 in New York, a Friday
const Zone zone = *Zone::open("America/New_York");

Vitals whole_set() {
  Vitals v;
  v.heart_rate = Reading{80};
  v.pressure = BloodPressure{120, 70};
  v.spo2 = Reading{98};
  return v;
}

std::vector<Check> checks(const History& history, Instant now, const char* opening = "always",
                          const char* drug = "natalizumab") {
  const auto hours = *parse_opening(opening);
  return checks_of(history.chart(), history.infusion(InfusionId{1}),
                   {test::seed().drugs.at(drug), hours, zone}, now);
}

/// `09:15 done, 09:30 overdue …`: the vital signs' checks.
std::string vitals(const std::vector<Check>& all) {
  std::string out;
  for (const auto& check : all) {
    if (check.kind != CheckKind::vitals) continue;
    const auto key = key_of(check, zone);
    out += (out.empty() ? "" : ", ") + key.substr(key.rfind('/') + 1) + ' ' + std::string{name(check.state)};
  }
  return out;
}

const Check* only(const std::vector<Check>& all, CheckKind kind) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Check& c) { return c.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

TEST_CASE("vital signs are due every 15 min in the first hour, then every 30 min", "[protocol]") {
  History history;
  history.start("ocrelizumab", start);
  CHECK(
      vitals(checks(history, start + 2h + 10min, "always", "ocrelizumab")) ==
      "09:00 missed, 09:15 missed, 09:30 missed, 09:45 missed, 10:00 missed, 10:30 missed, 11:00 overdue, 11:30 ok");
}

TEST_CASE("they are due at the stop and through the observation after it", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);
  CHECK(vitals(checks(history, start + 2h)) ==
        "09:00 missed, 09:15 missed, 09:30 missed, 09:45 missed, 10:00 missed, 10:30 missed, 11:00 overdue");
  history.release(InfusionId{1}, start + 2h);
  CHECK(vitals(checks(history, start + 3h)).ends_with("11:00 missed"));
}

TEST_CASE("a check is ok, soon 5 min before, due for a minute, then overdue", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(InfusionId{1}, start, whole_set());
  const auto at_quarter = [&](Instant now) {
    for (const auto& check : checks(history, now))
      if (check.due == start + 15min) return std::pair{name(check.state), check.overdue};
    return std::pair{std::string_view{"none"}, Seconds{0}};
  };
  CHECK((at_quarter(start + 10min - 1s) == std::pair<std::string_view, Seconds>{"ok", 0s}));
  CHECK((at_quarter(start + 10min) == std::pair<std::string_view, Seconds>{"soon", 0s}));
  CHECK((at_quarter(start + 15min - 1s) == std::pair<std::string_view, Seconds>{"soon", 0s}));
  CHECK((at_quarter(start + 15min) == std::pair<std::string_view, Seconds>{"due", 0s}));
  CHECK((at_quarter(start + 16min - 1s) == std::pair<std::string_view, Seconds>{"due", 0s}));
  CHECK((at_quarter(start + 16min) == std::pair<std::string_view, Seconds>{"overdue", 60s}));
  CHECK((at_quarter(start + 30min - 1s) == std::pair<std::string_view, Seconds>{"overdue", 899s}));
  CHECK((at_quarter(start + 30min).first == "missed"));
}

TEST_CASE("an observation does a check from 5 min before it until the next is due", "[protocol]") {
  const auto done_by = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.observe(InfusionId{1}, start, whole_set());
    history.observe(InfusionId{1}, start + after, whole_set());
    return vitals(checks(history, start + 46min));
  };
  CHECK(done_by(10min - 1s).starts_with("09:00 done, 09:15 missed, 09:30 missed"));
  CHECK(done_by(10min).starts_with("09:00 done, 09:15 done, 09:30 missed"));
  CHECK(done_by(30min - 1s).starts_with("09:00 done, 09:15 done, 09:30 missed"));
  CHECK(done_by(30min).starts_with("09:00 done, 09:15 missed, 09:30 done"));
}

TEST_CASE("one observation does one check, and lateness stays", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(InfusionId{1}, start - 20min, whole_set());
  history.observe(InfusionId{1}, start + 27min, whole_set());
  const auto all = checks(history, start + 31min);
  CHECK(vitals(all).starts_with("09:00 done, 09:15 done, 09:30 overdue"));
  const auto late =
      std::find_if(all.begin(), all.end(), [](const Check& c) { return c.due == start + 15min; });
  CHECK((late->done_at == start + 27min && late->state == CheckState::done));
}

TEST_CASE("only heart rate, blood pressure and SpO2 together do a check; nothing else resets it",
          "[protocol]") {
  History history;
  history.start("natalizumab", start);
  auto partial = whole_set();
  partial.spo2.reset();
  history.observe(InfusionId{1}, start + 15min, partial);
  history.observe(InfusionId{1}, start + 15min, {test::seen("headache", 1)});
  CHECK(vitals(checks(history, start + 20min)) == "09:00 missed, 09:15 overdue, 09:30 ok");
  auto unobtainable = whole_set();
  unobtainable.spo2 = Reading{};
  history.observe(InfusionId{1}, start + 18min, unobtainable);
  CHECK(vitals(checks(history, start + 20min)) == "09:00 missed, 09:15 done, 09:30 ok");
}

TEST_CASE("an overdue check is sorted up after 15 min, and again after 30", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);
  history.observe(InfusionId{1}, start + 2h, whole_set());
  const auto release = [&](Seconds late) {
    return only(checks(history, start + 2h + late), CheckKind::release)->priority;
  };
  CHECK_FALSE(release(15min - 1s));
  CHECK((release(15min) == Priority::review));
  CHECK((release(30min - 1s) == Priority::review));
  CHECK((release(30min) == Priority::urgent));
}

TEST_CASE("an urgent flag tightens the grid until it is answered, and for an hour after", "[protocol]") {
  History history;
  history.start("ocrelizumab", start);
  history.at(start + 62min);
  history.observe(InfusionId{1}, start + 62min, {test::seen("hives", 2)});
  const auto tight = vitals(checks(history, start + 73min, "always", "ocrelizumab"));
  CHECK(tight.find("10:07 missed, 10:12 overdue, 10:17") != std::string::npos);
}

TEST_CASE("a call is due in the last open hour before the window closes", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);  // the window closes on Saturday at 10:00
  history.release(InfusionId{1}, start + 2h);
  const auto weekdays = checks(history, start + 3h, "Mon-Fri 07:00-19:00");
  const auto* call = only(weekdays, CheckKind::call);
  REQUIRE(call);
  CHECK((call->due == at("2026-11-20T23:00") && call->covered));  // Friday 18:00
  const auto mornings = checks(history, start + 3h, "Mon-Fri 07:00-11:00");
  CHECK_FALSE(only(mornings, CheckKind::call)->covered);  // the site had closed when she left
  CHECK((only(checks(history, start + 3h), CheckKind::call)->due == at("2026-11-21T14:00")));
}

TEST_CASE("a call nobody made stays overdue once its window has closed", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);
  history.release(InfusionId{1}, start + 2h);
  const auto call = [&](Instant now) { return *only(checks(history, now), CheckKind::call); };
  CHECK((call(start + 25h).state == CheckState::overdue && !call(start + 25h).window_closed));
  CHECK((call(start + 25h + 1s).state == CheckState::overdue && call(start + 25h + 1s).window_closed));
  CHECK((call(start + 24h * 90).state == CheckState::overdue && call(start + 24h * 90).owner == "n1"));
}

TEST_CASE("a call that reached nobody comes back after 2 h, one that did is done", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);
  history.release(InfusionId{1}, start + 2h);
  const auto call = [&](Instant at, CallOutcome outcome) {
    Observed said;
    said.infusion = InfusionId{1};
    said.at = at;
    said.source = Source::phone;
    said.call = outcome;
    history.record(said, at);
  };
  call(start + 5h, CallOutcome::no_answer);  // too early to move it
  CHECK((only(checks(history, start + 6h), CheckKind::call)->due == start + 24h));
  call(start + 20h, CallOutcome::no_answer);
  const auto all = checks(history, start + 21h);
  const auto* again = only(all, CheckKind::call);
  CHECK((again->due == start + 22h && again->attempts == 2 && again->pending()));
  call(start + 22h, CallOutcome::well);
  CHECK((only(checks(history, start + 23h), CheckKind::call)->state == CheckState::done));
}

TEST_CASE("a call is due in the last open hour only where that is 4 h after the release", "[protocol]") {
  // Released at 11:00 on a Friday; the window closes on Saturday at 10:00.
  const auto [opening, due, counts_from, covered] = GENERATE(table<const char*, Instant, Instant, bool>(
      {{"always", at("2026-11-21T14:00"), at("2026-11-21T02:00"), true},
       {"Mon-Fri 07:00-19:00", at("2026-11-20T23:00"), at("2026-11-20T20:00"), true},
       {"Mon-Fri 07:00-15:01", at("2026-11-20T20:00"), at("2026-11-20T20:00"), true},
       {"Mon-Fri 07:00-15:00", at("2026-11-21T15:00"), at("2026-11-21T03:00"), false},
       {"Sat 07:00-09:00", at("2026-11-21T13:00"), at("2026-11-21T01:00"), true}}));
  INFO(opening);
  History history;
  history.start("natalizumab", start);
  history.stop(InfusionId{1}, start + 1h);
  history.release(InfusionId{1}, start + 2h);
  const auto all = checks(history, start + 3h, opening);
  const auto* call = only(all, CheckKind::call);
  CHECK(call->due == due);
  CHECK((call->counts_from == counts_from));
  CHECK(call->covered == covered);
}

TEST_CASE("questions before the start that were not asked stand until they are answered", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  const auto all = checks(history, start + 1h);
  const auto* screening = only(all, CheckKind::screening);
  REQUIRE(screening);
  CHECK(screening->left_undone());
  CHECK(screening->owner == "n1");
  CHECK(key_of(*screening, zone) == "1/screening");
  const auto asked = screening->questions;
  CHECK(asked.size() >= 3);
  history.correct<Started>(history.infusion(InfusionId{1}).started_by, [&](Started& said) {
    for (std::size_t i = 0; i + 1 < asked.size(); ++i) said.answers.push_back({asked[i], "no"});
  });
  CHECK((only(checks(history, start + 1h), CheckKind::screening)->questions == std::vector{asked.back()}));
  history.correct<Started>(history.infusion(InfusionId{1}).started_by, [&](Started& said) {
    said.answers.push_back({asked.back(), "unknown"});
  });
  CHECK_FALSE(only(checks(history, start + 1h), CheckKind::screening));
}

}  // namespace
}  // namespace infuwatch::checks_test
