// Checks due by the clock, at both sides of each edge.
#include "protocol/checks.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::checks_edges_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-20T14:00");  // 09:00 in New York, a Friday
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};

Vitals whole_set() {
  using test::operator+;
  return test::hr(80) + test::bp(120, 70) + test::spo2(98);
}

/// The shipped protocol with another plan.
DrugProtocol drug_with(const std::function<void(CheckPlan&)>& change = [](CheckPlan&) {}) {
  auto drug = test::seed().drugs.at("natalizumab");
  change(drug.checks);
  return drug;
}

std::vector<Check> checks(const History& history, Instant now, const DrugProtocol& drug = drug_with(),
                          const char* opening = "always") {
  const auto hours = *parse_opening(opening);
  return checks_of(history.chart(), history.infusion(infusion), {drug, hours, zone}, now);
}

/// `0 15 30 1:00:01`: when vital signs are due, since the start.
std::string grid(const History& history, Instant now, const DrugProtocol& drug = drug_with()) {
  std::string out;
  for (const auto& check : checks(history, now, drug)) {
    if (check.kind != CheckKind::vitals) continue;
    const auto after = (check.due - start).count();
    out += (out.empty() ? "" : " ") + std::to_string(after / 60);
    if (after % 60 != 0) out += ':' + std::to_string(after % 60);
  }
  return out;
}

const Check* found(const std::vector<Check>& all, CheckKind kind) {
  const auto check = std::find_if(all.begin(), all.end(), [&](const Check& c) { return c.kind == kind; });
  return check == all.end() ? nullptr : &*check;
}
Check only(const std::vector<Check>& all, CheckKind kind) {
  const auto* check = found(all, kind);
  REQUIRE(check);
  return *check;
}
Check vitals_at(const std::vector<Check>& all, Seconds after) {
  for (const auto& check : all)
    if (check.kind == CheckKind::vitals && check.due == start + after) return check;
  FAIL("no such check");
  return {};
}

// --- the grid ---

TEST_CASE("the first hour's rhythm reaches to its last second, the next begins with its own step",
          "[protocol]") {
  History history;
  history.start("natalizumab", start, 5h);
  const auto every = [&](Seconds first_hour, Seconds then) {
    return grid(history, start + 2h + 10min, drug_with([&](CheckPlan& plan) {
                  plan.rhythms[0].first_hour_every = first_hour;
                  plan.rhythms[0].then_every = then;
                }));
  };
  CHECK(every(15min, 30min) == "0 15 30 45 60 90 120 150");
  CHECK(every(20min, 40min) == "0 20 40 60 100 140");
  CHECK(every(1h, 40min) == "0 60 100 140");
  CHECK(every(1h + 1s, 40min) == "0 100 140");
  CHECK(every(30min + 1s, 40min) == "0 30:1 100 140");
}

TEST_CASE("what lies ahead is listed as far as the next check, also in the moment one is due", "[protocol]") {
  History history;
  history.start("natalizumab", start, 5h);
  CHECK(grid(history, start - 1s) == "0");
  CHECK(grid(history, start) == "0 15");
  CHECK(grid(history, start + 15min - 1s) == "0 15");
  CHECK(grid(history, start + 15min) == "0 15 30");
  CHECK(grid(history, start + 90min) == "0 15 30 45 60 90 120");
}

TEST_CASE("the stop takes the place of a check due less than 5 min before it", "[protocol]") {
  const auto stopped = [](Seconds after) {
    History history;
    history.start("natalizumab", start);
    history.stop(infusion, start + after);
    return grid(history, start + 1h + 50min);
  };
  CHECK(stopped(20min) == "0 15 20 50 80");
  CHECK(stopped(20min - 1s) == "0 19:59 49:59 79:59");
  CHECK(stopped(15min) == "0 15 45 75");
  CHECK(stopped(15min + 1s) == "0 15:1 45:1 75:1");
}

TEST_CASE("a flag's own checks: every 5 min from its minute to its answer, then every 15 min for an hour",
          "[protocol]") {
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start + 62min + 20s, {seen("hives", 2)});
  CHECK(grid(history, start + 75min) == "0 15 30 45 60 67 72 77");
  history.at(start + 77min + 20s);
  history.ack(FlagId{1});
  CHECK(grid(history, start + 145min) == "0 15 30 45 60 67 72 90 92 107 120 122 137 150");
  const auto every = [&](Seconds tight) {
    return grid(history, start + 145min, drug_with([&](CheckPlan& plan) { plan.tight_then_every = tight; }));
  };
  CHECK(every(1h) == "0 15 30 45 60 67 72 90 120 137 150");
  CHECK(every(1h + 1s) == "0 15 30 45 60 67 72 90 120 150");
}

TEST_CASE("a flag's checks end with the graver flag in its place, and no rhythm of an answer follows",
          "[protocol]") {
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start + 62min, {seen("hives", 2)});
  history.observe(infusion, start + 70min, {seen("hives", 3)});
  REQUIRE(history.flag(1).superseded_by);
  history.at(start + 78min);
  history.ack(FlagId{2});
  CHECK(grid(history, start + 145min) == "0 15 30 45 60 67 75 90 93 108 120 123 138 150");
}

TEST_CASE("a flag answered before a graver one took its place was tight until the answer", "[protocol]") {
  History history;
  history.start("natalizumab", start, 5h);
  history.observe(infusion, start + 62min, {seen("hives", 2)});
  history.at(start + 68min);
  history.ack(FlagId{1});
  history.observe(infusion, start + 99min, {seen("hives", 3)});
  history.ack(FlagId{2});
  CHECK(grid(history, start + 145min) == "0 15 30 45 60 67 83 90 98 113 114 120 128 129 144 150");
}

TEST_CASE("a flag taken back asks for nothing, unless somebody had answered it", "[protocol]") {
  const auto taken_back = [](bool answered) {
    History history;
    history.start("natalizumab", start, 5h);
    const auto entry = history.observe(infusion, start + 62min, {seen("hives", 2)});
    history.at(start + 68min);
    if (answered) history.ack(FlagId{1});
    history.retract(entry);
    return grid(history, start + 100min);
  };
  CHECK(taken_back(false) == "0 15 30 45 60 90 120");
  CHECK(taken_back(true) == "0 15 30 45 60 67 83 90 98 113");
}

// --- what does a check ---

TEST_CASE("of several observations before the start the last does the first check, and no other",
          "[protocol]") {
  const auto reaching_back = drug_with([](CheckPlan& plan) { plan.early = 20min; });
  const auto done_at = [&](Seconds first, Seconds second, Seconds check) {
    History history;
    history.prepare("natalizumab");
    history.observe(infusion, start + first, whole_set());
    history.observe(infusion, start + second, whole_set());
    history.start(infusion, start);
    const auto found = vitals_at(checks(history, start + 20min, reaching_back), check).done_at;
    return found ? std::optional{*found - start} : std::nullopt;
  };
  CHECK(done_at(-20min, -10min, 0s) == -10min);
  CHECK(done_at(-20min, 0s, 0s) == Seconds{0s});
  CHECK(done_at(-20min, 1s, 0s) == -20min);
  CHECK_FALSE(done_at(-4min, -2min, 15min));  // the earlier one has served
  CHECK(done_at(-4min, 1s, 15min) == Seconds{1s});
}

TEST_CASE("of several observations within reach of a later check the first does it", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, whole_set());
  history.observe(infusion, start + 11min, whole_set());
  history.observe(infusion, start + 14min, whole_set());
  CHECK(vitals_at(checks(history, start + 20min), 15min).done_at == start + 11min);
}

TEST_CASE("after the release what was not done is missed; a missed check is neither overdue nor sorted up",
          "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.stop(infusion, start + 10min);
  history.release(infusion, start + 42min);
  const auto last = [&](Instant now) { return vitals_at(checks(history, now), 40min); };
  const auto waiting = last(start + 42min - 1s), missed = last(start + 42min);
  CHECK((waiting.state == CheckState::overdue && waiting.overdue == 42min - 1s));
  CHECK((missed.state == CheckState::missed && missed.overdue == 0s && !missed.priority));
  const auto first = vitals_at(checks(history, start + 41min), 0s);
  CHECK((first.state == CheckState::missed && first.overdue == 0s && !first.priority));
}

TEST_CASE("a check is pending while somebody can still do it, and waits once it is due", "[protocol]") {
  const std::tuple<CheckState, bool, bool> states[] = {
      {CheckState::ok, true, false},       {CheckState::soon, true, false},
      {CheckState::due, true, true},       {CheckState::overdue, true, true},
      {CheckState::done, false, false},    {CheckState::missed, false, false},
      {CheckState::not_done, false, false}};
  for (const auto& [state, pending, waits] : states) {
    INFO(name(state));
    Check check;
    check.state = state;
    CHECK(check.pending() == pending);
    CHECK(check.waits() == waits);
  }
}

TEST_CASE("a check not done for a reason says it, is not overdue, and a done one stays done", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start, whole_set());
  history.at(start + 40min);
  for (const auto* key : {"1/vitals/09:00", "1/vitals/09:30"})
    history.record(NotDone{infusion, start + 40min, key, "asleep"});
  const auto all = checks(history, start + 50min);
  CHECK(vitals_at(all, 0s).state == CheckState::done);
  CHECK(vitals_at(all, 15min).state == CheckState::missed);
  CHECK(vitals_at(all, 15min).why == "");
  const auto said = vitals_at(checks(history, start + 44min), 30min);
  CHECK((said.state == CheckState::not_done && said.why == "asleep"));
  CHECK((said.overdue == 0s && !said.priority));
  CHECK(vitals_at(all, 45min).state == CheckState::overdue);
}

TEST_CASE("what is due at one moment stands in a fixed order", "[protocol]") {
  History history;
  history.start("natalizumab", start, 1h);
  history.stop(infusion, start + 1h);
  std::string kinds;
  for (const auto& check : checks(history, start + 2h))
    if (check.due >= start + 1h) kinds += std::string{name(check.kind)} + ' ';
  CHECK(kinds == "vitals stop vitals vitals release ");
}

// --- stop and release ---

TEST_CASE("a stop is due while the infusion runs, not while it is paused, and nothing before the start",
          "[protocol]") {
  History history;
  history.prepare("natalizumab");
  CHECK(checks(history, start).empty());
  history.start(infusion, start);
  CHECK(found(checks(history, start + 5min), CheckKind::stop));
  history.pause(infusion, start + 10min);
  CHECK_FALSE(found(checks(history, start + 15min), CheckKind::stop));
  history.resume(infusion, start + 20min);
  CHECK(found(checks(history, start + 25min), CheckKind::stop));
}

TEST_CASE("a call is due once the patient is released and the stop is charted", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  CHECK_FALSE(found(checks(history, start + 1h), CheckKind::call));
  history.release(infusion, start + 2h);
  CHECK_FALSE(found(checks(history, start + 3h), CheckKind::call));
  history.stop(infusion, start + 1h);
  CHECK(found(checks(history, start + 3h), CheckKind::call));
}

// --- calls ---

/// Stopped after an hour, released after two: the window closes on Saturday at 10:00.
History released(const std::string& drug = "natalizumab") {
  History history;
  history.start(drug, start);
  history.stop(infusion, start + 1h);
  history.release(infusion, start + 2h);
  return history;
}

void call(History& history, Instant at, CallOutcome outcome) {
  Observed said;
  said.infusion = infusion;
  said.at = at;
  said.source = Source::phone;
  said.call = outcome;
  history.record(said, at);
}

TEST_CASE("a call counts from the release on, and only a call", "[protocol]") {
  const auto state = [](Seconds after) {
    auto history = released();
    history.observe(infusion, start + 3h, {seen("headache", 1)});
    call(history, start + after, CallOutcome::well);
    return only(checks(history, start + 4h), CheckKind::call).state;
  };
  CHECK(state(2h - 1s) == CheckState::ok);
  CHECK(state(2h) == CheckState::done);
}

TEST_CASE("a call that reached nobody near the end of the opening comes back half an hour before it",
          "[protocol]") {
  const auto due_after = [](Instant tried) {
    auto history = released();
    call(history, tried, CallOutcome::no_answer);
    return only(checks(history, tried, drug_with(), "Mon-Fri 07:00-19:00"), CheckKind::call).due;
  };
  const auto six = at("2026-11-20T23:00");  // 18:00 on Friday
  CHECK(due_after(six - 1h - 1s) == six + 1h - 1s);
  CHECK(due_after(six - 1h) == six + 30min);
  CHECK(due_after(six + 29min) == six + 30min);
  CHECK(due_after(six + 31min) == six + 31min);
}

TEST_CASE("a call that reached nobody comes back after 2 h, where it counts at all", "[protocol]") {
  const auto due_after = [](Seconds tried) {
    auto history = released();
    call(history, start + tried, CallOutcome::no_answer);
    return only(checks(history, start + tried), CheckKind::call).due - start;
  };
  CHECK(due_after(12h - 1s) == 24h);  // more than 12 h before it is due: no follow-up call yet
  CHECK(due_after(12h) == 14h);
  CHECK(due_after(24h) == 24h + 30min);  // half an hour before the close at the latest
  CHECK(due_after(25h) == 25h);
  CHECK(due_after(25h + 1s) == 24h);
}

TEST_CASE("a call nobody made in time stays, for review", "[protocol]") {
  const auto owed = only(checks(released(), start + 26h), CheckKind::call);
  CHECK((owed.state == CheckState::overdue && owed.window_closed && owed.overdue == 2h));
  CHECK(owed.priority == Priority::review);
}

TEST_CASE("a reaction of grade 2 or more that was over only after the release asks for another call",
          "[protocol]") {
  const auto closes = [](std::optional<int> grade, Seconds resolved) {
    auto history = released();
    history.observe(infusion, start + 1h + 30min, {seen("hives", grade)});
    history.at(start + resolved);
    history.resolve(FlagId{1});
    return *only(checks(history, start + 10h), CheckKind::call).closes - start;
  };
  CHECK(closes(1, 5h) == 25h);
  CHECK(closes(2, 5h) == 29h);
  CHECK(closes(3, 5h) == 29h);
  CHECK(closes(std::nullopt, 5h) == 25h);
  CHECK(closes(2, 2h) == 25h);        // over when she left
  CHECK(closes(2, 2h + 59s) == 25h);  // in the minute of the release
  CHECK(closes(2, 2h + 1min) == 26h + 1min);
}

TEST_CASE("of several reactions the one that was over last counts", "[protocol]") {
  auto history = released();
  history.observe(infusion, start + 90min, {seen("hives", 2), seen("airway-swelling", 2)});
  REQUIRE(history.chart().flags().size() >= 2);
  history.at(start + 6h);
  history.resolve(FlagId{2});
  history.at(start + 8h);
  history.resolve(FlagId{1});
  CHECK(*only(checks(history, start + 10h), CheckKind::call).closes == start + 32h);
}

TEST_CASE("a call made before the reaction was over is not the last one", "[protocol]") {
  auto history = released();
  history.observe(infusion, start + 1h + 30min, {seen("hives", 2)});
  call(history, start + 3h, CallOutcome::symptoms);
  CHECK(only(checks(history, start + 3h), CheckKind::call).state == CheckState::done);
  history.at(start + 5h);
  history.resolve(FlagId{1});
  CHECK(only(checks(history, start + 6h), CheckKind::call).state == CheckState::ok);
  call(history, start + 5h, CallOutcome::well);
  CHECK(only(checks(history, start + 6h), CheckKind::call).state == CheckState::done);
}

TEST_CASE("another infusion's reaction asks for no call of this one", "[protocol]") {
  auto history = released();
  const auto second = history.start("natalizumab", start + 3h);
  history.observe(second, start + 4h, {seen("hives", 2)});
  history.at(start + 6h);
  REQUIRE(history.flag(1).finding.infusion == second);
  history.resolve(FlagId{1});
  CHECK(*only(checks(history, start + 10h), CheckKind::call).closes == start + 25h);
}

TEST_CASE("a second call is due 48 h after the stop of IVIG", "[protocol]") {
  const auto history = released("ivig");
  const auto second =
      only(checks(history, start + 10h, test::seed().drugs.at("ivig")), CheckKind::second_call);
  CHECK(*second.closes == start + 49h);
  CHECK(second.due == start + 48h);
}

}  // namespace
}  // namespace infuwatch::checks_edges_test
