// What was going on at a moment.
#include "protocol/window.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/property.hpp"

namespace infuwatch::phase_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;

// Natalizumab over its planned hour: the planned end is 15:00, and a stop is missing 30 min after that.
const Instant start = at("2026-11-21T14:00");

struct Row {
  const char* when;
  Instant at;
  Phase want;
};

void check(const History& history, InfusionId infusion, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.when);
    CHECK(name(phase_at(history.infusion(infusion), row.at)) == name(row.want));
  }
}

TEST_CASE("before the start nothing is going on, and from it on the infusion runs", "[protocol]") {
  History history;
  const auto prepared = history.prepare("natalizumab");
  check(history, prepared, {{"prepared only", start, Phase::before}});
  history.start(prepared, start);
  check(history, prepared,
        {{"a second before the start", start - 1s, Phase::before}, {"at the start", start, Phase::infusing}});
}

TEST_CASE("a stop is missing 30 min after the planned end", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  check(history, infusion,
        {{"at the planned end", start + 1h, Phase::infusing},
         {"exactly 30 min after it", start + 1h + 30min, Phase::infusing},
         {"a second more", start + 1h + 30min + 1s, Phase::stop_missing},
         {"a day later", start + 24h, Phase::stop_missing}});
}

TEST_CASE("the order's own planned time moves the planned end", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start, 2h);
  check(history, infusion,
        {{"exactly 30 min after it", start + 2h + 30min, Phase::infusing},
         {"a second more", start + 2h + 30min + 1s, Phase::stop_missing}});
}

TEST_CASE("an infusion is paused from the pause to the resume", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  check(history, infusion,
        {{"at the pause it still ran", start + 20min, Phase::infusing},
         {"a second after the pause", start + 20min + 1s, Phase::paused},
         {"still paused long after the planned end", start + 8h, Phase::paused}});
  history.resume(infusion, start + 35min);
  check(history, infusion,
        {{"a second before the resume", start + 35min - 1s, Phase::paused},
         {"at the resume", start + 35min, Phase::infusing}});
}

TEST_CASE("pauses move the planned end by as long as they took", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.resume(infusion, start + 35min);
  check(history, infusion,
        {{"15 min paused: 30 min after the moved end", start + 1h + 45min, Phase::infusing},
         {"a second more", start + 1h + 45min + 1s, Phase::stop_missing}});
  history.pause(infusion, start + 50min);
  history.resume(infusion, start + 60min);
  check(history, infusion,
        {{"25 min in two pauses", start + 1h + 55min, Phase::infusing},
         {"a second more", start + 1h + 55min + 1s, Phase::stop_missing}});
}

TEST_CASE("a pause charted late counts as one charted at once, and not once it is retracted", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.resume(infusion, start + 35min);
  const auto pause = history.pause(infusion, start + 20min);
  check(history, infusion,
        {{"in the pause", start + 30min, Phase::paused},
         {"after the resume", start + 40min, Phase::infusing},
         {"30 min after the moved end", start + 1h + 45min, Phase::infusing},
         {"a second more", start + 1h + 45min + 1s, Phase::stop_missing}});
  history.retract(pause);
  check(history, infusion,
        {{"no pause any more", start + 30min, Phase::infusing},
         {"30 min after the planned end", start + 1h + 30min, Phase::infusing},
         {"a second more", start + 1h + 30min + 1s, Phase::stop_missing}});
}

TEST_CASE("a rate change with a planned time sets the planned end anew", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.rate(infusion, start + 10min);
  check(history, infusion,
        {{"a rate alone leaves it", start + 1h + 30min, Phase::infusing},
         {"a second more", start + 1h + 30min + 1s, Phase::stop_missing}});
  history.rate(infusion, start + 30min, 90min);
  check(history, infusion,
        {{"90 min from the change, and 30 more", start + 2h + 30min, Phase::infusing},
         {"a second more", start + 2h + 30min + 1s, Phase::stop_missing}});
  history.pause(infusion, start + 40min);
  history.resume(infusion, start + 50min);
  check(history, infusion,
        {{"a later pause moves that one", start + 2h + 40min, Phase::infusing},
         {"a second more", start + 2h + 40min + 1s, Phase::stop_missing}});
}

TEST_CASE("a planned time set while paused is moved by the rest of the pause only", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.rate(infusion, start + 25min, 30min);
  history.resume(infusion, start + 35min);
  check(history, infusion,
        {{"30 min of running from the resume on, and 30 more", start + 95min, Phase::infusing},
         {"a second more", start + 95min + 1s, Phase::stop_missing}});
}

TEST_CASE("\"still running\" is a new planned time from now, after the stop was missed", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.rate(infusion, start + 100min, 20min);
  check(history, infusion,
        {{"30 min after the new end", start + 150min, Phase::infusing},
         {"a second more", start + 150min + 1s, Phase::stop_missing}});
}

TEST_CASE("the patient is observed from the stop on, until she is released", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.stop(infusion, start + 65min);
  check(history, infusion,
        {{"a second before the stop", start + 65min - 1s, Phase::infusing},
         {"at the stop", start + 65min, Phase::infusing},
         {"a second after the stop", start + 65min + 1s, Phase::observing},
         {"observing does not end by itself", start + 9h, Phase::observing}});
  history.release(infusion, start + 125min);
  check(history, infusion,
        {{"at the release", start + 125min, Phase::observing},
         {"a second after the release", start + 125min + 1s, Phase::released},
         {"the next day", start + 24h, Phase::released}});
}

TEST_CASE("a stop ends a pause that nobody ended", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.stop(infusion, start + 40min, "reaction");
  check(history, infusion,
        {{"a second before the stop", start + 40min - 1s, Phase::paused},
         {"at the stop", start + 40min, Phase::infusing},
         {"a second after the stop", start + 40min + 1s, Phase::observing}});
}

TEST_CASE("a stop charted late ends what was a missing stop", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.at(start + 5h);
  check(history, infusion, {{"nobody charted a stop", start + 2h, Phase::stop_missing}});
  history.stop(infusion, start + 3h);
  check(history, infusion,
        {{"it was still running", start + 2h, Phase::infusing},
         {"at the stop", start + 3h, Phase::infusing},
         {"a second after the stop", start + 3h + 1s, Phase::observing}});
}

TEST_CASE("between a stop and a resume the patient is observed", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.stop(infusion, start + 30min);
  history.resume(infusion, start + 50min);
  check(history, infusion,
        {{"a second before the stop", start + 30min - 1s, Phase::infusing},
         {"at the stop", start + 30min, Phase::infusing},
         {"a second after the stop", start + 30min + 1s, Phase::observing},
         {"a second before the resume", start + 50min - 1s, Phase::observing},
         {"at the resume", start + 50min, Phase::infusing},
         {"the gap of 20 min moves the planned end", start + 1h + 50min, Phase::infusing},
         {"a second more", start + 1h + 50min + 1s, Phase::stop_missing}});
  history.stop(infusion, start + 80min);
  check(history, infusion,
        {{"the last stop counts", start + 80min - 1s, Phase::infusing},
         {"at the last stop", start + 80min, Phase::infusing},
         {"a second after the last stop", start + 80min + 1s, Phase::observing},
         {"the gap stays", start + 40min, Phase::observing}});
}

TEST_CASE("without a charted stop a release still ends it", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.release(infusion, start + 2h);
  check(history, infusion,
        {{"the stop was missing", start + 2h, Phase::stop_missing},
         {"a second after the release", start + 2h + 1s, Phase::released}});
}

TEST_CASE("once the start is retracted there was no infusion", "[protocol]") {
  History history;
  const auto infusion = history.prepare("natalizumab");
  const auto started = history.start(infusion, start);
  history.retract(started);
  check(history, infusion, {{"where it ran", start + 30min, Phase::before}});
}

TEST_CASE("infusing, paused, stop-missing and observing are in the chair", "[protocol]") {
  for (const auto phase : {Phase::infusing, Phase::paused, Phase::stop_missing, Phase::observing}) {
    INFO(name(phase));
    CHECK(in_the_chair(phase));
  }
  CHECK_FALSE(in_the_chair(Phase::before));
  CHECK_FALSE(in_the_chair(Phase::released));
}

TEST_CASE("a pause moves no window", "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.resume(infusion, start + 80min);
  history.stop(infusion, start + 2h);
  CHECK(history.infusion(infusion).high_risk_until() == start + 2h);
  CHECK(history.infusion(infusion).follow_up_until() == start + 2h + 24h);
  CHECK(placed(history.infusion(infusion), start + 2h).window == Window::high_risk);
  CHECK(placed(history.infusion(infusion), start + 2h + 1s).window == Window::follow_up);
}

TEST_CASE("a missing stop is said 30 min after the planned end, not in a pause and not after a stop",
          "[protocol]") {
  History history;
  const auto infusion = history.start("natalizumab", start);
  const auto missing = [&](Instant now) { return stop_missing(history.infusion(infusion), now); };
  CHECK_FALSE(missing(start + 1h + 30min));
  CHECK(missing(start + 1h + 30min + 1s));
  const auto pause = history.pause(infusion, start + 50min);
  CHECK_FALSE(missing(start + 3h));
  history.retract(pause);
  history.release(infusion, start + 2h);
  CHECK(missing(start + 3h));
  history.stop(infusion, start + 1h);
  CHECK_FALSE(missing(start + 3h));
}

// Running to 14:20, paused to 14:30, running to 15:00, observed to 16:00, then at home.
History whole_course() {
  History history;
  const auto infusion = history.start("natalizumab", start);
  history.pause(infusion, start + 20min);
  history.resume(infusion, start + 30min);
  history.stop(infusion, start + 60min);
  history.release(infusion, start + 120min);
  return history;
}

TEST_CASE(
    "over a span the phase is the first it touches of infusing, paused, stop-missing, observing, released",
    "[protocol]") {
  const auto history = whole_course();
  struct SpanRow {
    const char* what;
    Span span;
    Phase want;
  };
  const SpanRow rows[] = {
      {"all before", {start - 1h, start - 1s}, Phase::before},
      {"up to the start itself", {start - 1h, start}, Phase::infusing},
      {"within the pause", {start + 20min + 1s, start + 30min - 1s}, Phase::paused},
      {"pause and a second of running before it", {start + 20min - 1s, start + 25min}, Phase::infusing},
      {"pause and the resume", {start + 25min, start + 30min}, Phase::infusing},
      {"within the observation", {start + 60min + 1s, start + 120min - 1s}, Phase::observing},
      {"the moment of the stop and the observation", {start + 60min, start + 90min}, Phase::infusing},
      {"observation and release", {start + 90min, start + 120min}, Phase::observing},
      {"at home", {start + 120min + 1s, start + 300min}, Phase::released},
      {"everything, from before to home", {start - 1h, start + 300min}, Phase::infusing},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK(name(phase_of(history.infusion(InfusionId{1}), row.span)) == name(row.want));
  }
  History missing;
  const auto infusion = missing.start("natalizumab", start);
  missing.release(infusion, start + 3h);
  CHECK(phase_of(missing.infusion(infusion), {start + 91min, start + 4h}) == Phase::stop_missing);
  CHECK(phase_of(missing.infusion(infusion), {start + 90min, start + 4h}) == Phase::infusing);
}

TEST_CASE("a span is never in a lesser phase than any of its moments", "[protocol]") {
  test::holds_always("the phase of a span is the first in order of its moments'", [] {
    const auto minute = [](int most) { return std::chrono::minutes{*rc::gen::inRange(0, most)}; };
    History history;
    const auto infusion = history.start("natalizumab", start);
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
      *rc::gen::arbitrary<bool>() ? history.pause(infusion, start + minute(90))
                                  : history.resume(infusion, start + minute(90));
    if (*rc::gen::arbitrary<bool>()) history.stop(infusion, start + minute(120));
    if (*rc::gen::arbitrary<bool>()) history.release(infusion, start + minute(180));
    const auto from = start - 10min + minute(200);
    const Span span{from, from + minute(60)};
    auto most = Phase::before;
    for (auto moment = span.from; moment <= span.to; moment += 1s)
      most = std::max(most, phase_at(history.infusion(infusion), moment));
    RC_ASSERT(name(phase_of(history.infusion(infusion), span)) == name(most));
  });
}

}  // namespace
}  // namespace infuwatch::phase_test
