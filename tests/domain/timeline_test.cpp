// How an infusion's course is told: src/domain/timeline.cpp.
#include "support/catch.hpp"
#include "support/entries.hpp"
#include "support/property.hpp"

#include <functional>
#include <tuple>

namespace infuwatch::timeline_test {
namespace {

using namespace std::chrono_literals;

const Instant start = test::at("2026-11-22T10:00");
const InfusionId one{1}, two{2};
const Quantity ml_60{Decimal{60000}, "mL/h"};

/// Prepared for 2 h at nine, as entry 2.
test::Entries prepared(std::optional<Seconds> planned = 2h) {
  test::Entries entries;
  entries.say(PatientSet{test::ana()}, start - 1h);
  entries.say(Prepared{one, test::order("natalizumab", planned)});
  return entries;
}

/// Started at ten, as entry 3.
test::Entries begun(std::optional<Seconds> planned = 2h) {
  auto entries = prepared(planned);
  entries.say(Started{one, start, {}});
  return entries;
}

Infusion told(const test::Entries& entries, InfusionId number = one) {
  const auto chart = entries.chart();
  const auto* infusion = chart.infusion(number);
  if (!infusion) throw std::invalid_argument{"no such infusion"};
  return *infusion;
}

TEST_CASE("an infusion is prepared, running, paused, running, stopped, released", "[domain]") {
  auto entries = prepared();
  const auto state = [&] { return name(told(entries).state); };
  CHECK(state() == "prepared");
  CHECK_FALSE(told(entries).started());
  CHECK(told(entries).order.drug == "natalizumab");
  CHECK(told(entries).ordered_by == EntryNumber{2});
  CHECK(told(entries).ordered_at == start - 1h);
  entries.say(Started{one, start, {}});
  CHECK(state() == "running");
  CHECK((told(entries).start == Span{start}));
  CHECK(told(entries).started_by == EntryNumber{3});
  entries.say(Paused{one, start + 30min});
  CHECK(state() == "paused");
  entries.say(Resumed{one, start + 50min});
  CHECK(state() == "running");
  entries.say(Stopped{one, start + 3h, Quantity{Decimal{280000}, "mg"}, "patient"});
  CHECK(state() == "stopped");
  CHECK((told(entries).stop == Span{start + 3h}));
  CHECK(told(entries).stopped_by == EntryNumber{6});
  CHECK(told(entries).stopping.why == "patient");
  CHECK((told(entries).stopping.given == Quantity{Decimal{280000}, "mg"}));
  entries.say(Released{one, start + 4h, "ward"});
  CHECK(state() == "released");
  CHECK((told(entries).release == Span{start + 4h}));
  CHECK(told(entries).released_to == "ward");
}

TEST_CASE("a start can carry the order itself", "[domain]") {
  test::Entries entries;
  entries.say(PatientSet{test::ana()}, start - 1h);
  entries.say(Started{one, start, test::order("rituximab", 4h)});
  CHECK((told(entries).state == InfusionState::running));
  CHECK(told(entries).order.drug == "rituximab");
  CHECK(told(entries).planned_end == start + 4h);
  entries.say(Retracted{EntryNumber{2}});
  CHECK((told(entries).state == InfusionState::voided));
  CHECK_FALSE(told(entries).started());
}

TEST_CASE("a cancelled infusion was never started", "[domain]") {
  auto entries = prepared();
  entries.say(Cancelled{one, start});
  CHECK((told(entries).state == InfusionState::cancelled));
  CHECK_FALSE(told(entries).started());
  entries.say(Retracted{EntryNumber{3}});
  CHECK((told(entries).state == InfusionState::prepared));
}

TEST_CASE("what did not happen is taken back step by step", "[domain]") {
  auto entries = begun();
  entries.say(Stopped{one, start + 1h, {}, "completed"});
  entries.say(Retracted{EntryNumber{4}});
  CHECK((told(entries).state == InfusionState::running));
  CHECK_FALSE(told(entries).stop);
  entries.say(Retracted{EntryNumber{3}});
  CHECK((told(entries).state == InfusionState::prepared));
  CHECK_FALSE(told(entries).start);
  CHECK_FALSE(told(entries).planned_end);
  entries.say(Retracted{EntryNumber{2}});
  CHECK((told(entries).state == InfusionState::voided));
  CHECK(told(entries).order.drug == "natalizumab");  // what was ordered is still known
}

TEST_CASE("the planned end is the order's, else the protocol's", "[domain]") {
  CHECK_FALSE(told(prepared()).planned_end);
  CHECK(told(begun(2h)).planned_end == start + 2h);
  auto entries = begun(std::nullopt);
  AppliedProtocol terms;
  terms.planned = 90min;
  entries.judged().terms.push_back({one, terms});
  CHECK(told(entries).planned_end == start + 90min);
}

TEST_CASE("pauses move the planned end, each by its length, once it is over", "[domain]") {
  auto entries = begun();
  entries.say(Paused{one, start + 30min});
  CHECK(told(entries).planned_end == start + 2h);
  REQUIRE(told(entries).pauses.size() == 1);
  CHECK_FALSE(told(entries).pauses[0].to);
  entries.say(Resumed{one, start + 50min});
  CHECK(told(entries).planned_end == start + 2h + 20min);
  CHECK(told(entries).pauses[0].from == start + 30min);
  CHECK(told(entries).pauses[0].to == start + 50min);
  CHECK_FALSE(told(entries).pauses[0].stopped);
  entries.say(Paused{one, start + 1h});
  entries.say(Resumed{one, start + 65min});
  CHECK(told(entries).planned_end == start + 2h + 25min);
  CHECK((told(entries).resumed == std::vector{start + 50min, start + 65min}));
}

TEST_CASE("a second pause within a pause changes nothing", "[domain]") {
  auto entries = begun();
  entries.say(Paused{one, start + 30min});
  entries.say(Paused{one, start + 40min});
  entries.say(Resumed{one, start + 50min});
  CHECK(told(entries).pauses.size() == 1);
  CHECK(told(entries).planned_end == start + 2h + 20min);
}

TEST_CASE("a rate with a planned time reckons the end anew, one without leaves it", "[domain]") {
  auto entries = begun();
  entries.say(Paused{one, start + 30min});
  entries.say(Resumed{one, start + 50min});
  entries.say(RateSet{one, start + 1h, ml_60, {}});
  CHECK(told(entries).planned_end == start + 2h + 20min);
  CHECK((told(entries).rates.back().rate == ml_60));
  entries.say(RateSet{one, start + 70min, {}, 3h});
  CHECK(told(entries).planned_end == start + 70min + 3h);
  CHECK((told(entries).rates.back().rate == ml_60));  // still running at the same rate
  entries.say(Paused{one, start + 80min});
  entries.say(Resumed{one, start + 90min});
  CHECK(told(entries).planned_end == start + 80min + 3h);
}

TEST_CASE("of a pause only what lies after a new planned time moves it", "[domain]") {
  auto entries = begun();
  entries.say(Paused{one, start + 30min});
  entries.say(RateSet{one, start + 40min, ml_60, 2h});
  CHECK((told(entries).state == InfusionState::paused));
  entries.say(Resumed{one, start + 50min});
  CHECK(told(entries).planned_end == start + 40min + 2h + 10min);
}

TEST_CASE("a resume after a stop reopens the same infusion: same start, same count, the last stop counts",
          "[domain]") {
  auto entries = begun();
  AppliedProtocol terms;
  terms.drug_count = 4;
  terms.count_certain = true;
  entries.judged().terms.push_back({one, terms});
  entries.say(Stopped{one, start + 1h, {}, "reaction"});
  entries.say(Released{one, start + 80min, "home"});
  entries.say(Resumed{one, start + 90min});
  const auto again = told(entries);
  CHECK((again.state == InfusionState::running));
  CHECK((again.start == Span{start}));
  CHECK(again.terms == terms);
  CHECK_FALSE(again.stop);
  CHECK_FALSE(again.release);
  CHECK_FALSE(again.follow_up_until());
  REQUIRE(again.pauses.size() == 1);
  CHECK(again.pauses[0].stopped);
  CHECK((again.pauses[0].from == start + 1h && again.pauses[0].to == start + 90min));
  CHECK(again.planned_end == start + 2h + 30min);
  CHECK((again.resumed == std::vector{start + 90min}));
  entries.say(Stopped{one, start + 3h, {}, "completed"});
  CHECK((told(entries).stop == Span{start + 3h}));
  CHECK(told(entries).stopping.why == "completed");
  CHECK((told(entries).state == InfusionState::stopped));
  CHECK(told(entries).terms.drug_count == 4);
}

TEST_CASE("what was given sums over the stops, in each unit, where the last one tells it", "[domain]") {
  const auto mg = [](std::int64_t amount) { return Quantity{Decimal{amount * 1000}, "mg"}; };
  using Given = std::optional<Quantity>;
  const struct {
    std::vector<Given> stops;
    const char* sum;
  } cases[] = {{{mg(700)}, "700 mg"},
               {{Given{}}, ""},
               {{mg(300), mg(700)}, "1000 mg"},
               {{mg(300), mg(200), mg(500)}, "1000 mg"},
               {{mg(300), Given{}}, ""},
               {{Given{}, mg(700)}, "700 mg"},
               {{mg(300), Quantity{Decimal{700}, "g"}, mg(1)}, "301 mg + 0.7 g"}};
  for (const auto& [stops, sum] : cases) {
    INFO(sum);
    auto entries = begun();
    auto when = start;
    for (const auto& given : stops) {
      if (when > start) entries.say(Resumed{one, when});
      entries.say(Stopped{one, when + 10min, given, "other"});
      when += 20min;
    }
    CHECK(to_text(given_in_all(told(entries))) == sum);
    entries.say(Resumed{one, when});  // it runs again: nothing is told of the whole
    CHECK(given_in_all(told(entries)).empty());
  }
}

TEST_CASE("the lots of an infusion are those of its bags, each once", "[domain]") {
  auto entries = begun();
  const auto hang = [&](const std::string& lot, Seconds after) {
    entries.say(BagHung{one, start + after, lot});
  };
  hang("B2207", 40min);
  hang("", 41min);
  hang(" b2207 ", 50min);
  hang("C1", 30min);
  CHECK((lots_of(told(entries)) == std::vector<std::string>{"C1", "B2207"}));
  CHECK(told(entries).bags.size() == 4);
}

TEST_CASE("a stop ends a pause", "[domain]") {
  auto entries = begun();
  entries.say(Paused{one, start + 30min});
  entries.say(Stopped{one, start + 40min, {}, "reaction"});
  CHECK((told(entries).state == InfusionState::stopped));
  CHECK(told(entries).pauses[0].to == start + 40min);
}

TEST_CASE("a stop charted after the release leaves the patient released", "[domain]") {
  auto entries = begun();
  entries.say(Released{one, start + 3h, "home"});
  CHECK((told(entries).state == InfusionState::released));
  CHECK_FALSE(told(entries).stop);
  entries.say(Stopped{one, start + 2h, {}, "completed"}, start + 4h);
  CHECK((told(entries).state == InfusionState::released));
  CHECK((told(entries).stop == Span{start + 2h}));
  entries.say(Corrected{EntryNumber{5}, {"at"}, Stopped{one, start + 3h + 5min, {}, "completed"}},
              start + 4h);
  CHECK((told(entries).state == InfusionState::released));
}

TEST_CASE("a window closes at the latest instant the charted times allow", "[domain]") {
  CHECK_FALSE(told(prepared()).high_risk_until());
  CHECK(told(begun()).high_risk_until() == start + 2h);
  CHECK_FALSE(told(begun()).follow_up_until());
  CHECK_FALSE(told(begun()).observe_until());
  auto entries = prepared();
  AppliedProtocol terms;
  terms.high_risk = 3h;
  terms.follow_up = 36h;
  terms.observe_after_stop = 1h;
  entries.say(Started{one, Span{start - 15min, start + 15min}, {}});
  entries.judged().terms.push_back({one, terms});
  CHECK(told(entries).high_risk_until() == start + 15min + 3h);
  entries.say(Stopped{one, Span{start + 1h, start + 2h}, {}, "completed"});
  CHECK(told(entries).follow_up_until() == start + 2h + 36h);
  CHECK(told(entries).observe_until() == start + 3h);
  entries.say(Corrected{EntryNumber{4}, {"at"}, Stopped{one, start, {}, "other"}});
  CHECK(told(entries).follow_up_until() == start + 15min + 36h);  // the later of start and stop
}

TEST_CASE("a provider's order of a longer stay counts, ordered before the start or after", "[domain]") {
  auto entries = begun();
  entries.say(Notified{one, start - 10min, "Dr. Vega", "", 4h});
  entries.say(Stopped{one, start + 2h, {}, "completed"});
  CHECK(told(entries).observe_until() == start + 6h);
  entries.say(Notified{one, start + 3h, "Dr. Vega", "", 1min});  // the protocol's time is longer
  CHECK(told(entries).observe_until() == start + 2h + told(entries).terms.observe_after_stop);
}

// --- laws ---

auto course(const Infusion& infusion) {
  std::vector<std::tuple<Instant, std::optional<Instant>, bool>> pauses;
  for (const auto& pause : infusion.pauses) pauses.emplace_back(pause.from, pause.to, pause.stopped);
  std::vector<std::pair<Instant, std::string>> rates;
  for (const auto& change : infusion.rates) rates.emplace_back(change.from, to_text(change.rate));
  return std::tuple{
      infusion.state,       infusion.start, infusion.stop,        infusion.stopping.why, pauses,
      infusion.resumed,     rates,          infusion.planned_end, infusion.release,      infusion.released_to,
      infusion.ordered_stay};
}

/// An act at a minute after the start, on an infusion.
BedsideEvent act(int kind, int minute, InfusionId on) {
  const Span when{start + Seconds{60 * minute}};
  switch (kind) {
    case 0: return Paused{on, when};
    case 1: return Resumed{on, when};
    case 2: return Stopped{on, when, {}, "at " + std::to_string(minute)};
    case 3: return Released{on, when, "to " + std::to_string(minute)};
    case 4: return RateSet{on, when, Quantity{Decimal{minute * 1000}, "mL/h"}, {}};
    case 5: return RateSet{on, when, {}, Seconds{60 * minute}};
    default: return Noted{on, when, "note"};
  }
}

using Course = std::vector<std::pair<int, int>>;  // kinds and minutes

rc::Gen<Course> any_course() {
  const auto step = rc::gen::pair(rc::gen::inRange(0, 7), rc::gen::resize(100, rc::gen::inRange(1, 300)));
  return rc::gen::uniqueBy<Course>(step, [](const auto& one_step) { return one_step.second; });
}

test::Entries recorded(const Course& steps, InfusionId on = one) {
  auto entries = begun();
  entries.say(Prepared{two, test::order()}, start);
  entries.say(Started{two, start, {}});
  for (const auto& [kind, minute] : steps) entries.say(widened(act(kind, minute, on)));
  return entries;
}

TEST_CASE("the course is told from what stands, in the order in which it happened", "[domain]") {
  test::holds_always("whatever the order in which it was recorded", [] {
    const auto steps = *any_course();
    auto in_order = steps;
    std::sort(in_order.begin(), in_order.end(), [](auto a, auto b) { return a.second < b.second; });
    RC_ASSERT(course(told(recorded(steps))) == course(told(recorded(in_order))));
  });
  test::holds_always("without what was retracted", [] {
    auto steps = *rc::gen::nonEmpty(any_course());
    const auto gone = *rc::gen::inRange<std::size_t>(0, steps.size());
    auto entries = recorded(steps);
    entries.say(Retracted{EntryNumber{static_cast<std::int64_t>(6 + gone)}});
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(gone));
    RC_ASSERT(course(told(entries)) == course(told(recorded(steps))));
  });
  test::holds_always("as corrected", [] {
    auto steps = *rc::gen::nonEmpty(any_course());
    const auto wrong = *rc::gen::inRange<std::size_t>(0, steps.size());
    auto entries = recorded(steps);
    const auto minute = *rc::gen::inRange(301, 600);  // another minute, so that no two acts share one
    entries.say(Corrected{
        EntryNumber{static_cast<std::int64_t>(6 + wrong)}, {"at"}, act(steps[wrong].first, minute, one)});
    steps[wrong].second = minute;
    RC_ASSERT(course(told(entries)) == course(told(recorded(steps))));
  });
  test::holds_always("without what was moved away, and with what was moved here", [] {
    const auto steps = *any_course();
    auto entries = recorded(steps, two);
    Moved moved{{}, two, one};
    for (std::size_t i = 5; i < entries.all.size(); ++i)
      moved.entries.push_back(
          {entries.all[i].number, *bedside(entries.all[i].said), entries.all[i].recorded_at, "n1"});
    entries.say(moved);
    RC_ASSERT(course(told(entries, one)) == course(told(recorded(steps), one)));
    RC_ASSERT(course(told(entries, two)) == course(told(recorded({}), two)));
  });
}

}  // namespace
}  // namespace infuwatch::timeline_test
